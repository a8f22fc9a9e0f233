import { SpanFlag, nanos, type Nanos, type SpanTable } from '../model';
import type { TimeWindow } from './timeWindow';

/** Stretches of a trace, ascending and apart, in nanoseconds since its start. */
export interface IdleStretches {
  readonly start: Float64Array;
  readonly end: Float64Array;
}

export const NO_IDLE: IdleStretches = { start: new Float64Array(0), end: new Float64Array(0) };

/** Cells that the trace is cut into while looking for gaps: a gap shorter than two of them may be missed. */
const cells = 1 << 16;
/** Most stretches that are kept: the longest. More could not be drawn, and every one costs a little in each frame. */
export const MOST_IDLE = 500;

/** Whether the span counts as work: a root that has children only waits for them. */
const works = (spans: SpanTable, i: number): boolean =>
  ((spans.flags[i] ?? 0) & SpanFlag.offScale) === 0 &&
  ((spans.parent[i] ?? -1) >= 0 || (spans.subtreeEnd[i] ?? 0) <= i + 1);

/** The longest `most` of the stretches, in the order of time. */
function longest(found: readonly TimeWindow[], most: number): IdleStretches {
  const kept =
    found.length <= most
      ? found
      : found
          .toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
          .slice(0, most)
          .sort((a, b) => a.start - b.start);
  return {
    start: Float64Array.from(kept, ({ start }) => start),
    end: Float64Array.from(kept, ({ end }) => end),
  };
}

/**
 * Where nothing runs, or only a root waits for its children: at most MOST_IDLE stretches, the longest ones, with exact edges.
 * Stretches shorter than 2⁻¹⁵ of the bounds may be missed. Work: spans + 65 536.
 */
export function idleStretches(spans: SpanTable, bounds: TimeWindow): IdleStretches {
  const length = bounds.end - bounds.start;
  if (!(length > 0) || spans.count === 0) return NO_IDLE;
  const cellOf = (time: number): number =>
    Math.min(cells - 1, Math.max(0, Math.floor(((time - bounds.start) / length) * cells)));
  /** Spans that run in a cell: starts count up, ends count down in the cell after; summed below. */
  const running = new Int32Array(cells + 1);
  const firstStart = new Float64Array(cells).fill(Infinity);
  const lastEnd = new Float64Array(cells).fill(-Infinity);
  for (let i = 0; i < spans.count; i++) {
    if (!works(spans, i)) continue;
    const start = spans.start[i] ?? 0;
    const end = spans.end[i] ?? 0;
    const from = cellOf(start);
    const to = cellOf(end);
    running[from] = (running[from] ?? 0) + 1;
    running[to + 1] = (running[to + 1] ?? 0) - 1;
    if (start < (firstStart[from] ?? 0)) firstStart[from] = start;
    if (end > (lastEnd[to] ?? 0)) lastEnd[to] = end;
  }
  const found: { readonly start: Nanos; readonly end: Nanos }[] = [];
  let sum = 0;
  let since = bounds.start; // where the present gap began
  let inGap = false;
  for (let cell = 0; cell <= cells; cell++) {
    sum += running[cell] ?? 0;
    const empty = cell < cells && sum === 0;
    if (empty && !inGap) since = nanos(cell === 0 ? bounds.start : (lastEnd[cell - 1] ?? bounds.start));
    // All that runs after an empty cell starts in the next cell that is not empty.
    const until = cell < cells ? (firstStart[cell] ?? bounds.end) : bounds.end;
    if (!empty && inGap && until > since) found.push({ start: since, end: nanos(until) });
    inGap = empty;
  }
  return longest(found, MOST_IDLE);
}
