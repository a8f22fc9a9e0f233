import { create } from 'zustand';

/** The window of its own that shows the selected span, while it is open. It belongs to this page and closes with it. */
export const useDetailWindow = create<{ readonly window: Window | undefined }>(() => ({ window: undefined }));

const features = 'popup,width=620,height=820';

/** Opens that window, or brings it to the front. False where the browser does not allow it: only a press of the reader may. */
export function openDetailWindow(): boolean {
  const known = useDetailWindow.getState().window;
  if (known && !known.closed) {
    known.focus();
    return true;
  }
  // An empty page of our own origin: it has this page's Content-Security-Policy, and nothing is loaded twice.
  const opened = window.open('', '', features);
  if (!opened) return false;
  useDetailWindow.setState({ window: opened });
  return true;
}

/** Closes that window, or takes note that the reader closed it. */
export function closeDetailWindow(): void {
  const known = useDetailWindow.getState().window;
  useDetailWindow.setState({ window: undefined });
  known?.close();
}
