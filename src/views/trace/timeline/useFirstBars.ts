import { useEffect } from 'react';
import { fetchDetailCode } from '../LazyDetail';

/** Marks the moment in which the first bars are on screen, and fetches then what is likely to be wanted next. */
export function useFirstBars(isDrawn: boolean): void {
  useEffect(() => {
    if (!isDrawn) return;
    const frame = requestAnimationFrame(() => {
      performance.mark('spanlight:first-bars');
      fetchDetailCode();
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [isDrawn]);
}
