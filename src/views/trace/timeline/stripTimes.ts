import {
  runTimes,
  sortedStarts,
  subtreeStop,
  type RunTimes,
  type SpanRun,
  type SpanTable,
  type Trace,
} from '../../../core';
import { inTurn } from '../../../state/session/inTurn';

/** Spans whose sorted times are kept at most for a trace, at some 20 bytes each, beside those of the largest fold. */
const kept = 2_000_000;

/** What was read of the folded rows of one trace. */
class Known {
  /** Runs of folded subtrees by their span: the same object for the same subtree. */
  readonly below = new Map<number, readonly SpanRun[]>();
  readonly times = new Map<readonly SpanRun[], RunTimes>();
  /** Starts of what a find hits, for the last find. */
  matches: Int32Array | undefined;
  readonly starts = new Map<readonly SpanRun[], Float64Array>();
  #size = 0;

  keep(runs: readonly SpanRun[], times: RunTimes): void {
    this.#size += times.members.length;
    if (this.#size > kept) {
      this.times.clear();
      this.#size = times.members.length;
    }
    this.times.set(runs, times);
  }

  startsOf(matches: Int32Array): Map<readonly SpanRun[], Float64Array> {
    if (this.matches !== matches) this.starts.clear();
    this.matches = matches;
    return this.starts;
  }
}

const knownOf = new WeakMap<SpanTable, Known>();

function known({ spans }: Trace): Known {
  let found = knownOf.get(spans);
  if (!found) {
    found = new Known();
    knownOf.set(spans, found);
  }
  return found;
}

/** The spans below a span, itself not among them. */
export function runsBelow(trace: Trace, span: number): readonly SpanRun[] {
  const { below } = known(trace);
  let runs = below.get(span);
  if (!runs) {
    runs = [{ from: span + 1, to: subtreeStop(trace.spans, span) }];
    below.set(span, runs);
  }
  return runs;
}

/** The times of some runs, where they were read already. */
export const knownTimes = (trace: Trace, runs: readonly SpanRun[]): RunTimes | undefined =>
  known(trace).times.get(runs);

/** Reads the times of some runs; `done` hears when they are known. The answer takes the wish back. */
export function readTimes(trace: Trace, runs: readonly SpanRun[], done: () => void): () => void {
  return inTurn(function* () {
    if (!knownTimes(trace, runs)) known(trace).keep(runs, yield* runTimes(trace.spans, runs));
    done();
  });
}

/** Where those of some runs start that a find hits, ascending, where that was read already. */
export const knownStarts = (trace: Trace, runs: readonly SpanRun[], matches: Int32Array) =>
  known(trace).startsOf(matches).get(runs);

/** Reads where the matches of some runs start. */
export function readStarts(
  trace: Trace,
  runs: readonly SpanRun[],
  matches: Int32Array,
  done: () => void,
): () => void {
  return inTurn(function* () {
    const starts = yield* sortedStarts(trace.spans, matches, runs);
    known(trace).startsOf(matches).set(runs, starts);
    done();
  });
}
