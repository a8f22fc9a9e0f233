/** Longest stretch of work between two looks at what the reader does. */
const SLICE_MS = 12;

/** Lets events and frames through. */
const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });

/** Runs work that is cut into short steps without holding the page up; undefined once the signal has ended it. */
export function inSlices<T>(steps: Generator<void, T, void>): Promise<T>;
export function inSlices<T>(steps: Generator<void, T, void>, signal: AbortSignal): Promise<T | undefined>;
export async function inSlices<T>(
  steps: Generator<void, T, void>,
  signal?: AbortSignal,
): Promise<T | undefined> {
  let until = performance.now() + SLICE_MS;
  for (;;) {
    if (signal?.aborted === true) return undefined;
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() < until) continue;
    await breathe();
    until = performance.now() + SLICE_MS;
  }
}
