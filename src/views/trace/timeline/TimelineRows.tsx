import type { ReactNode } from 'react';
import {
  NodeKind,
  hasLinks,
  isFolded,
  markedIn,
  spanIndex,
  type SpanHints,
  type SpanIndex,
  type TimeAxis,
} from '../../../core';
import { PrintedPart } from '../../../pieces/PrintedPart';
import { onDemand } from '../../../state/session/onDemand';
import { colourOf, type SpanColours } from '../colours/SpanColours';
import { arrivalsOf, useArrivals } from '../../../state/session/arrivals';
import { referenceTo } from '../spanReference';
import type { Find } from '../useFind';
import type { TraceView } from '../useTraceView';
import type { RowExtras } from './columns/RowExtras';
import { DetailRow } from './DetailRow';
import type { RowOffsets } from './RowOffsets';
import { StripMatches } from './StripMatches';
import classes from './Timeline.module.css';
import { TimelineRow } from './TimelineRow';
import type { OpenDetail } from './useDetailRows';
import { useEventTimes } from './useEventTimes';
import type { RowScroll } from './useRowRun';
import type { RowTree } from './useRowTree';
import type { DrawRow } from './StickyAncestors';
import { rowHeight } from './useDetailRows';

/** In few traces' first look: loaded when one is there. */
const GroupRow = onDemand(async () => (await import('./GroupRow')).GroupRow);
const PlaceholderRow = onDemand(async () => (await import('./PlaceholderRow')).PlaceholderRow);

const StickyAncestors = onDemand(async () => (await import('./StickyAncestors')).StickyAncestors);
const LinkArrows = onDemand(async () => (await import('./LinkArrows')).LinkArrows);
const LinkEdges = onDemand(async () => (await import('./LinkEdges')).LinkEdges);

/** Deep levels are drawn only as far as the name still has room. */
const levelsFor = (nameWidth: number) => Math.max(2, Math.min(16, Math.floor((nameWidth - 150) / 14)));

/** The rows on screen, out of a pool whose elements are used again and again, and the details open between them. */
export function TimelineRows({
  id,
  view,
  find,
  colours,
  tree,
  details,
  offsets,
  run,
  axis,
  nameWidth,
  activeRow,
  sticky,
  onPick,
  onHeight,
  onClose,
  extras,
  hints,
}: {
  readonly id: string;
  readonly view: TraceView;
  readonly find: Find;
  readonly colours: SpanColours;
  readonly tree: RowTree;
  readonly details: readonly OpenDetail[];
  readonly offsets: RowOffsets;
  readonly run: RowScroll;
  readonly axis: TimeAxis;
  readonly nameWidth: number;
  readonly activeRow: number;
  /** Ancestors of the topmost row stay in sight. */
  readonly sticky: boolean;
  readonly onPick: (row: number) => void;
  readonly onHeight: (span: SpanIndex, height: number) => void;
  readonly onClose: (span: SpanIndex) => void;
  readonly extras: RowExtras | undefined;
  readonly hints: ReadonlyMap<SpanIndex, SpanHints> | undefined;
}) {
  const { open, selected, opened } = view;
  const { shape, folds, rows, places, spansBefore, errorsBefore, matchesBefore } = tree;
  const news = useArrivals(arrivalsOf(open.handle));
  const events = useEventTimes(open, shape, rows, run.first, run.end);
  const maxLevels = levelsFor(nameWidth);
  const selectedNode = selected === undefined ? -1 : (shape.nodeOfSpan[selected] ?? -1);

  const drawRow: DrawRow = (row, key, top = offsets.topOf(row) - run.base, rowId) => {
    const node = rows[row] ?? 0;
    const kind = shape.kind[node] ?? NodeKind.span;
    const isSpan = kind === NodeKind.span;
    const folded = isFolded(shape, folds, node);
    const frame = {
      id: rowId ?? `${id}-${String(node)}`,
      row,
      top,
      position: places.position[node] ?? 1,
      setSize: places.setSize[node] ?? 1,
      active: row === activeRow,
      maxLevels,
      matchesInside: matchesBefore && (folded || !isSpan) ? markedIn(shape, matchesBefore, node, !isSpan) : 0,
      errorsInside: markedIn(shape, errorsBefore, node, !isSpan),
    };
    const span = spanIndex(Math.max(0, shape.span[node] ?? 0));
    if (kind === NodeKind.placeholder)
      return (
        <PlaceholderRow
          key={key}
          {...frame}
          shape={shape}
          node={node}
          selected={node === selectedNode}
          mode={find.mode === 'hide' ? 'hide' : 'only'}
        />
      );
    if (kind === NodeKind.group)
      return (
        <GroupRow
          key={key}
          {...frame}
          open={open}
          shape={shape}
          alike={tree.alike}
          node={node}
          selected={node === selectedNode}
          colour={colourOf(colours, span)}
          axis={axis}
        />
      );
    const server = folded ? extras?.parts.serverOf(open, span) : undefined;
    return (
      <TimelineRow
        key={key}
        {...frame}
        open={open}
        span={span}
        tree={shape}
        node={node}
        thin={shape.thin[node] === 1}
        spansInside={markedIn(shape, spansBefore, node, false)}
        folded={folded}
        selected={span === selected}
        detail={opened.includes(span)}
        news={news?.isNews[span] === 1}
        colour={colourOf(colours, span)}
        axis={axis}
        match={span === find.current ? 'current' : find.hit?.[span] === 1 ? 'match' : 'none'}
        events={events.get(span)}
        extras={extras}
        hints={hints?.get(span)}
        server={server}
        serverColour={server === undefined ? undefined : colourOf(colours, server)}
      />
    );
  };

  const drawn: ReactNode[] = [];
  for (let row = run.first; row < run.end; row++) drawn.push(drawRow(row, String(row % run.pool)));
  // The row that has the focus stays on the page wherever it is: a screen reader keeps its place.
  if (rows.length > 0 && (activeRow < run.first || activeRow >= run.end))
    drawn.push(drawRow(activeRow, 'active'));
  return (
    <>
      {sticky && run.base + run.first > 0 && (
        <StickyAncestors tree={tree} offsets={offsets} run={run} drawRow={drawRow} onPick={onPick} />
      )}
      <div className={classes['space']} style={{ height: run.height }}>
        {hasLinks(open.trace.spans) && (
          <LinkEdges view={view} tree={tree} offsets={offsets} run={run} axis={axis} />
        )}
        <div className={classes['layer']} style={{ transform: `translateY(${String(run.layerTop)}px)` }}>
          <StripMatches value={find.matches}>{drawn}</StripMatches>
          {hasLinks(open.trace.spans) && (
            <LinkArrows view={view} tree={tree} offsets={offsets} run={run} axis={axis} />
          )}
          {details
            .filter(({ row }) => row >= run.first - 1 && row < run.end)
            .map(({ row, span }) => (
              <DetailRow
                key={`detail ${referenceTo(open.trace, span)}`}
                view={view}
                span={span}
                top={offsets.topOf(row) + rowHeight - run.base}
                cells={2 + (extras?.columns.length ?? 0)}
                onHeight={onHeight}
                onClose={onClose}
              />
            ))}
        </div>
      </div>
      <PrintedPart first={run.first} end={run.end} count={rows.length} what="rows" />
    </>
  );
}
