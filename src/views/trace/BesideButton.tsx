import { traceViews } from '../../state/url/trace/viewParts';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Popover } from '../../ui/Popover';
import { useShortcuts } from '../../ui/shortcuts';
import classes from './BesideButton.module.css';
import { besideFrom, type Beside } from './useBeside';
import { viewFaces } from './viewFaces';

/** Opens a second view beside the first, or says why it is not on screen. */
export function BesideButton({ beside }: { readonly beside: Beside }) {
  const { view, stated, shown } = beside;
  useShortcuts(
    traceViews.map((name, at) => ({
      keys: `Alt+${String(at + 1)}`,
      does: `${viewFaces[name].label} beside; again: close it`,
      group: 'Views',
      run: () => {
        beside.setBeside(stated === name ? undefined : name);
      },
    })),
  );
  return (
    <>
      <Popover
        label="A view beside"
        buttonClass={classes['button']}
        panelClass={classes['panel']}
        button={
          <>
            <Icon name="beside" size={14} />
            <span className={classes['word']}>Beside</span>
          </>
        }
      >
        {(close) => (
          <>
            <p className={classes['note']}>
              A second view with the same selection, find and zoom. Alt and the number of a view do the same.
            </p>
            {traceViews.map((name, at) => (
              <Button
                key={name}
                look="quiet"
                className={classes['choice']}
                disabled={name === view}
                aria-pressed={name === stated}
                onClick={() => {
                  beside.setBeside(name === stated ? undefined : name);
                  close();
                }}
              >
                <Icon name={name === stated ? 'check' : viewFaces[name].icon} size={14} />
                <span className={classes['label']}>
                  {viewFaces[name].label}
                  {name === view ? ' (shown)' : ''}
                </span>
                <kbd>Alt {at + 1}</kbd>
              </Button>
            ))}
            {stated && (
              <Button
                className={classes['choice']}
                onClick={() => {
                  beside.setBeside(undefined);
                  close();
                }}
              >
                <Icon name="close" size={14} />{' '}
                <span className={classes['label']}>Close the view beside</span>
              </Button>
            )}
          </>
        )}
      </Popover>
      {stated && !shown && (
        <span role="note" className={classes['hidden']}>
          {viewFaces[stated].label} stands beside in windows of {besideFrom} px and more.
        </span>
      )}
    </>
  );
}
