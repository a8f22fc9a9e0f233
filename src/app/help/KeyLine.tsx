import { cx } from '../../ui/cx';
import { shownKeys } from '../../ui/keyWords';
import type { ActiveShortcut } from '../../ui/shortcuts';
import classes from './HelpDialog.module.css';

/** What is done, and the keys that do it: each is a button that changes it. */
export function KeyLine({
  alike,
  hidden,
  onEdit,
}: {
  readonly alike: readonly ActiveShortcut[];
  /** Shortcuts whose keys do something else, and what. */
  readonly hidden: ReadonlyMap<string, ActiveShortcut>;
  readonly onEdit: (id: string) => void;
}) {
  const does = alike[0]?.does ?? '';
  const clash = alike.map(({ id }) => hidden.get(id)).find((other) => other !== undefined);
  return (
    <div className={classes['line']}>
      <span>
        {does}
        {clash && <span className={classes['clash']}> (its key does “{clash.does}” here)</span>}
      </span>
      <span className={classes['keys']}>
        {alike.map(({ id, keys, ownKeys }) => (
          <button
            key={id}
            type="button"
            data-shortcut={id}
            className={cx(classes['key'], keys !== ownKeys && classes['changed'])}
            title={
              keys === ownKeys
                ? 'Change this key'
                : `Change this key; its own is ${shownKeys(ownKeys) || 'none'}`
            }
            aria-label={`${keys === '' ? 'No key' : shownKeys(keys)}: change the key of “${does}”`}
            onClick={() => {
              onEdit(id);
            }}
          >
            <kbd>{keys === '' ? '–' : shownKeys(keys)}</kbd>
          </button>
        ))}
      </span>
    </div>
  );
}
