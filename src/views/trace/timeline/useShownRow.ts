import { useEffect, useEffectEvent, useLayoutEffect, useRef, type RefObject } from 'react';
import { openingFor, reveal, rowShowing } from '../../../core';
import { announce } from '../../../ui/announce';
import type { TraceView } from '../useTraceView';
import type { RowScroll } from './useRowRun';
import type { RowTree } from './useRowTree';

/** What hides a row may lie inside something else that hides it: more than this many deep is given up. */
const mostOpenings = 50;

/**
 * Grants the wish to see a span's row: opens the group, placeholder and folds that hide it, one after the other as the address follows,
 * and scrolls there. Where nothing shall be opened, or a cut took the span, the row that stands for it will do. While the parts above
 * the rows are still coming and take room, the row stays in sight, until the reader scrolls.
 */
export function useShownRow(
  { open, shown }: TraceView,
  tree: RowTree,
  run: RowScroll,
  scroller: RefObject<HTMLElement | null>,
  isReady: boolean,
): void {
  /** The row that was shown last, and where the scroller stood then. */
  const kept = useRef<{ readonly row: number; readonly rows: Int32Array; readonly top: number }>(undefined);
  const keepInSight = useEffectEvent((element: HTMLElement) => {
    const { current } = kept;
    if (current?.rows !== tree.rows || current.top !== element.scrollTop) return;
    run.showRow(current.row);
    kept.current = { ...current, top: element.scrollTop };
  });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      keepInSight(element);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [scroller]);
  const granted = useRef(-1);
  const openings = useRef({ turn: -1, count: 0 });
  useLayoutEffect(() => {
    if (shown === undefined || !isReady || granted.current === shown.turn) return;
    const { shape, rows, folds } = tree;
    const { span, turn, opens } = shown;
    const node = shape.nodeOfSpan[span] ?? -1;
    if (node < 0) {
      granted.current = turn;
      announce('This span is cut away: see the cuts above the timeline');
      return;
    }
    if (openings.current.turn !== turn) openings.current = { turn, count: 0 };
    if (opens && openings.current.count++ < mostOpenings) {
      const opening = openingFor(open.trace.spans, shape, span);
      if (opening !== undefined) {
        tree.openNode(opening, 'replace');
        return;
      }
      const revealed = reveal(shape, folds, node);
      if (revealed !== folds) {
        tree.setFolds(revealed);
        return;
      }
    }
    const row = rowShowing(rows, node);
    if (row === undefined) return;
    granted.current = turn;
    run.showRow(row);
    kept.current = { row, rows, top: scroller.current?.scrollTop ?? 0 };
  }, [open, shown, tree, run, scroller, isReady]);
}
