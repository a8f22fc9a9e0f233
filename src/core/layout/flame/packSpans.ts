import { SpanFlag, SpanStatus, type Trace } from '../../model';
import { orderInSteps } from '../sortedOrder';
import { wholeTrace } from '../timeWindow';
import type { FlameFrames } from './FlameFrames';
import { FreeLanes } from './FreeLanes';

/** Spans between two steps. */
const STEP = 8192;

/**
 * The spans of a trace against time. Each lies below its parent, in the highest lane where nothing is in its way: one lane
 * a depth where calls follow one another, more where they run side by side. Spans off scale are not drawn (lane −1).
 * n log n, in short steps; frames are numbered as the spans are.
 */
export function* packSpans(trace: Trace): Generator<void, FlameFrames, void> {
  const { spans } = trace;
  const { count, start, end, parent, flags, status } = spans;
  const lane = new Int32Array(count).fill(-1);
  const errors = new Uint8Array(count);
  // A child that claims to have begun before its parent still finds its lane after it.
  const turn = new Float64Array(count);
  let drawn = 0;
  for (let i = 0; i < count; i++) {
    const above = parent[i] ?? -1;
    if (status[i] === SpanStatus.error) errors[i] = 1;
    // What hangs below a span off scale has its own times.
    if (((flags[i] ?? 0) & SpanFlag.offScale) !== 0) {
      turn[i] = NaN;
      continue;
    }
    turn[i] = Math.max(0, start[i] ?? 0, above < 0 ? 0 : turn[above] || 0);
    drawn++;
  }
  yield;
  // Those that are not drawn stand last.
  const sequence = (yield* orderInSteps(count, [{ values: turn, descending: false }])).slice(0, drawn);
  yield;
  const lanes = new FreeLanes();
  let placed = 0;
  for (const span of sequence) {
    if (++placed % STEP === 0) yield;
    const above = parent[span] ?? -1;
    const from = above < 0 ? 0 : (lane[above] ?? -1) + 1;
    lane[span] = lanes.take(from, start[span] ?? 0, end[span] ?? 0);
  }
  return {
    count,
    left: start,
    right: end,
    lane,
    laneCount: lanes.count,
    errors,
    sequence,
    extent: wholeTrace(trace).end,
  };
}
