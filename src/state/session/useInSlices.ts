import { useEffect, useMemo, useState } from 'react';
import { whileBusy } from './busy';
import { inSlices } from './inSlices';

/** A work that takes no longer than this is done in the frame that asks for it: most traces are small. */
const AT_ONCE_MS = 8;

interface Made<T> {
  readonly value: T;
}

/** Begins a work: what it made, where that took next to no time; else what is left of it. */
function begin<T>(work: () => Generator<void, T, void>) {
  const steps = work();
  const until = performance.now() + AT_ONCE_MS;
  while (performance.now() < until) {
    const step = steps.next();
    if (step.done === true) return { steps, made: { value: step.value } };
  }
  return { steps, made: undefined };
}

/**
 * What a work of short steps makes, without holding the page up. What the one before made stays until then, so that the value should say
 * what it was made of; undefined until the first is there. `work` must stay the same function while it says the same.
 */
export function useInSlices<T>(work: () => Generator<void, T, void>): T | undefined {
  const begun = useMemo(() => begin(work), [work]);
  const [last, setLast] = useState<Made<T> | undefined>(begun.made);
  const [begunLast, setBegunLast] = useState(begun);
  // Done at once: drawn at once.
  if (begunLast !== begun) {
    setBegunLast(begun);
    if (begun.made) setLast(begun.made);
  }
  useEffect(() => {
    if (begun.made) return;
    const abort = new AbortController();
    void whileBusy(inSlices(begun.steps, abort.signal)).then((value) => {
      if (value !== undefined) setLast({ value });
    });
    return () => {
      abort.abort();
    };
  }, [begun]);
  return last?.value;
}
