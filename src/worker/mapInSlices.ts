import { breathe } from './breathe';

/** Longest time of mapping between two looks at the waiting messages. */
const SLICE_MS = 6;

/** Maps all values, in short slices; undefined where that was cancelled, once `undo` has been called for what was made. */
export async function mapInSlices<V, T>(
  values: readonly V[],
  map: (value: V) => T,
  signal: AbortSignal | undefined,
  undo?: (made: T) => void,
): Promise<readonly T[] | undefined> {
  const made: T[] = [];
  let until = performance.now() + SLICE_MS;
  for (const value of values) {
    made.push(map(value));
    if (performance.now() < until) continue;
    await breathe();
    if (signal?.aborted === true) {
      if (undo) for (const one of made) undo(one);
      return undefined;
    }
    until = performance.now() + SLICE_MS;
  }
  return made;
}
