import { answered, failed, type Answer } from '../core';
import { breathe } from './breathe';
import { cancelledFailure } from './failures';
import type { HeldTrace } from './HeldTrace';

/** Spans that are taken into the find index between two looks at the clock. */
export const spansAStep = 64;
/** Longest time between two looks at the waiting messages, while somebody waits for an answer. */
const SLICE_MS = 25;

/** Looks at an open trace; a fault becomes a failure. */
export type LookAt = <V>(look: (held: HeldTrace) => V) => Promise<Answer<V>>;

export interface SliceOptions<P> {
  /** The work is on the trace's find index, which is built first where it is not yet; the usual. */
  readonly onIndex?: boolean;
  /** Gets what the work yielded last, at each breath. */
  readonly between?: (part: P) => void;
}

/** Runs work on an open trace in slices with breaths between them. */
export async function answerInSlices<T, P>(
  lookAt: LookAt,
  asked: string,
  signal: AbortSignal | undefined,
  begin: (held: HeldTrace) => Generator<P | undefined, T>,
  { onIndex = true, between }: SliceOptions<P> = {},
): Promise<Answer<T>> {
  let work: Generator<P | undefined, T> | undefined;
  let last: P | undefined;
  for (;;) {
    // Somebody who types sends a find a key: let the cancellations that wait overtake the work; nor need the details of spans
    // that are asked for meanwhile wait for all of it.
    await breathe();
    if (signal?.aborted === true) return failed(cancelledFailure(asked));
    const answer = await lookAt((held): { readonly value: T } | undefined => {
      const until = performance.now() + SLICE_MS;
      while (onIndex && !held.indexed && performance.now() < until)
        held.indexed = held.index.build(spansAStep);
      if (onIndex && !held.indexed) return undefined;
      work ??= begin(held);
      while (performance.now() < until) {
        const next = work.next();
        if (next.done === true) return { value: next.value };
        last = next.value;
      }
      return undefined;
    });
    if (!answer.ok) return answer;
    if (answer.value !== undefined) return answered(answer.value.value);
    if (last !== undefined) between?.(last);
  }
}
