import { useLayoutEffect, useState, type RefObject } from 'react';
import { printedRun, usePrinting } from './usePrinting';

/** Rows of one height inside a scrolling element: which of them are on screen. */
export interface VisibleRun {
  /** First row on screen, and the one after the last. */
  readonly first: number;
  readonly end: number;
}

/** The rows of a scroller of `rowHeight` px a row that are on screen, with `overscan` more at each end. Follows scrolling and resizing; while the page is printed, all that go on paper. */
export function useVisibleRun(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  overscan = 4,
): VisibleRun {
  const printing = usePrinting();
  const [run, setRun] = useState<VisibleRun>({ first: 0, end: Math.min(count, 40) });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = () => {
      const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - overscan);
      const end = Math.min(
        count,
        Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + overscan,
      );
      setRun((old) => (old.first === first && old.end === end ? old : { first, end }));
    };
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [scroller, count, rowHeight, overscan]);
  if (printing) return printedRun(count, 0);
  return { first: Math.min(run.first, count), end: Math.min(run.end, count) };
}
