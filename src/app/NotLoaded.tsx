import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

/** What was asked for over the page could not be shown: its code did not come, or failed. The page itself goes on. */
export function NotLoaded({ onClose }: { readonly onClose: () => void }) {
  return (
    <Notice
      tone="error"
      actions={
        <>
          <Button
            onClick={() => {
              window.location.reload();
            }}
          >
            Reload the page
          </Button>
          <Button onClick={onClose}>Dismiss</Button>
        </>
      }
    >
      This part of Spanlight could not be shown: its code did not come from the server, or failed.
    </Notice>
  );
}
