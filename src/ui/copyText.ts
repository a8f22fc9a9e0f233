import { announce } from './announce';

const otherWindows = new Set<Window>();

/** Lets copying work from another window of this page too: only the one with the focus may. Answers with the way to stop. */
export function copyFrom(other: Window): () => void {
  otherWindows.add(other);
  return () => {
    otherWindows.delete(other);
  };
}

const focused = (): Window =>
  document.hasFocus() ? window : ([...otherWindows].find((other) => other.document.hasFocus()) ?? window);

/** Copies a text. Answers whether it worked (a browser may deny the clipboard), and says so to screen readers. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await focused().navigator.clipboard.writeText(text);
    announce('Copied');
    return true;
  } catch {
    announce('The browser did not allow copying; select the text instead');
    return false;
  }
}
