import { useCallback, useLayoutEffect, useMemo, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { printedRun, usePrinting } from '../../../ui/usePrinting';
import type { RowOffsets } from './RowOffsets';
import { headHeight } from './useDetailRows';

/** Browsers refuse elements taller than 17 to 33 million px: taller lists scroll through a shorter space. */
const tallest = 12_000_000;
/** In that case rows stand relative to a base this far apart, so that their own offsets stay small. */
const baseStep = 100_000;
/** Rows beyond each edge, so that a scroll of the compositor meets drawn rows. */
const overscan = 4;
/** The first row is a multiple of this: fewer, larger changes of the pool. */
const grain = 2;

/** Height in which rows can be seen. */
const heightOf = (scroller: HTMLElement): number => scroller.clientHeight - headHeight;

/** Which rows are on screen and where they stand. */
export interface RowRun {
  readonly first: number;
  /** One after the last. */
  readonly end: number;
  /** px in the list that `layerTop` of the scrolled element corresponds to. */
  readonly base: number;
  readonly layerTop: number;
}

/** What is laid out for paper: the rows one under the other from the top of a scrolled element of just their height. */
function onPaper(offsets: RowOffsets, onScreen: number) {
  const { first, end } = printedRun(offsets.count, onScreen);
  const base = offsets.topOf(first);
  const stop = end < offsets.count ? offsets.topOf(end) : offsets.total;
  return { first, end, base, layerTop: 0, height: stop - base, pool: Math.max(1, end - first) };
}

export interface RowScroll extends RowRun {
  /** Height of the scrolled element. */
  readonly height: number;
  /** Rows that the pool holds at most. */
  readonly pool: number;
  /** Scrolls so that `y` px of the list stand at the top. */
  readonly scrollToY: (y: number) => void;
  /** Scrolls as little as needed to show a row, below the ancestors that stay on top of it; to the middle when it is far. */
  readonly showRow: (row: number) => void;
  /** px of the list that stand at the top of the screen. */
  readonly topY: () => number;
  /** Whole rows on a screen. */
  readonly pageRows: () => number;
}

const sameRun = (a: RowRun, b: RowRun) =>
  a.first === b.first && a.end === b.end && a.base === b.base && a.layerTop === b.layerTop;

/** Follows the scrolling and resizing of a scroller over rows that need not all have the same height. `insetOf` = px above a row that must stay free. */
export function useRowRun(
  scroller: RefObject<HTMLElement | null>,
  offsets: RowOffsets,
  insetOf: (row: number) => number,
): RowScroll {
  const [run, setRun] = useState<RowRun>(() => ({
    first: 0,
    // Fewer than can be seen: those that are missing are drawn before the first paint, those too many for nothing.
    end: Math.min(offsets.count, Math.ceil(window.innerHeight / offsets.rowHeight / 2)),
    base: 0,
    layerTop: 0,
  }));
  const printing = usePrinting();
  const [pool, setPool] = useState(60);
  const height = Math.min(offsets.total, tallest);

  /** How many px of the list one px of scrolling is. */
  const ratio = useCallback(
    (clientHeight: number) =>
      offsets.total <= tallest ? 1 : (offsets.total - clientHeight) / (tallest - clientHeight),
    [offsets],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = (): RowRun => {
      const { scrollTop } = element;
      const clientHeight = heightOf(element);
      const top = scrollTop * ratio(clientHeight);
      const first = Math.max(0, Math.floor((offsets.rowAt(top) - overscan) / grain) * grain);
      const last = Math.ceil((offsets.rowAt(top + clientHeight) + 1 + overscan) / grain) * grain;
      const base = offsets.total <= tallest ? 0 : Math.floor(top / baseStep) * baseStep;
      return { first, end: Math.min(offsets.count, last), base, layerTop: scrollTop - top + base };
    };
    const update = () => {
      const next = measure();
      setRun((old) => (sameRun(old, next) ? old : next));
    };
    // In the same frame as the scrolling: else rows come a frame late.
    const onScroll = () => {
      flushSync(update);
    };
    const resized = () => {
      setPool(Math.ceil(heightOf(element) / offsets.rowHeight) + 2 * (overscan + grain) + 1);
      update();
    };
    resized();
    element.addEventListener('scroll', onScroll, { passive: true });
    const observer = new ResizeObserver(resized);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, [scroller, offsets, ratio]);

  return useMemo(() => {
    const scrollToY = (y: number) => {
      const element = scroller.current;
      if (element) element.scrollTop = y / ratio(heightOf(element));
    };
    return {
      ...run,
      first: Math.min(run.first, offsets.count),
      end: Math.min(run.end, offsets.count),
      height,
      pool,
      ...(printing && onPaper(offsets, run.first)),
      scrollToY,
      showRow: (row) => {
        const element = scroller.current;
        if (!element) return;
        const clientHeight = heightOf(element);
        const top = element.scrollTop * ratio(clientHeight);
        const y = offsets.topOf(row);
        const { rowHeight } = offsets;
        const inset = insetOf(row);
        if (y >= top + inset && y + rowHeight <= top + clientHeight) return;
        const near = 3 * rowHeight + inset;
        if (y < top + inset && top - y <= near) scrollToY(y - inset);
        else if (y > top && y + rowHeight - top - clientHeight <= near)
          scrollToY(y + rowHeight - clientHeight);
        else scrollToY(y - (clientHeight - rowHeight) / 2);
      },
      topY: () => {
        const element = scroller.current;
        return element ? element.scrollTop * ratio(heightOf(element)) : 0;
      },
      pageRows: () =>
        Math.max(1, Math.floor((scroller.current ? heightOf(scroller.current) : 0) / offsets.rowHeight) - 1),
    };
  }, [run, offsets, insetOf, height, pool, ratio, scroller, printing]);
}
