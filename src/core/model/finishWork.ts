/** Runs work that comes in steps to its end, in one go. */
export function finishWork<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const next = work.next();
    if (next.done === true) return next.value;
  }
}
