import { useLayoutEffect, useRef, type RefObject } from 'react';
import { rowShowing, spanIndex, type Trace } from '../../../core';
import { nearSpan } from '../followSpans';
import type { RowOffsets } from './RowOffsets';

/** When a newer state of the trace takes the place of the one before, the row at the top of the screen stays where it is. */
export function useKeptPlace(
  scroller: RefObject<HTMLElement | null>,
  trace: Trace,
  rows: Int32Array,
  offsets: RowOffsets,
): void {
  const drawn = useRef({ trace, rows, offsets });
  useLayoutEffect(() => {
    const before = drawn.current;
    drawn.current = { trace, rows, offsets };
    const element = scroller.current;
    // Who is at the very top sees what comes there.
    if (before.trace === trace || !element || element.scrollTop === 0) return;
    const at = before.offsets.rowAt(element.scrollTop);
    const row = rowShowing(rows, nearSpan(spanIndex(before.rows[at] ?? 0), before.trace, trace));
    if (row !== undefined) element.scrollTop += offsets.topOf(row) - before.offsets.topOf(at);
  }, [scroller, trace, rows, offsets]);
}
