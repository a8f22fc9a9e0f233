import {
  SpanFlag,
  SpanStatus,
  nanos,
  spanIndex,
  type Nanos,
  type SpanIndex,
  type Trace,
  type TraceFacts,
} from '../model';

/** What the spans of one name did in one service. Times leave out spans that are off scale. */
export interface ServiceOperation {
  readonly name: string;
  readonly spanCount: number;
  readonly errorCount: number;
  /** Sum of the durations; may exceed the wall time where spans ran side by side. */
  readonly total: Nanos;
  readonly self: Nanos;
  /** The longest span, the first of equals: an example to look at. */
  readonly longestSpan: SpanIndex;
}

/** The operations of one service (an index into Trace.services), the greatest self time first. Linear in the spans. */
export function serviceOperations(trace: Trace, facts: TraceFacts, service: number): ServiceOperation[] {
  const { spans } = trace;
  const drafts = new Map<
    number,
    {
      spanCount: number;
      errorCount: number;
      total: number;
      self: number;
      longest: number;
      longestSpan: number;
    }
  >();
  for (let i = 0; i < spans.count; i++) {
    if (spans.service[i] !== service) continue;
    const name = spans.name[i] ?? 0;
    let draft = drafts.get(name);
    if (draft === undefined) {
      draft = { spanCount: 0, errorCount: 0, total: 0, self: 0, longest: -1, longestSpan: i };
      drafts.set(name, draft);
    }
    draft.spanCount++;
    if (spans.status[i] === SpanStatus.error) draft.errorCount++;
    if (((spans.flags[i] ?? 0) & SpanFlag.offScale) !== 0) continue;
    const length = (spans.end[i] ?? 0) - (spans.start[i] ?? 0);
    draft.total += length;
    draft.self += facts.selfTime[i] ?? 0;
    if (length > draft.longest) {
      draft.longest = length;
      draft.longestSpan = i;
    }
  }
  return [...drafts]
    .map(([name, draft]) => ({
      name: trace.names[name] ?? '',
      spanCount: draft.spanCount,
      errorCount: draft.errorCount,
      total: nanos(draft.total),
      self: nanos(draft.self),
      longestSpan: spanIndex(draft.longestSpan),
    }))
    .sort((a, b) => b.self - a.self);
}
