/**
 * Place of each text among the distinct ones in ascending order (by UTF-16 code units, so that it is the same everywhere).
 * A generator: each step is short (`chunk` texts are sorted or some more are merged), so that 100 000 texts hold nobody up.
 */
export function* textRanks(texts: readonly string[], chunk = 8192): Generator<void, Float64Array, void> {
  let runs: number[][] = [];
  for (let from = 0; from < texts.length; from += chunk) {
    const run: number[] = [];
    for (let at = from; at < Math.min(texts.length, from + chunk); at++) run.push(at);
    run.sort((a, b) => compare(texts[a] ?? '', texts[b] ?? ''));
    runs.push(run);
    yield;
  }
  while (runs.length > 1) {
    const merged: number[][] = [];
    for (let k = 0; k < runs.length; k += 2) {
      const left = runs[k] ?? [];
      const right = runs[k + 1];
      merged.push(right === undefined ? left : yield* merge(texts, left, right, chunk * 4));
    }
    runs = merged;
  }
  const ranks = new Float64Array(texts.length);
  let rank = -1;
  let before: string | undefined;
  for (const at of runs[0] ?? []) {
    const text = texts[at] ?? '';
    if (text !== before) rank++;
    before = text;
    ranks[at] = rank;
  }
  return ranks;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function* merge(
  texts: readonly string[],
  left: readonly number[],
  right: readonly number[],
  step: number,
): Generator<void, number[], void> {
  const merged: number[] = [];
  let a = 0;
  let b = 0;
  while (a < left.length || b < right.length) {
    const fromLeft =
      b >= right.length || (a < left.length && (texts[left[a] ?? 0] ?? '') <= (texts[right[b] ?? 0] ?? ''));
    merged.push((fromLeft ? left[a++] : right[b++]) ?? 0);
    if (merged.length % step === 0) yield;
  }
  return merged;
}
