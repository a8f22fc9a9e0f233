import { px, spanIndex, type SpanIndex, type SpanTable } from '../../model';
import type { TimeAxis } from '../timeAxis';
import type { TimeWindow } from '../timeWindow';
import { blockSize, type RunTimes, type SortedTimes } from './RunTimes';

/** Many spans on one line of an axis: a summary that is true at every scale. Columns have `columns` members each. */
export interface SpanStrip {
  readonly columns: number;
  /** Spans that run in each column; one that only touches it counts. */
  readonly running: Uint32Array;
  /** Spans in error that run in each column: each that has a part in the window has at least one column. */
  readonly errors: Uint32Array;
  /** Spans in error that start in each column. */
  readonly errorStarts: Uint32Array;
  /** The greatest of `running`. */
  readonly most: number;
  /** The longest span that has a part in the window, the first of equals. */
  readonly longest: SpanIndex | undefined;
}

/** First place in [low, …) of an ascending list whose value is ≥ limit. Near `low` it is found in few steps. */
function firstFrom(ascending: Float64Array, limit: number, low: number): number {
  let reach = 1;
  while (low + reach <= ascending.length && (ascending[low + reach - 1] ?? 0) < limit) reach *= 2;
  let from = low + (reach >> 1);
  let high = Math.min(ascending.length, low + reach);
  while (from < high) {
    const middle = (from + high) >>> 1;
    if ((ascending[middle] ?? 0) < limit) from = middle + 1;
    else high = middle;
  }
  return from;
}

/** The smallest number above one that is ≥ 0: what starts at the very end of a window is in its last column. */
const justAbove = (value: number): number => value + Math.max(Number.MIN_VALUE, Math.abs(value) * 2 ** -52);

/** Times of the edges of an axis' columns, columns + 1 of them, ascending. The last lies just behind the window's end. */
export function columnEdges(axis: TimeAxis, columns: number): Float64Array {
  const edges = new Float64Array(columns + 1);
  for (let x = 0; x < columns; x++) edges[x] = axis.time(px((x / columns) * axis.width));
  edges[columns] = justAbove(axis.window.end);
  return edges;
}

/** How many of the spans run in each column. Work: columns × log of the spans between two edges. */
export function runningIn({ starts, ends }: SortedTimes, edges: Float64Array): Uint32Array {
  const running = new Uint32Array(Math.max(0, edges.length - 1));
  let begun = 0;
  let ended = 0;
  for (let x = 0; x < running.length; x++) {
    begun = firstFrom(starts, edges[x + 1] ?? 0, begun);
    ended = firstFrom(ends, edges[x] ?? 0, ended);
    running[x] = begun - ended;
  }
  return running;
}

/** How many times lie in each column. */
export function countIn(ascending: Float64Array, edges: Float64Array): Uint32Array {
  const counts = new Uint32Array(Math.max(0, edges.length - 1));
  let before = firstFrom(ascending, edges[0] ?? 0, 0);
  for (let x = 0; x < counts.length; x++) {
    const stop = firstFrom(ascending, edges[x + 1] ?? 0, before);
    counts[x] = stop - before;
    before = stop;
  }
  return counts;
}

/** Looks into those blocks only that could hold something longer. */
function longestIn(spans: SpanTable, times: RunTimes, { start, end }: TimeWindow): SpanIndex | undefined {
  let longest: SpanIndex | undefined;
  let length = -1;
  for (let block = 0; block * blockSize < times.members.length; block++) {
    if ((times.blockLongest[block] ?? 0) <= length) continue;
    if ((times.blockEnd[block] ?? 0) < start || (times.blockStart[block] ?? 0) > end) continue;
    const stop = Math.min(times.members.length, (block + 1) * blockSize);
    for (let at = block * blockSize; at < stop; at++) {
      const span = times.members[at] ?? 0;
      const from = spans.start[span] ?? 0;
      const to = spans.end[span] ?? 0;
      if (to - from <= length || to < start || from > end) continue;
      length = to - from;
      longest = spanIndex(span);
    }
  }
  return longest;
}

/** Draws spans on an axis. `edges` as columnEdges gives them, shared by all strips of an axis. Work: columns × log(spans) + spans / 256. */
export function spanStrip(
  spans: SpanTable,
  times: RunTimes,
  window: TimeWindow,
  edges: Float64Array,
): SpanStrip {
  const running = runningIn(times.all, edges);
  let most = 0;
  for (const count of running) most = Math.max(most, count);
  return {
    columns: running.length,
    running,
    errors: runningIn(times.errors, edges),
    errorStarts: countIn(times.errors.starts, edges),
    most,
    longest: longestIn(spans, times, window),
  };
}

/** How tall a column is drawn, 0 to `tallest`, in proportion to what runs; 0 only where nothing does. */
export function heightOf(running: number, most: number, tallest: number): number {
  if (running <= 0 || most <= 0) return 0;
  return Math.max(1, Math.round((tallest * running) / most));
}
