import { memo } from 'react';
import {
  hasChildren,
  type Nanos,
  type SpanHints,
  type SpanIndex,
  type TimeAxis,
  type TreeColumns,
} from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { BarCell } from './BarCell';
import type { RowExtras } from './columns/RowExtras';
import { NameCell } from './NameCell';
import { rowName } from './rowName';
import classes from './Timeline.module.css';

/** One span: its place in the tree and its bar. Drawn again only when one of its members changes. */
export const TimelineRow = memo(function TimelineRow({
  id,
  open,
  span,
  tree,
  node,
  thin,
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
  errorsInside,
  spansInside,
  events,
  extras,
  hints,
  server,
  serverColour,
}: {
  readonly id: string;
  readonly open: OpenTrace;
  readonly span: SpanIndex;
  /** The tree that rows are made of, and the span's node in it. */
  readonly tree: TreeColumns;
  readonly node: number;
  /** It is here only because of what is below it. */
  readonly thin: boolean;
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
  /** Matches, spans in error and all spans below its node. */
  readonly matchesInside: number;
  readonly errorsInside: number;
  readonly spansInside: number;
  readonly events: readonly Nanos[] | undefined;
  /** What it shows beside name and bar, once the code of that is there. */
  readonly extras: RowExtras | undefined;
  readonly hints: SpanHints | undefined;
  /** The server's span of a folded call, and the colour of its bar. */
  readonly server: SpanIndex | undefined;
  readonly serverColour: string | undefined;
}) {
  const durationText = useDurationText();
  const words = extras?.parts.words(extras, { open, span, hints, server }) ?? '';
  // Every role has it since ARIA 1.3; the lint's list is older.
  const described = words === '' ? undefined : { 'aria-description': words };
  const cells = extras && extras.columns.length > 0 && <extras.parts.Cells extras={extras} span={span} />;
  return (
    <div
      role="row"
      id={id}
      className={classes['row']}
      style={{ top }}
      aria-level={(tree.depth[node] ?? 0) + 1}
      aria-posinset={position}
      aria-setsize={setSize}
      aria-expanded={hasChildren(tree, node) ? !folded : undefined}
      aria-selected={selected}
      aria-rowindex={row + 2}
      aria-label={
        rowName(open, span, { tree, node, folded, errorsInside, spansInside }, durationText) +
        (extras?.parts.valuesText(extras, span) ?? '')
      }
      {...described}
      data-node={node}
      data-thin={thin || undefined}
      data-active={active || undefined}
      data-detail={detail || undefined}
      data-news={news || undefined}
    >
      <NameCell
        open={open}
        span={span}
        tree={tree}
        node={node}
        folded={folded}
        colour={colour}
        maxLevels={maxLevels}
        match={match}
        matchesInside={matchesInside}
        errorsInside={errorsInside}
        spansInside={spansInside}
        extras={extras}
        hints={hints}
        server={server}
      />
      {extras?.columnsRight !== true && cells}
      <BarCell
        open={open}
        span={span}
        folded={folded}
        colour={colour}
        axis={axis}
        events={events}
        extras={extras}
        server={server}
        serverColour={serverColour}
      />
      {extras?.columnsRight === true && cells}
    </div>
  );
});
