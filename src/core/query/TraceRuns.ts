import type { Trace } from '../model';

/** The traces whose spans stand one behind the other in the columns of an index: trace t has the run [starts[t], starts[t + 1]). */
export interface TraceRuns {
  /** One more than traces. */
  readonly starts: Int32Array;
  /** Per trace, in nanoseconds. */
  readonly durations: Float64Array;
}

/** The columns of one trace alone. */
export const oneRun = ({ spans, duration }: Trace): TraceRuns => ({
  starts: Int32Array.of(0, spans.count),
  durations: Float64Array.of(duration),
});
