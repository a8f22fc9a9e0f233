import { finishWork } from '../model';

/** One key of an order: a number for each member, NaN for those that have none. */
export interface OrderKey {
  readonly values: ArrayLike<number>;
  readonly descending: boolean;
}

const DIGITS = 1 << 16;
/** Members between two steps. */
const STEP = 32_768;

/**
 * The numbers 0 … count − 1 ordered by several keys, the first one first. Members without a number stand last in both directions;
 * equal ones keep their order. A radix sort over the bits of the numbers: linear, about 5 ms a key at 100 000 members.
 */
export const sortedOrder = (count: number, keys: readonly OrderKey[]): Int32Array =>
  finishWork(orderInSteps(count, keys));

/** The same in short steps. */
export function* orderInSteps(count: number, keys: readonly OrderKey[]): Generator<void, Int32Array, void> {
  let order = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    if (i % STEP === STEP - 1) yield;
    order[i] = i;
  }
  let spare = new Int32Array(count);
  yield;
  const high = new Uint32Array(count);
  const low = new Uint32Array(count);
  yield;
  // The least important key first: each later pass keeps the order of the one before among equals.
  for (const key of keys.toReversed()) {
    yield* readBits(key, high, low);
    for (const [words, shift] of [
      [low, 0],
      [low, 16],
      [high, 0],
      [high, 16],
    ] as const) {
      yield;
      if (!(yield* sortByDigit(words, shift, order, spare))) continue;
      [order, spare] = [spare, order];
    }
  }
  return order;
}

/** The numbers as unsigned words that stand in the same order. */
function* readBits(
  { values, descending }: OrderKey,
  high: Uint32Array,
  low: Uint32Array,
): Generator<void, void, void> {
  const float = new Float64Array(1);
  const words = new Uint32Array(float.buffer);
  const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
  const [lowAt, highAt] = littleEndian ? [0, 1] : [1, 0];
  for (let i = 0; i < high.length; i++) {
    if (i % STEP === STEP - 1) yield;
    const value = values[i] ?? NaN;
    if (Number.isNaN(value)) {
      high[i] = low[i] = 0xffff_ffff;
      continue;
    }
    float[0] = value + 0; // −0 becomes 0
    const top = words[highAt] ?? 0;
    const rest = words[lowAt] ?? 0;
    // Ascending: the sign bit puts positive numbers above negative ones, and those stand upside down. Descending: all inverted.
    const negative = top >>> 31 === 1;
    const flip = negative !== descending;
    high[i] = flip ? ~top ^ (negative ? 0 : 0x8000_0000) : top ^ (negative ? 0 : 0x8000_0000);
    low[i] = flip ? ~rest : rest;
  }
}

/** One pass; false (and nothing done) where all have the same digit. */
function* sortByDigit(
  words: Uint32Array,
  shift: number,
  order: Int32Array,
  into: Int32Array,
): Generator<void, boolean, void> {
  const { length } = order;
  const place = new Uint32Array(DIGITS + 1);
  for (let i = 0; i < length; i++) {
    if (i % STEP === STEP - 1) yield;
    const digit = ((words[i] ?? 0) >>> shift) & 0xffff;
    place[digit + 1] = (place[digit + 1] ?? 0) + 1;
  }
  const first = ((words[0] ?? 0) >>> shift) & 0xffff;
  if (place[first + 1] === length) return false;
  for (let digit = 0; digit < DIGITS; digit++)
    place[digit + 1] = (place[digit + 1] ?? 0) + (place[digit] ?? 0);
  for (let k = 0; k < length; k++) {
    if (k % STEP === STEP - 1) yield;
    const member = order[k] ?? 0;
    const digit = ((words[member] ?? 0) >>> shift) & 0xffff;
    const at = place[digit] ?? 0;
    into[at] = member;
    place[digit] = at + 1;
  }
  return true;
}
