/** Runs work that comes in slices to its end. */
export function finishWork<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
}
