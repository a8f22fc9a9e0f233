import { Dialog } from '../ui/Dialog';
import { useActiveShortcuts } from '../ui/shortcuts';
import classes from './HelpDialog.module.css';
import { SingleKeysBox } from './settings/SingleKeysBox';

const shownKeys = (keys: string) =>
  keys
    .replace('ArrowLeft', '←')
    .replace('ArrowRight', '→')
    .replace('ArrowUp', '↑')
    .replace('ArrowDown', '↓')
    .replaceAll('+', ' + ');

/** Every key that does something on the present page. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const shortcuts = useActiveShortcuts();
  const groups = Map.groupBy(shortcuts, (shortcut) => shortcut.group);
  return (
    <Dialog title="Keys on this page" open onClose={onClose}>
      <div className={classes['groups']}>
        {[...groups].map(([group, members]) => (
          <section key={group} className={classes['group']}>
            <h3 className={classes['heading']}>{group}</h3>
            {[...Map.groupBy(members, (shortcut) => shortcut.does)].map(([does, same]) => (
              <div key={does} className={classes['line']}>
                <span>{does}</span>
                <span>
                  {same.map((shortcut) => (
                    <kbd key={shortcut.keys}>{shownKeys(shortcut.keys)}</kbd>
                  ))}
                </span>
              </div>
            ))}
          </section>
        ))}
      </div>
      <div className={classes['foot']}>
        <SingleKeysBox />
      </div>
    </Dialog>
  );
}
