/** OpenTelemetry's span kinds with OTLP's numbers. A number that a newer standard may add passes through. */
export const SpanKind = {
  unspecified: 0,
  internal: 1,
  server: 2,
  client: 3,
  producer: 4,
  consumer: 5,
} as const;

/** OpenTelemetry's status codes with OTLP's numbers. */
export const SpanStatus = { unset: 0, ok: 1, error: 2 } as const;

/** Bits of `SpanTable.flags`. */
export const SpanFlag = {
  /** The span has at least one event (Jaeger: log). */
  events: 1 << 0,
  /** The span has at least one link (references beyond the parent; into this or another trace). */
  links: 1 << 1,
  /** The span names a parent that is not in this trace; it stands as a root. */
  orphan: 1 << 2,
  /** Its times lie so far from the rest that they would ruin the axis: drawn as a mark at the edge. */
  offScale: 1 << 3,
  /** At least one Problem names this span. */
  problem: 1 << 4,
  /** The server attached warnings to the span. */
  warnings: 1 << 5,
  /** The parent edge was a FOLLOWS_FROM reference (no CHILD_OF into this trace was there). */
  followsFrom: 1 << 6,
} as const;

/**
 * The spans of one trace as columns, in pre-order: a parent stands before its children, siblings are ordered by start
 * (then by name, then by span id, so that the order of the input never matters), and the subtree of span i is exactly
 * the run [i, subtreeEnd[i]). All arrays have `count` members.
 */
export interface SpanTable {
  readonly count: number;
  /** Nanoseconds since the trace's start. Negative only for off-scale spans. */
  readonly start: Float64Array;
  /** Nanoseconds since the trace's start; end ≥ start always holds (a negative duration is clipped and is a Problem). */
  readonly end: Float64Array;
  /** SpanIndex of the parent, −1 for roots (and orphans, and where a cycle was cut). */
  readonly parent: Int32Array;
  /** Exclusive end of the subtree's run. */
  readonly subtreeEnd: Int32Array;
  /** 0 for roots. */
  readonly depth: Int32Array;
  /** Index into Trace.services. */
  readonly service: Uint32Array;
  /** Index into Trace.names. */
  readonly name: Uint32Array;
  /** A SpanKind. */
  readonly kind: Uint8Array;
  /** A SpanStatus; `error` is decided once, at parse time, by the rules of docs/contract (true, "true" or status ERROR). */
  readonly status: Uint8Array;
  /** SpanFlag bits. */
  readonly flags: Uint16Array;
  /** Upper and lower 32 bits of the span id, when the id is 1 to 16 hex digits. */
  readonly idHigh: Uint32Array;
  readonly idLow: Uint32Array;
}
