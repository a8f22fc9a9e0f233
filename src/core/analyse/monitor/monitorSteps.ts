/** Lengths of steps that people read clocks in, in seconds. */
const stepSeconds = [10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];
/** A chart has at most so many points. */
const mostSteps = 30;

/** The length of a step of a window, both in milliseconds. */
export function stepFor(timeframe: number): number {
  const least = timeframe / mostSteps;
  return (
    (stepSeconds.find((seconds) => seconds * 1000 >= least) ?? Math.ceil(least / 86_400_000) * 86_400) * 1000
  );
}

/**
 * The window of so many milliseconds up to a time (ms since 1970), in whole steps of the clock: who looks a second later asks about the
 * same steps. At least one step.
 */
export function windowOfSteps(
  timeframe: number,
  until: number,
  step: number,
): { readonly from: number; readonly to: number } {
  const to = Math.floor(until / step) * step;
  return { from: to - Math.max(1, Math.round(timeframe / step)) * step, to };
}
