import { announce } from './announce';

/** Copies a text. Answers whether it worked (a browser may deny the clipboard), and says so to screen readers. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    announce('Copied');
    return true;
  } catch {
    announce('The browser did not allow copying; select the text instead');
    return false;
  }
}
