import { useLayoutEffect, useRef, type RefObject } from 'react';
import { rowShowing, spanIndex, type Trace } from '../../../core';
import { nearSpan } from '../followSpans';
import type { RowOffsets } from './RowOffsets';
import type { RowTree } from './useRowTree';

/** When a newer state of the trace takes the place of the one before, the row at the top of the screen stays where it is. */
export function useKeptPlace(
  scroller: RefObject<HTMLElement | null>,
  trace: Trace,
  tree: RowTree,
  offsets: RowOffsets,
): void {
  const drawn = useRef({ trace, tree, offsets });
  useLayoutEffect(() => {
    const before = drawn.current;
    drawn.current = { trace, tree, offsets };
    const element = scroller.current;
    // Who is at the very top sees what comes there.
    if (before.trace === trace || !element || element.scrollTop === 0) return;
    const at = before.offsets.rowAt(element.scrollTop);
    const was = before.tree.shape.span[before.tree.rows[at] ?? 0] ?? 0;
    const span = nearSpan(spanIndex(Math.max(0, was)), before.trace, trace);
    const row = rowShowing(tree.rows, Math.max(0, tree.shape.nodeOfSpan[span] ?? 0));
    if (row !== undefined) element.scrollTop += offsets.topOf(row) - before.offsets.topOf(at);
  }, [scroller, trace, tree, offsets]);
}
