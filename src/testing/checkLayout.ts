import { finishWork } from './finishWork';
import {
  TimeAxis,
  OPEN_FOLDS,
  SpanFlag,
  SpanStatus,
  barOf,
  childCount,
  clampWindow,
  criticalMarks,
  eventTicks,
  fitWindow,
  focusOn,
  foldAll,
  foldBelow,
  foldOneLevel,
  foldsOf,
  guides,
  isFolded,
  minimap,
  nanos,
  placeLabel,
  px,
  reveal,
  rowOfSpan,
  rowShowing,
  siblingPlaces,
  sortSiblings,
  sortedRows,
  spanIndex,
  subtreeStop,
  ticks,
  toggleFold,
  unfoldOneLevel,
  visibleRows,
  wholeTrace,
  zoomAt,
  type Folds,
  type Nanos,
  type TimeWindow,
  type Trace,
  type TraceFacts,
} from '../core';

function require(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** Every span has a row of its own, or lies below exactly one folded row. */
function checkRows(trace: Trace, folds: Folds): void {
  const { spans } = trace;
  const rows = visibleRows(spans, folds);
  let next = 0;
  for (const node of rows) {
    require(node === next, `row of span ${node} where span ${next} was due`);
    next = isFolded(spans, folds, node) ? subtreeStop(spans, node) : node + 1;
  }
  require(next === spans.count, 'the rows end before the spans');
  for (let i = 0; i < spans.count; i++) {
    const shown = rows[rowShowing(rows, i) ?? -1] ?? -1;
    require(shown === i ||
      (shown < i && i < subtreeStop(spans, shown)), `span ${i} is shown by span ${shown}`);
    require((rowOfSpan(rows, i) !== undefined) === (shown === i), `span ${i} has a row and has none`);
  }
}

function checkFolds(trace: Trace, below: (n: number) => number): void {
  const { spans } = trace;
  const node = below(Math.max(1, spans.count));
  let folds: Folds = OPEN_FOLDS;
  checkRows(trace, folds);
  for (const change of [
    () => foldAll(),
    () => toggleFold(spans, folds, node),
    () => unfoldOneLevel(spans, folds),
    () => foldBelow(1),
    () => reveal(spans, folds, node),
    () => foldOneLevel(spans, folds),
    () => focusOn(spans, [node]),
    () => foldsOf(spans, (each) => each % 3 === 0),
  ]) {
    folds = change();
    checkRows(trace, folds);
  }
  const order = finishWork(sortSiblings(spans, spans.end, true));
  const sorted = sortedRows(spans, folds, order);
  require(Array.from(sorted)
    .sort((a, b) => a - b)
    .join() === visibleRows(spans, folds).join(), 'sorted rows are other rows');
  const { position, setSize } = siblingPlaces(spans);
  for (let i = 0; i < spans.count; i++) {
    const above = spans.parent[i] ?? -1;
    require((position[i] ?? 0) >= 1 && (position[i] ?? 0) <= (setSize[i] ?? 0), `place of span ${i}`);
    if (above >= 0) require(setSize[i] === childCount(spans, above), `siblings of span ${i}`);
    const lines = guides(spans, i, 12);
    require(lines.hiddenLevels + lines.through.length + 1 ===
      Math.max(1, spans.depth[i] ?? 0), `guides of span ${i}`);
  }
}

function checkTicks(window: TimeWindow, width: number): void {
  const marks = ticks(new TimeAxis(window, px(width)), px(80));
  require(new Set(marks.map(({ label }) => label)).size === marks.length, 'two ticks read the same');
  let last = -1;
  for (const { x, label } of marks) {
    require(x > last && x <= width, `tick “${label}” at ${x}`);
    require(!/NaN|Infinity|undefined/.test(label), `tick “${label}”`);
    last = x;
  }
}

function checkBars(
  trace: Trace,
  facts: TraceFacts,
  window: TimeWindow,
  width: number,
  eventsOf: (span: number) => readonly Nanos[],
): void {
  const { spans } = trace;
  require(window.end > window.start && window.start >= 0, `window ${window.start} to ${window.end}`);
  checkTicks(window, width);
  for (let i = 0; i < spans.count; i++) {
    const bar = barOf(
      nanos(spans.start[i] ?? NaN),
      nanos(spans.end[i] ?? NaN),
      new TimeAxis(window, px(width)),
    );
    require(bar.left >= 0 && bar.width >= 0 && bar.left + bar.width <= width + 1e-6, `bar of span ${i}`);
    require(bar.side === 'inside' ? bar.width > 0 : bar.width === 0, `width of the bar of span ${i}`);
    const label = placeLabel(bar, px(60), px(width));
    if (label.place !== 'none') require(label.x >= 0 && label.x + 60 <= width, `label of span ${i}`);
    for (const withSubtree of [false, true]) {
      let end = 0;
      for (const { from, to } of criticalMarks(
        spans,
        facts,
        spanIndex(i),
        withSubtree,
        new TimeAxis(window, px(width)),
      )) {
        require(from >= end && to >= from && to <= width, `critical mark of span ${i}`);
        end = to;
      }
    }
    const times = eventsOf(i);
    const marks = eventTicks(times, new TimeAxis(window, px(width)));
    const inside = times.filter((time) => time >= window.start && time <= window.end).length;
    const marked = marks.reduce((sum, { count }) => sum + count, 0);
    require(marked === inside, `${inside} events of span ${i}, ${marked} marked`);
    for (const { x } of marks) require(x >= 0 && x <= width, `event mark of span ${i}`);
  }
}

function checkMinimap(trace: Trace): void {
  const { spans } = trace;
  const columns = 150;
  const map = finishWork(minimap(trace, columns, 40));
  const bands = Math.max(1, map.rows);
  let offScale = 0;
  let errors = 0;
  for (let i = 0; i < spans.count; i++) {
    if (((spans.flags[i] ?? 0) & SpanFlag.offScale) !== 0) {
      offScale++;
      continue;
    }
    const band = Math.floor((i * bands) / spans.count) * columns;
    const share = (spans.start[i] ?? NaN) / wholeTrace(trace).end;
    const x = Math.min(columns - 1, Math.floor(share * columns + 1e-9));
    // The rounding of a share may lie in either of two cells.
    const drawn = [x, Math.max(0, x - 1)].some((cell) => (map.density[band + cell] ?? 0) > 0);
    require(drawn, `span ${i} is not in the minimap`);
    if (spans.status[i] === SpanStatus.error) errors++;
  }
  require(map.offScale === offScale, 'the minimap counts other spans off scale');
  require(map.errorsInColumn.reduce((sum, count) => sum + count, 0) === errors, 'the minimap loses an error');
  for (const density of map.density) require(density <= spans.count, `density ${density}`);
}

/**
 * Lays a trace out in many ways and throws where a row, a bar, a mark or a tick is lost, stands twice, is no number or
 * leaves its axis. `below(n)` gives whole numbers < n by which nodes and windows are chosen.
 */
export function checkLayout(
  trace: Trace,
  facts: TraceFacts,
  below: (n: number) => number,
  eventsOf: (span: number) => readonly Nanos[],
): void {
  const { spans } = trace;
  checkFolds(trace, below);
  checkMinimap(trace);
  const bounds = wholeTrace(trace);
  const span = below(Math.max(1, spans.count));
  const narrow = [
    () => zoomAt(bounds, nanos((bounds.end * below(100)) / 100), 2 ** below(40), bounds),
    () => fitWindow(nanos(spans.start[span] ?? 0), nanos(spans.end[span] ?? 0), bounds),
    () => clampWindow(bounds.end * 0.4, bounds.end * 0.4, bounds),
  ][below(3)];
  const width = 200 + below(1500);
  checkBars(trace, facts, bounds, width, eventsOf);
  if (narrow) checkBars(trace, facts, narrow(), width, eventsOf);
}
