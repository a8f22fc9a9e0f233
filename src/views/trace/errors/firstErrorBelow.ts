import { SpanStatus, spanIndex, type SpanIndex, type SpanTable } from '../../../core';

/** The first span in error below a span; the span itself where there is none. */
export function firstErrorBelow({ status, subtreeEnd }: SpanTable, span: SpanIndex): SpanIndex {
  for (let below = span + 1; below < (subtreeEnd[span] ?? 0); below++)
    if (status[below] === SpanStatus.error) return spanIndex(below);
  return span;
}
