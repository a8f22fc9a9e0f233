import { decodeText } from './json';

/**
 * A point or length of time, exact: whole seconds and nanoseconds of the second (0 … 999 999 999). One object that is
 * written again and again, since the hot path must not allocate.
 */
export interface SplitTime {
  /** May be ±Infinity (then nanos is 0) for absurd numbers, NaN where nothing could be read. */
  seconds: number;
  nanos: number;
}

const POWERS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

/**
 * Reads a decimal number of units of 10^-fractionDigits seconds (6: microseconds, 9: nanoseconds) exactly.
 * Sign, fraction and exponent are understood. @returns false (and NaN) when the range is no number.
 */
export function readDecimalTime(
  bytes: Uint8Array,
  start: number,
  end: number,
  fractionDigits: number,
  into: SplitTime,
): boolean {
  const split = end - fractionDigits;
  // Up to 15 digits of whole seconds are exact in a double, which is 31 million years.
  if (end > start && split - start <= 15) {
    let seconds = 0;
    let fraction = 0;
    let p = start;
    for (; p < split; p++) {
      const digit = (bytes[p] ?? 0) - 0x30;
      if (digit < 0 || digit > 9) break;
      seconds = seconds * 10 + digit;
    }
    if (p >= split) {
      for (; p < end; p++) {
        const digit = (bytes[p] ?? 0) - 0x30;
        if (digit < 0 || digit > 9) break;
        fraction = fraction * 10 + digit;
      }
      if (p === end) {
        into.seconds = seconds;
        into.nanos = fraction * (POWERS[9 - fractionDigits] ?? 1);
        return true;
      }
    }
  }
  return readAnyDecimal(decodeText(bytes, start, Math.min(end, start + 400)), fractionDigits, into);
}

/** As readDecimalTime, for every way a number can be written: "-1.5e3", "Infinity", " 12 ". */
export function readAnyDecimal(text: string, fractionDigits: number, into: SplitTime): boolean {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text.trim());
  into.nanos = 0;
  if (match === null) {
    const infinite = /^([+-]?)(?:Infinity|Inf)$/i.exec(text.trim());
    into.seconds = infinite === null ? NaN : infinite[1] === '-' ? -Infinity : Infinity;
    return infinite !== null;
  }
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = (whole + fraction).replace(/^0+/, '');
  // Nanoseconds = digits × 10^shift.
  const shift = Number(exponent) - fraction.length + 9 - fractionDigits;
  if (digits === '') into.seconds = 0;
  else if (digits.length + shift > 30) into.seconds = sign === '-' ? -Infinity : Infinity;
  else if (digits.length + shift <= 0) into.seconds = 0;
  else {
    const ns = BigInt(shift >= 0 ? digits + '0'.repeat(shift) : digits.slice(0, digits.length + shift));
    const signed = sign === '-' ? -ns : ns;
    let seconds = signed / 1_000_000_000n;
    let rest = signed % 1_000_000_000n;
    if (rest < 0n) {
      seconds -= 1n;
      rest += 1_000_000_000n;
    }
    into.seconds = Number(seconds);
    into.nanos = Number(rest);
  }
  return true;
}
