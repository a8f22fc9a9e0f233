import { memo } from 'react';
import { hasChildren, type Nanos, type SpanIndex, type TimeAxis } from '../../../core';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { BarCell } from './BarCell';
import { NameCell } from './NameCell';
import { rowName } from './rowName';
import classes from './Timeline.module.css';

/** One span: its place in the tree and its bar. Drawn again only when one of its members changes. */
export const TimelineRow = memo(function TimelineRow({
  id,
  open,
  span,
  row,
  top,
  position,
  setSize,
  folded,
  active,
  selected,
  detail,
  news,
  colour,
  axis,
  maxLevels,
  match,
  matchesInside,
  events,
}: {
  readonly id: string;
  readonly open: OpenTrace;
  readonly span: SpanIndex;
  readonly row: number;
  /** px from the top of the layer. */
  readonly top: number;
  readonly position: number;
  readonly setSize: number;
  readonly folded: boolean;
  readonly active: boolean;
  readonly selected: boolean;
  /** Its detail is open. */
  readonly detail: boolean;
  /** The last refresh has brought or changed it. */
  readonly news: boolean;
  /** CSS colour of its bar and its strip. */
  readonly colour: string;
  readonly axis: TimeAxis;
  readonly maxLevels: number;
  readonly match: 'none' | 'match' | 'current';
  readonly matchesInside: number;
  readonly events: readonly Nanos[] | undefined;
}) {
  const { spans } = open.trace;
  return (
    <div
      role="row"
      id={id}
      className={classes['row']}
      style={{ top }}
      aria-level={(spans.depth[span] ?? 0) + 1}
      aria-posinset={position}
      aria-setsize={setSize}
      aria-expanded={hasChildren(spans, span) ? !folded : undefined}
      aria-selected={selected}
      aria-rowindex={row + 2}
      aria-label={rowName(open, span, folded)}
      data-span={span}
      data-active={active || undefined}
      data-detail={detail || undefined}
      data-news={news || undefined}
    >
      <NameCell
        open={open}
        span={span}
        folded={folded}
        colour={colour}
        maxLevels={maxLevels}
        match={match}
        matchesInside={matchesInside}
      />
      <BarCell open={open} span={span} folded={folded} colour={colour} axis={axis} events={events} />
    </div>
  );
});
