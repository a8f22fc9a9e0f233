import type { ReactNode } from 'react';
import { isFolded, spanIndex, subtreeStop, type SpanIndex, type TimeAxis } from '../../../core';
import { PrintedPart } from '../../../pieces/PrintedPart';
import { colourOf, type SpanColours } from '../colours/SpanColours';
import { arrivalsOf, useArrivals } from '../../../state/session/arrivals';
import { referenceTo } from '../spanReference';
import { matchesBefore, type Find } from '../useFind';
import type { TraceView } from '../useTraceView';
import { DetailRow } from './DetailRow';
import type { RowOffsets } from './RowOffsets';
import classes from './Timeline.module.css';
import { TimelineRow } from './TimelineRow';
import type { OpenDetail } from './useDetailRows';
import { useEventTimes } from './useEventTimes';
import type { RowScroll } from './useRowRun';
import { rowHeight } from './useDetailRows';

/** Deep levels are drawn only as far as the name still has room. */
const levelsFor = (nameWidth: number) => Math.max(2, Math.min(16, Math.floor((nameWidth - 150) / 14)));

/** The rows on screen, out of a pool whose elements are used again and again, and the details open between them. */
export function TimelineRows({
  id,
  view,
  find,
  colours,
  rows,
  places,
  details,
  offsets,
  run,
  axis,
  nameWidth,
  activeRow,
  onHeight,
  onClose,
}: {
  readonly id: string;
  readonly view: TraceView;
  readonly find: Find;
  readonly colours: SpanColours;
  readonly rows: Int32Array;
  readonly places: { readonly position: Int32Array; readonly setSize: Int32Array };
  readonly details: readonly OpenDetail[];
  readonly offsets: RowOffsets;
  readonly run: RowScroll;
  readonly axis: TimeAxis;
  readonly nameWidth: number;
  readonly activeRow: number;
  readonly onHeight: (span: SpanIndex, height: number) => void;
  readonly onClose: (span: SpanIndex) => void;
}) {
  const { open, folds, selected, opened } = view;
  const { spans } = open.trace;
  const news = useArrivals(arrivalsOf(open.handle));
  const events = useEventTimes(open, rows, run.first, run.end);
  const maxLevels = levelsFor(nameWidth);

  const drawRow = (row: number, key: string): ReactNode => {
    const span = spanIndex(rows[row] ?? 0);
    const folded = isFolded(spans, folds, span);
    const inside =
      folded && find.matches
        ? matchesBefore(find.matches, subtreeStop(spans, span)) - matchesBefore(find.matches, span + 1)
        : 0;
    return (
      <TimelineRow
        key={key}
        id={`${id}-${String(span)}`}
        open={open}
        span={span}
        row={row}
        top={offsets.topOf(row) - run.base}
        position={places.position[span] ?? 1}
        setSize={places.setSize[span] ?? 1}
        folded={folded}
        active={row === activeRow}
        selected={span === selected}
        detail={opened.includes(span)}
        news={news?.isNews[span] === 1}
        colour={colourOf(colours, span)}
        axis={axis}
        maxLevels={maxLevels}
        match={span === find.current ? 'current' : find.hit?.[span] === 1 ? 'match' : 'none'}
        matchesInside={inside}
        events={events.get(span)}
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
      <div className={classes['space']} style={{ height: run.height }}>
        <div className={classes['layer']} style={{ transform: `translateY(${String(run.layerTop)}px)` }}>
          {drawn}
          {details
            .filter(({ row }) => row >= run.first - 1 && row < run.end)
            .map(({ row, span }) => (
              <DetailRow
                key={`detail ${referenceTo(open.trace, span)}`}
                view={view}
                span={span}
                top={offsets.topOf(row) + rowHeight - run.base}
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
