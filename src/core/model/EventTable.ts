/** The events of a trace as columns. All arrays have `count` members. */
export interface EventTable {
  readonly count: number;
  /** Nanoseconds since the trace's start; NaN where the data has no readable time. */
  readonly time: Float64Array;
  /** SpanIndex of the span that the event belongs to. */
  readonly span: Int32Array;
  /** Position of the event's text in the text of its span: the two together name an event, and lead to it without a walk. */
  readonly place: Uint32Array;
  /** 1 for events that tell of an error (see isErrorEvent). */
  readonly isError: Uint8Array;
}
