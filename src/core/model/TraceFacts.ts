/**
 * What the analyses find out about a trace, as columns beside the SpanTable (same indices). Made in the worker, once.
 */
export interface TraceFacts {
  /** Nanoseconds in which the span ran and none of its children did (union of the children's intervals, clipped to the span). */
  readonly selfTime: Float64Array;
  /**
   * The critical path as segments, ordered by span index and then by time: segment k belongs to span `criticalSpan[k]`
   * and covers [criticalStart[k], criticalEnd[k]) in nanoseconds since the trace's start.
   * Because of pre-order, the segments of the subtree of span i are the run
   * criticalOffset[i] … criticalOffset[subtreeEnd[i]].
   */
  readonly criticalSpan: Int32Array;
  readonly criticalStart: Float64Array;
  readonly criticalEnd: Float64Array;
  /** count + 1 members: index of the first segment of each span. */
  readonly criticalOffset: Int32Array;
  /** count + 1 members: number of spans in error before each span, so that a subtree's errors are one subtraction. */
  readonly errorsBefore: Int32Array;
  /** Greatest depth + 1; 0 for an empty trace. */
  readonly depthCount: number;
}
