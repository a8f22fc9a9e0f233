import { SpanFlag, SpanStatus, type SpanTable } from '../../model';
import { sortInSteps } from './sortInSteps';

/** Spans that follow one another in pre-order: from … to − 1. A subtree is one run, a list of repeated siblings several. */
export interface SpanRun {
  readonly from: number;
  readonly to: number;
}

/** Starts and ends of some spans, each ascending, in nanoseconds since the trace's start: how many run at a time are two searches. */
export interface SortedTimes {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}

/** Spans in one block of the search for the longest. */
export const blockSize = 256;

/** What is known of the spans of some runs, whatever part of the axis is shown: made once, for every zoom. Spans off scale are left out. */
export interface RunTimes {
  readonly all: SortedTimes;
  readonly errors: SortedTimes;
  /** The spans, in the order of the runs. */
  readonly members: Int32Array;
  /** Of each block of members: the earliest start, the latest end, the greatest length. */
  readonly blockStart: Float64Array;
  readonly blockEnd: Float64Array;
  readonly blockLongest: Float64Array;
  readonly offScale: number;
}

/** Spans that are looked at between two steps. */
const step = 1 << 15;

/** Starts and ends of spans, sorted. */
export function* sortTimes(spans: SpanTable, members: Int32Array): Generator<void, SortedTimes, void> {
  const starts = new Float64Array(members.length);
  const ends = new Float64Array(members.length);
  for (let at = 0; at < members.length; at++) {
    const span = members[at] ?? 0;
    starts[at] = spans.start[span] ?? 0;
    ends[at] = spans.end[span] ?? 0;
    if (at % step === step - 1) yield;
  }
  return { starts: yield* sortInSteps(starts), ends: yield* sortInSteps(ends) };
}

/** Reads the runs, which must not overlap, in steps. n log n in their spans. */
export function* runTimes(spans: SpanTable, runs: readonly SpanRun[]): Generator<void, RunTimes, void> {
  let most = 0;
  for (const { from, to } of runs) most += Math.max(0, to - from);
  const members = new Int32Array(most);
  const failed = new Int32Array(most);
  let count = 0;
  let errorCount = 0;
  let offScale = 0;
  const blocks = Math.ceil(most / blockSize);
  const blockStart = new Float64Array(blocks).fill(Infinity);
  const blockEnd = new Float64Array(blocks).fill(-Infinity);
  const blockLongest = new Float64Array(blocks).fill(-1);
  for (const { from, to } of runs) {
    for (let span = from; span < to; span++) {
      if (((spans.flags[span] ?? 0) & SpanFlag.offScale) !== 0) {
        offScale++;
        continue;
      }
      const start = spans.start[span] ?? 0;
      const end = spans.end[span] ?? 0;
      const block = Math.floor(count / blockSize);
      blockStart[block] = Math.min(blockStart[block] ?? 0, start);
      blockEnd[block] = Math.max(blockEnd[block] ?? 0, end);
      blockLongest[block] = Math.max(blockLongest[block] ?? 0, end - start);
      members[count++] = span;
      if (spans.status[span] === SpanStatus.error) failed[errorCount++] = span;
      if (count % step === 0) yield;
    }
  }
  const shown = members.slice(0, count);
  return {
    all: yield* sortTimes(spans, shown),
    errors: yield* sortTimes(spans, failed.slice(0, errorCount)),
    members: shown,
    blockStart,
    blockEnd,
    blockLongest,
    offScale,
  };
}

/** First place of an ascending list of spans that is not below `span`. */
function placeOf(ascending: Int32Array, span: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < span) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where those of the runs start that are `picked` (ascending, as a find answers), ascending. Spans off scale are left out. */
export function* sortedStarts(
  spans: SpanTable,
  picked: Int32Array,
  runs: readonly SpanRun[],
): Generator<void, Float64Array, void> {
  const places = runs.map(({ from, to }) => ({ from: placeOf(picked, from), to: placeOf(picked, to) }));
  let most = 0;
  for (const { from, to } of places) most += to - from;
  const starts = new Float64Array(most);
  let count = 0;
  for (const { from, to } of places) {
    for (let place = from; place < to; place++) {
      const span = picked[place] ?? 0;
      if (((spans.flags[span] ?? 0) & SpanFlag.offScale) !== 0) continue;
      starts[count++] = spans.start[span] ?? 0;
      if (count % step === 0) yield;
    }
  }
  return yield* sortInSteps(starts.slice(0, count));
}
