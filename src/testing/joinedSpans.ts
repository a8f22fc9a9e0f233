import type { JoinedSpans, Trace } from '../core';

/** Traces as the worker has them after a search, each in columns of its own; ids are t1, t2, … in their order. */
export const joinedSpans = (traces: readonly Trace[]): readonly JoinedSpans[] =>
  traces.map((trace, at) => ({
    trace,
    starts: Int32Array.of(0, trace.spans.count),
    traceIds: [`t${String(at + 1)}`],
  }));
