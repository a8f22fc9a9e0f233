/** What can be odd about the data of a trace. Each is a state that is shown, never an exception. */
export type ProblemCode =
  | 'missing-parent' // the parent is not in this trace: the span stands as a root
  | 'cycle' // parents form a circle: cut at the latest-starting span
  | 'self-parent' // a span names itself as parent: it stands as a root
  | 'duplicate-id' // several different spans share an id: all are kept
  | 'duplicate-span' // exact copies: merged into one
  | 'several-roots' // more than one span without a parent
  | 'outside-parent' // starts before or ends after its parent
  | 'negative-duration' // clipped to zero
  | 'zero-duration-root' // root of no length with longer children
  | 'clock-skew' // the server says that it moved, or would not move, the times
  | 'server-warning' // any other warning of the server
  | 'off-scale' // times far from the rest: kept out of the axis
  | 'suspicious-unit' // times look like nanoseconds where microseconds belong
  | 'unreadable-span' // an entry that is no span: skipped and counted
  | 'unreadable-value' // a field of a span could not be read; a stated default stands in
  | 'clipped' // the instrumentation dropped attributes, events or links of the span
  | 'unknown-service' // no process / no service.name
  | 'foreign-span' // a span of another trace id inside this trace's list
  | 'truncated' // the answer ended in the middle
  | 'partial'; // the server returned errors beside the data

/** One kind of oddity of a trace, with the spans it concerns and, in plain words, what was found and what was done. */
export interface Problem {
  readonly code: ProblemCode;
  /** SpanIndex values, ascending. Empty where no span is left to name (unreadable entries, truncation). */
  readonly spans: Int32Array;
  /** How many cases there are; at least spans.length. */
  readonly count: number;
  /** One neutral sentence, for example: "parent 1a2b… is not in this trace (not sampled, lost or late)". Plain text. */
  readonly detail: string;
}
