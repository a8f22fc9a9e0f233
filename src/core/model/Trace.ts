import type { Problem } from './Problem';
import type { SpanTable } from './SpanTable';
import type { EpochNanos, Nanos, SpanIndex } from './units';

/** One trace: columns, dictionaries, problems. Immutable once assembled; structured-clone friendly (no functions). */
export interface Trace {
  /** 32 lower-case hex digits where the id is hexadecimal (padded with zeros), else the id as it came. */
  readonly traceId: string;
  /** Start of the earliest span that is on scale. */
  readonly startEpoch: EpochNanos;
  /** Latest end of a span that is on scale, relative to startEpoch. ≥ 0. */
  readonly duration: Nanos;
  readonly spans: SpanTable;
  /** Dictionary of service names. The first use of a name comes first; no name twice. */
  readonly services: readonly string[];
  /** Dictionary of span names (Jaeger: operations). */
  readonly names: readonly string[];
  /** Span ids that are not 1–16 hex digits, as they came (their idHigh/idLow are meaningless). */
  readonly oddIds: ReadonlyMap<number, string>;
  /** At most one Problem a code. */
  readonly problems: readonly Problem[];
}

const hex8 = (value: number): string => value.toString(16).padStart(8, '0');

/** The span id as people and servers write it: 16 lower-case hex digits, or the odd id as it came. */
export function spanIdOf(trace: Trace, span: SpanIndex): string {
  const odd = trace.oddIds.get(span);
  if (odd !== undefined) return odd;
  return hex8(trace.spans.idHigh[span] ?? 0) + hex8(trace.spans.idLow[span] ?? 0);
}

/** The name of the service that ran the span. */
export function serviceOf(trace: Trace, span: SpanIndex): string {
  return trace.services[trace.spans.service[span] ?? 0] ?? '';
}

/** The span's name (Jaeger: operation). */
export function nameOf(trace: Trace, span: SpanIndex): string {
  return trace.names[trace.spans.name[span] ?? 0] ?? '';
}
