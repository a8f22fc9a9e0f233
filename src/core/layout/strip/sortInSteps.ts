/** Numbers that are sorted, or merged, between two steps. */
const chunk = 1 << 14;

function merge(from: Float64Array, into: Float64Array, start: number, middle: number, end: number): void {
  let left = start;
  let right = middle;
  for (let at = start; at < end; at++) {
    const fromLeft = left < middle && (right >= end || (from[left] ?? 0) <= (from[right] ?? 0));
    into[at] = (fromLeft ? from[left++] : from[right++]) ?? 0;
  }
}

/** Sorts numbers, ascending, with a step after about every 16 000 of them: for work that must not hold the page up. May reuse the array. n log n. */
export function* sortInSteps(numbers: Float64Array): Generator<void, Float64Array, void> {
  const { length } = numbers;
  for (let from = 0; from < length; from += chunk) {
    numbers.subarray(from, Math.min(length, from + chunk)).sort();
    if (length > chunk) yield;
  }
  let source = numbers;
  let target = length > chunk ? new Float64Array(length) : numbers;
  for (let width = chunk; width < length; width *= 2) {
    for (let from = 0; from < length; from += 2 * width) {
      merge(source, target, from, Math.min(length, from + width), Math.min(length, from + 2 * width));
      yield;
    }
    [source, target] = [target, source];
  }
  return source;
}
