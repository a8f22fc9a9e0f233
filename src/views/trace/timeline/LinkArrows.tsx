import { useRef } from 'react';
import {
  arrowPath,
  formatCount,
  linkEndX,
  type LinkedBeyond,
  type LinkedRow,
  type TimeAxis,
} from '../../../core';
import { cx } from '../../../ui/cx';
import type { TraceView } from '../useTraceView';
import classes from './LinkArrows.module.css';
import type { RowOffsets } from './RowOffsets';
import { rowStandingFor } from './rowStandingFor';
import { useLinkedRows } from './useLinkedRows';
import { useRowsInView } from './useRowsInView';
import type { RowScroll } from './useRowRun';
import type { RowTree } from './useRowTree';

/** Where the bars of a row begin and end, with what is drawn under them, in px from its top. */
const barTop = 4;
const barBottom = 23;
/** Arrows to rows that are not drawn end this many px beyond those that are. */
const beyondRows = 120;

/**
 * Arrows from the selected span, or the one whose link is pointed at, to the spans that it links to and from those that link to it.
 * They lie among the rows and scroll with them. The links themselves, with names and by keyboard, are in the span's detail.
 */
export function LinkArrows({
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
  const { spans } = view.open.trace;
  const svg = useRef<SVGSVGElement>(null);
  const inView = useRowsInView(svg, offsets, run);
  const linked = useLinkedRows(view, tree, inView);

  const drawn = () => {
    if (!linked || !(axis.width > 0)) return null;
    const { span, own, pointed } = linked;
    const top = offsets.topOf(run.first) - run.base - beyondRows;
    const bottom = offsets.topOf(Math.max(run.first, run.end - 1)) - run.base + beyondRows;
    /** The upper or lower edge of a row's bar; an open detail belongs to it. */
    const yOf = (row: number, isLower: boolean) => {
      const open = offsets.topOf(row + 1) - offsets.topOf(row) - offsets.rowHeight;
      const edge = !isLower ? barTop : open > 0 ? offsets.rowHeight + open : barBottom;
      return Math.min(bottom, Math.max(top, offsets.topOf(row) - run.base + edge));
    };
    const hot = pointed === undefined ? undefined : rowStandingFor(tree, pointed);

    const arrow = ({ row, span: other, direction, count }: LinkedRow) => {
      const isBelow = row > own;
      const here = { x: linkEndX(spans, span, other, axis), y: yOf(own, isBelow) };
      const there = { x: linkEndX(spans, other, span, axis), y: yOf(row, !isBelow) };
      const { line, head } = direction === 'to' ? arrowPath(here, there) : arrowPath(there, here);
      return (
        <g
          key={`${String(row)} ${direction}`}
          className={cx(row === hot && classes['hot'])}
          data-link={direction}
          data-row={row}
        >
          <path className={classes['halo']} d={line} />
          <path className={classes['line']} d={line} />
          <path className={classes['head']} d={head} />
          {count > 1 && (
            <text className={classes['count']} x={there.x + 7} y={there.y + (isBelow ? -2 : 9)}>
              ×{formatCount(count)}
            </text>
          )}
        </g>
      );
    };
    const away = (beyond: LinkedBeyond | undefined, isBelow: boolean) => {
      if (beyond === undefined || own < inView.first || own >= inView.end) return null;
      const x = linkEndX(spans, span, beyond.nearest.span, axis);
      const line = `M${x.toFixed(1)} ${String(yOf(own, isBelow))}V${String(isBelow ? bottom : top)}`;
      return <path className={classes['away']} d={line} />;
    };
    return (
      <>
        {away(linked.above, false)}
        {away(linked.below, true)}
        {linked.inside.map(arrow)}
      </>
    );
  };
  return (
    <svg ref={svg} className={classes['arrows']} width={axis.width} height={1} aria-hidden="true">
      {drawn()}
    </svg>
  );
}
