import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Rows of a list that are laid out for paper at most: about forty pages. Longer lists say what they leave out. */
export const mostPrinted = 2000;

/**
 * Whether the page is being printed: lists that draw only what is on screen then draw all of it. True before the
 * browser lays the page out for paper.
 */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(() => window.matchMedia('print').matches);
  useEffect(() => {
    const media = window.matchMedia('print');
    // The browser takes its picture when the listeners are done: the rows have to be there by then.
    const follow = (next: boolean) => {
      flushSync(() => {
        setPrinting(next);
      });
    };
    const before = () => {
      follow(true);
    };
    const after = () => {
      follow(media.matches);
    };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    media.addEventListener('change', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
      media.removeEventListener('change', after);
    };
  }, []);
  return printing;
}

/** The rows [first, end) of `count` that go on paper: all, or the most that may, from the first row on screen on. */
export function printedRun(
  count: number,
  onScreen: number,
): { readonly first: number; readonly end: number } {
  const first = Math.max(0, Math.min(onScreen, count - mostPrinted));
  return count <= mostPrinted ? { first: 0, end: count } : { first, end: first + mostPrinted };
}
