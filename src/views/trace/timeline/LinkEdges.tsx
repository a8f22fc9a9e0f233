import { useRef } from 'react';
import { formatCount, linkEndX, type LinkedBeyond, type TimeAxis } from '../../../core';
import type { TraceView } from '../useTraceView';
import classes from './LinkArrows.module.css';
import type { RowOffsets } from './RowOffsets';
import { useLinkedRows } from './useLinkedRows';
import { useRowsInView } from './useRowsInView';
import type { RowScroll } from './useRowRun';
import type { RowTree } from './useRowTree';

/** Room that a label takes to each side, in px. */
const half = 40;
/** Its height, with the gap to the edge. */
const tall = 30;

/** At the edges of the rows on screen: how many links lead to rows beyond them; pressed, the nearest is shown. */
export function LinkEdges({
  view,
  tree,
  offsets,
  run,
  axis,
}: {
  readonly view: TraceView;
  readonly tree: RowTree;
  readonly offsets: RowOffsets;
  readonly run: RowScroll;
  readonly axis: TimeAxis;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const inView = useRowsInView(frame, offsets, run);
  const linked = useLinkedRows(view, tree, inView);
  const label = (beyond: LinkedBeyond | undefined, isBelow: boolean) => {
    if (!linked || beyond === undefined) return null;
    const x = linkEndX(view.open.trace.spans, linked.span, beyond.nearest.span, axis);
    return (
      <button
        type="button"
        // The same links are buttons in the span's detail.
        tabIndex={-1}
        className={classes['label']}
        style={{
          left: Math.max(half, Math.min(axis.width - half, x)),
          top: isBelow ? inView.height - tall : 6,
        }}
        title="Go to the nearest of them"
        onPointerDown={(event) => {
          // The focus stays with the rows.
          event.preventDefault();
        }}
        onClick={(event) => {
          event.stopPropagation();
          view.scrollTo(beyond.nearest.span);
        }}
      >
        {isBelow ? '↓' : '↑'} {formatCount(beyond.count)} {beyond.count === 1 ? 'link' : 'links'}
      </button>
    );
  };
  return (
    <div ref={frame} className={classes['edges']} aria-hidden="true">
      {label(linked?.above, false)}
      {label(linked?.below, true)}
    </div>
  );
}
