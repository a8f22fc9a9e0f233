import { NO_SPAN, SpanFlag, spanIndex, type SpanIndex, type SpanTable } from '../model';

/** The critical path of a trace as columns; see TraceFacts for the order and the meaning. */
export interface CriticalPath {
  readonly criticalSpan: Int32Array;
  readonly criticalStart: Float64Array;
  readonly criticalEnd: Float64Array;
  readonly criticalOffset: Int32Array;
}

/**
 * The root whose critical path is the trace's: the longest span without a parent that is on scale; the earliest of
 * equals. (The longest, not the last to end: an orphan that trails behind the request must not hide the request.)
 */
export function criticalRoot(spans: SpanTable): SpanIndex {
  const { count, start, end, flags, subtreeEnd } = spans;
  let best = -1;
  let longest = -1;
  for (let i = 0; i < count; i = Math.max(i + 1, subtreeEnd[i] ?? 0)) {
    if (((flags[i] ?? 0) & SpanFlag.offScale) !== 0) continue;
    const length = (end[i] ?? 0) - (start[i] ?? 0);
    if (length <= longest) continue;
    longest = length;
    best = i;
  }
  return best < 0 ? NO_SPAN : spanIndex(best);
}

/** Children that can hold up their parent, those that end last first. `end` is clipped to the parent already. */
function lastFinishingFirst(children: number[], end: Float64Array, start: Float64Array): number[] {
  // Serial children are in order already, which saves the sort in the usual case.
  let ascending = true;
  for (let k = 1; k < children.length && ascending; k++) {
    ascending = (end[children[k - 1] ?? 0] ?? 0) < (end[children[k] ?? 0] ?? 0);
  }
  if (ascending) return children.reverse();
  return children.sort((a, b) => (end[b] ?? 0) - (end[a] ?? 0) || (start[a] ?? 0) - (start[b] ?? 0) || a - b);
}

/**
 * The critical path by the definition of CRISP and of Jaeger UI: walk backwards from the root's end; the child that
 * finished last was waited for, so the path goes through it to its start, then on to the child that finished last
 * before that, and so on; what is left belongs to the span itself. Children are clipped to their parent, those that
 * lie outside it or were only followed (FOLLOWS_FROM) are not waited for, nor are spans off scale. A child that ends
 * exactly when the next one starts is before it (Jaeger UI leaves it out, although microseconds make this common).
 *
 * Each span on the path covers exactly its own clipped time, so one pass in pre-order is enough, n log n at worst.
 */
export function criticalPath(spans: SpanTable): CriticalPath {
  const { count, subtreeEnd, flags } = spans;
  const spanOf: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const offset = new Int32Array(count + 1);
  const onPath = new Uint8Array(count);
  const from = Float64Array.from(spans.start); // clipped to the parents
  const to = Float64Array.from(spans.end);
  const root = criticalRoot(spans);
  if (root !== NO_SPAN) onPath[root] = 1;
  const ignored = SpanFlag.offScale | SpanFlag.followsFrom;

  for (let i = 0; i < count; i++) {
    offset[i] = spanOf.length;
    if (onPath[i] !== 1) continue;
    const first = from[i] ?? 0;
    const last = to[i] ?? 0;
    const children: number[] = [];
    const stop = subtreeEnd[i] ?? 0;
    for (let child = i + 1; child < stop; child = Math.max(child + 1, subtreeEnd[child] ?? 0)) {
      if (((flags[child] ?? 0) & ignored) !== 0) continue;
      const childFrom = Math.max(first, from[child] ?? 0);
      const childTo = Math.min(last, to[child] ?? 0);
      if (childTo <= childFrom) continue;
      from[child] = childFrom;
      to[child] = childTo;
      children.push(child);
    }
    let cursor = last;
    const firstSegment = spanOf.length;
    for (const child of lastFinishingFirst(children, to, from)) {
      const childTo = to[child] ?? 0;
      if (childTo > cursor) continue; // still running when the path left for another child
      onPath[child] = 1;
      if (childTo < cursor) {
        spanOf.push(i);
        starts.push(childTo);
        ends.push(cursor);
      }
      cursor = from[child] ?? 0;
    }
    if (cursor > first) {
      spanOf.push(i);
      starts.push(first);
      ends.push(cursor);
    }
    reverseFrom(starts, firstSegment);
    reverseFrom(ends, firstSegment);
  }
  offset[count] = spanOf.length;
  return {
    criticalSpan: Int32Array.from(spanOf),
    criticalStart: Float64Array.from(starts),
    criticalEnd: Float64Array.from(ends),
    criticalOffset: offset,
  };
}

/** Turns the members from `first` on around, in place. */
function reverseFrom(values: number[], first: number): void {
  for (let low = first, high = values.length - 1; low < high; low++, high--) {
    const kept = values[low] ?? 0;
    values[low] = values[high] ?? 0;
    values[high] = kept;
  }
}
