import { SpanFlag, SpanStatus, type Trace } from '../../model';
import { wholeTrace } from '../timeWindow';
import type { FlameFrames } from './FlameFrames';
import { FreeLanes } from './FreeLanes';

/** Positions sorted by their whole non-negative numbers, equal ones in their order: 16 bits at a time. */
function sortByNumber(positions: Int32Array, key: Float64Array): Int32Array {
  let most = 0;
  for (const at of positions) most = Math.max(most, key[at] ?? 0);
  let from = positions;
  let to: Int32Array = new Int32Array(positions.length);
  const starts = new Int32Array(0x10001);
  for (let unit = 1; unit <= most; unit *= 0x10000) {
    const digit = (at: number) => Math.floor((key[at] ?? 0) / unit) % 0x10000;
    starts.fill(0);
    for (const at of from) starts[digit(at) + 1] = (starts[digit(at) + 1] ?? 0) + 1;
    for (let k = 0; k < 0x10000; k++) starts[k + 1] = (starts[k + 1] ?? 0) + (starts[k] ?? 0);
    for (const at of from) {
      const place = starts[digit(at)] ?? 0;
      to[place] = at;
      starts[digit(at)] = place + 1;
    }
    [from, to] = [to, from === positions ? new Int32Array(positions.length) : from];
  }
  return from;
}

/**
 * The spans of a trace against time. Each lies below its parent, in the highest lane where nothing is in its way: one lane
 * a depth where calls follow one another, more where they run side by side. Spans off scale are not drawn (lane −1).
 * n log n; frames are numbered as the spans are.
 */
export function packSpans(trace: Trace): FlameFrames {
  const { spans } = trace;
  const { count, start, end, parent, flags, status } = spans;
  const lane = new Int32Array(count).fill(-1);
  const errors = new Uint8Array(count);
  // A child that claims to have begun before its parent still finds its lane after it.
  const turn = new Float64Array(count);
  const drawn = new Int32Array(count);
  let drawnCount = 0;
  for (let i = 0; i < count; i++) {
    const above = parent[i] ?? -1;
    if (status[i] === SpanStatus.error) errors[i] = 1;
    // What hangs below a span off scale has its own times.
    if (((flags[i] ?? 0) & SpanFlag.offScale) !== 0) continue;
    turn[i] = Math.max(0, start[i] ?? 0, above < 0 ? 0 : (turn[above] ?? 0));
    drawn[drawnCount++] = i;
  }
  const sequence = sortByNumber(drawn.slice(0, drawnCount), turn);
  const lanes = new FreeLanes();
  for (const span of sequence) {
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
