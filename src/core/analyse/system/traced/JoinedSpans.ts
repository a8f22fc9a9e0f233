import { SpanFlag, SpanKind, type SpanTable, type Trace } from '../../../model';

/** Loaded traces whose columns stand one behind the other: trace r has the spans from starts[r] to before starts[r + 1]. */
export interface JoinedSpans {
  readonly trace: Pick<Trace, 'spans' | 'services' | 'names'>;
  readonly starts: Int32Array;
  /** Per trace its id; undefined = it is not asked about. */
  readonly traceIds: readonly (string | undefined)[];
}

/** Spans between two steps of work. */
const STEP = 16_384;

/** Visits the spans of the traces that are asked about, in their order; a generator, so that other work can come between. */
export function* eachSpan(
  { trace, starts, traceIds }: JoinedSpans,
  visit: (span: number, traceId: string) => void,
): Generator<undefined, void> {
  let left = STEP;
  for (const [run, traceId] of traceIds.entries()) {
    if (traceId === undefined) continue;
    const stop = Math.min(starts[run + 1] ?? 0, trace.spans.count);
    for (let span = starts[run] ?? 0; span < stop; span++) {
      visit(span, traceId);
      if (--left > 0) continue;
      left = STEP;
      yield;
    }
  }
}

/** How many traces, and spans, are asked about. */
export function sizeOf(joined: readonly JoinedSpans[]): { readonly traces: number; readonly spans: number } {
  let [traces, spans] = [0, 0];
  for (const { starts, traceIds } of joined)
    for (const [run, traceId] of traceIds.entries()) {
      if (traceId === undefined) continue;
      traces++;
      spans += (starts[run + 1] ?? 0) - (starts[run] ?? 0);
    }
  return { traces, spans };
}

/**
 * Whether a service is entered at a span: it has no parent, its parent is of another service, or it is the receiving side of a call
 * that the service makes to itself.
 */
export function isEntry({ parent, service, kind }: SpanTable, span: number): boolean {
  const above = parent[span] ?? -1;
  if (above < 0 || service[above] !== service[span]) return true;
  return kind[span] === SpanKind.server || kind[span] === SpanKind.consumer;
}

/** Nanoseconds that a span took; NaN where its times are off scale. */
export const lengthOf = ({ flags, start, end }: SpanTable, span: number): number =>
  ((flags[span] ?? 0) & SpanFlag.offScale) !== 0 ? NaN : (end[span] ?? 0) - (start[span] ?? 0);
