import { nanos, type Nanos, type SpanIndex, type SpanTable, type TraceFacts } from '../model';

/** Spans in error below a span, itself not counted. */
export function errorsBelow(spans: SpanTable, facts: TraceFacts, span: SpanIndex): number {
  const stop = spans.subtreeEnd[span] ?? span + 1;
  return (facts.errorsBefore[stop] ?? 0) - (facts.errorsBefore[span + 1] ?? 0);
}

/** Nanoseconds that the span itself (without its children) lies on the critical path. */
export function criticalTime(facts: TraceFacts, span: SpanIndex): Nanos {
  let total = 0;
  const stop = facts.criticalOffset[span + 1] ?? 0;
  for (let k = facts.criticalOffset[span] ?? 0; k < stop; k++) {
    total += (facts.criticalEnd[k] ?? 0) - (facts.criticalStart[k] ?? 0);
  }
  return nanos(total);
}

/** Nanoseconds that each span itself lies on the critical path, as a column. */
export function criticalTimes(facts: TraceFacts): Float64Array {
  const times = new Float64Array(facts.selfTime.length);
  for (let k = 0; k < facts.criticalSpan.length; k++) {
    const span = facts.criticalSpan[k] ?? 0;
    times[span] = (times[span] ?? 0) + (facts.criticalEnd[k] ?? 0) - (facts.criticalStart[k] ?? 0);
  }
  return times;
}

/** A stretch of time on the critical path, in nanoseconds since the trace's start. */
export interface CriticalSegment {
  readonly start: Nanos;
  readonly end: Nanos;
}

/**
 * The segments to draw on a span's bar, ascending. For a folded span (`withSubtree`) the path of its whole subtree: one
 * segment, because the path leaves a span only before its start, so the segments of a subtree have no gap.
 */
export function criticalSegments(
  spans: SpanTable,
  facts: TraceFacts,
  span: SpanIndex,
  withSubtree: boolean,
): CriticalSegment[] {
  const { criticalStart, criticalEnd, criticalOffset } = facts;
  const stopSpan = withSubtree ? (spans.subtreeEnd[span] ?? span + 1) : span + 1;
  const first = criticalOffset[span] ?? 0;
  const stop = criticalOffset[stopSpan] ?? first;
  const segments: CriticalSegment[] = [];
  let earliest = Infinity;
  let latest = -Infinity;
  for (let k = first; k < stop; k++) {
    const start = criticalStart[k] ?? 0;
    const end = criticalEnd[k] ?? 0;
    if (!withSubtree) segments.push({ start: nanos(start), end: nanos(end) });
    if (start < earliest) earliest = start;
    if (end > latest) latest = end;
  }
  if (withSubtree && latest > earliest) segments.push({ start: nanos(earliest), end: nanos(latest) });
  return segments;
}
