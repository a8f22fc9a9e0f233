import { Dialog } from './Dialog';
import classes from './CopyByHand.module.css';

/** A text to be copied by hand, selected, where the browser does not allow the page to copy it. */
export function CopyByHand({
  title,
  text,
  onClose,
}: {
  readonly title: string;
  readonly text: string;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title={title} open onClose={onClose}>
      <p className={classes['note']}>
        The browser did not allow copying. The text is selected: copy it with Ctrl+C or ⌘C.
      </p>
      <textarea
        // The text is what the dialog is for: it has the focus, and Dialog keeps it inside.
        ref={(field) => {
          field?.select();
        }}
        className={classes['text']}
        aria-label={title}
        readOnly
        rows={4}
        spellCheck={false}
        value={text}
      />
    </Dialog>
  );
}
