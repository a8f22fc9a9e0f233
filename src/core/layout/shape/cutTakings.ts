import type { SpanIndex, Trace, TraceFacts } from '../../model';
import { SpanStatus } from '../../model';

/** What one cut took. */
export interface Taking {
  readonly spans: number;
  readonly errors: number;
}

/** What cuts left and what each of them took. Times in nanoseconds. */
export interface Takings {
  /** By the cut's place in the list. */
  readonly taken: readonly Taking[];
  readonly shownSpans: number;
  /** Self times of the spans that are left, and of all: they add up, unlike durations. */
  readonly shownTime: number;
  readonly wholeTime: number;
  /** The cut that took the last span; undefined while any is left. */
  readonly emptiedBy: number | undefined;
}

/** Adds up what cuts did. `cutOf` as ShapedTree has it, `cuts` = length of the list. Linear. */
export function cutTakings(trace: Trace, facts: TraceFacts, cutOf: Int32Array, cuts: number): Takings {
  const { count, status } = trace.spans;
  const spans = new Int32Array(cuts);
  const errors = new Int32Array(cuts);
  let shownSpans = 0;
  let shownTime = 0;
  let wholeTime = 0;
  let lastCut = -1;
  for (let i = 0; i < count; i++) {
    const self = facts.selfTime[i] ?? 0;
    const cut = cutOf[i] ?? -1;
    wholeTime += self;
    if (cut < 0) {
      shownSpans++;
      shownTime += self;
      continue;
    }
    lastCut = Math.max(lastCut, cut);
    spans[cut] = (spans[cut] ?? 0) + 1;
    if (status[i] === SpanStatus.error) errors[cut] = (errors[cut] ?? 0) + 1;
  }
  const taken = Array.from(spans, (one, at) => ({ spans: one, errors: errors[at] ?? 0 }));
  const emptiedBy = shownSpans === 0 && lastCut >= 0 ? lastCut : undefined;
  return { taken, shownSpans, shownTime, wholeTime, emptiedBy };
}

/** The cut that took a span; undefined while it is there. */
export const cutThatTook = (cutOf: Int32Array | undefined, span: SpanIndex): number | undefined => {
  const cut = cutOf?.[span] ?? -1;
  return cut < 0 ? undefined : cut;
};
