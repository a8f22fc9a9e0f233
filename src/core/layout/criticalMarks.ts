import { nanos, px, type SpanIndex, type SpanTable, type TraceFacts } from '../model';
import type { TimeAxis } from './timeAxis';

/** A stretch of an axis in px, 0 ≤ from < to ≤ the axis' width. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The first index in [low, high) whose column value is > limit, else high. The column ascends there. */
function firstAbove(column: Float64Array, limit: number, low: number, high: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Where the critical path lies on a span's bar, in px of an axis. Segments closer than a pixel are joined,
 * so the answer has at most about as many members as the axis has px and costs width × log(segments), however many children the span has.
 * With `withSubtree` (a folded span) the path of the whole subtree: one stretch, since a subtree's path has no gap.
 */
export function criticalMarks(
  spans: SpanTable,
  facts: TraceFacts,
  span: SpanIndex,
  withSubtree: boolean,
  axis: TimeAxis,
): Stretch[] {
  const { window, width } = axis;
  const { criticalStart, criticalEnd, criticalOffset } = facts;
  const first = criticalOffset[span] ?? 0;
  const stop = criticalOffset[withSubtree ? (spans.subtreeEnd[span] ?? span + 1) : span + 1] ?? first;
  if (first >= stop || !(width > 0)) return [];
  const marks: Stretch[] = [];
  const put = (start: number, end: number) => {
    const from = Math.max(0, axis.px(nanos(start)));
    const to = Math.min(width, axis.px(nanos(end)));
    if (to < 0 || from > width) return;
    const last = marks.at(-1);
    if (last !== undefined && from - last.to < 1)
      marks[marks.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else marks.push({ from, to: Math.min(width, Math.max(to, from + 1)) });
  };
  if (withSubtree) {
    let earliest = Infinity;
    let latest = -Infinity;
    for (let k = first; k < stop; k++) {
      earliest = Math.min(earliest, criticalStart[k] ?? Infinity);
      latest = Math.max(latest, criticalEnd[k] ?? -Infinity);
    }
    put(earliest, latest);
    return marks;
  }
  for (let k = firstAbove(criticalEnd, window.start, first, stop); k < stop;) {
    const start = criticalStart[k] ?? 0;
    if (start > window.end) break;
    put(start, criticalEnd[k] ?? start);
    // All that ends within the next half pixel joins this mark: only the last of those has to be looked at.
    const last = marks.at(-1);
    const near = last === undefined ? start : axis.time(px(last.to + 0.5));
    k = Math.max(k + 1, firstAbove(criticalEnd, near, k, stop) - 1);
  }
  return marks;
}
