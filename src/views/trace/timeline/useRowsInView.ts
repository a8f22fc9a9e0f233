import { useEffect, useState, type RefObject } from 'react';
import type { RowOffsets } from './RowOffsets';
import { headHeight } from './useDetailRows';
import type { RowScroll } from './useRowRun';

/** The rows of which at least a part is on screen, first … end − 1, and the height of the screen in px. */
export interface RowsInView {
  readonly first: number;
  readonly end: number;
  readonly height: number;
}

/** Follows the scrolling of the rows that an element lies among, row by row. */
export function useRowsInView(
  inside: RefObject<Element | null>,
  offsets: RowOffsets,
  { base, layerTop }: RowScroll,
): RowsInView {
  const [view, setView] = useState<RowsInView>({ first: 0, end: 0, height: 0 });
  useEffect(() => {
    const scroller = inside.current?.closest('[data-scroller]');
    if (!scroller) return;
    const update = () => {
      const { scrollTop, clientHeight } = scroller;
      const height = clientHeight - headHeight;
      const top = scrollTop - layerTop + base;
      const next = { first: offsets.rowAt(top), end: offsets.rowAt(top + height - 1) + 1, height };
      setView((old) =>
        old.first === next.first && old.end === next.end && old.height === height ? old : next,
      );
    };
    update();
    scroller.addEventListener('scroll', update, { passive: true });
    const observer = new ResizeObserver(update);
    observer.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', update);
      observer.disconnect();
    };
  }, [inside, offsets, base, layerTop]);
  return view;
}
