import { nanos, type Nanos } from '../model';

const UNITS = new Map<string, number>([
  ['ns', 1],
  ['us', 1e3],
  ['µs', 1e3], // U+00B5
  ['μs', 1e3], // U+03BC
  ['ms', 1e6],
  ['s', 1e9],
  ['m', 60e9],
  ['min', 60e9],
  ['h', 3600e9],
  ['d', 86400e9],
]);

/**
 * Reads a duration as Go and Jaeger write it: "1.2s", "100ms", "1h5m", "500us", also "µs", "min" and "d", with blanks
 * anywhere between numbers and units ("1 h 02 m"). Fractions of a nanosecond are rounded.
 * undefined for anything else: no unit (but "0" is a duration), a sign, or more than 2^53 ns (104 days).
 */
export function parseDuration(text: string): Nanos | undefined {
  const compact = text.trim();
  if (compact === '') return undefined;
  if (compact === '0') return nanos(0);
  const part = /\s*(\d+(?:\.\d*)?|\.\d+)\s*([a-zµμ]+)/y;
  let total = 0;
  while (part.lastIndex < compact.length) {
    const match = part.exec(compact);
    const factor = UNITS.get(match?.[2] ?? '');
    if (match === null || factor === undefined) return undefined;
    total += Number(match[1]) * factor;
  }
  const rounded = Math.round(total);
  return rounded <= Number.MAX_SAFE_INTEGER ? nanos(rounded) : undefined;
}

/** A decimal fraction without rounding: whole nanoseconds over a power of ten. */
function exactDecimal(value: number, unit: number): string {
  const whole = Math.floor(value / unit);
  const rest = value - whole * unit;
  if (rest === 0) return String(whole);
  const digits = String(rest)
    .padStart(Math.round(Math.log10(unit)), '0')
    .replace(/0+$/, '');
  return `${whole}.${digits}`;
}

/** The shortest exact form that Go's time.ParseDuration reads: "1.2s", "500us", "1h5m". The duration is taken as whole nanoseconds ≥ 0. */
export function toGoDuration(duration: Nanos): string {
  const value = Math.max(0, Math.round(duration));
  if (value === 0) return '0s';
  if (value < 1e3) return `${value}ns`;
  if (value < 1e6) return `${exactDecimal(value, 1e3)}us`;
  if (value < 1e9) return `${exactDecimal(value, 1e6)}ms`;
  const hours = Math.floor(value / 3600e9);
  const minutes = Math.floor((value % 3600e9) / 60e9);
  const rest = value % 60e9;
  return (
    (hours > 0 ? `${hours}h` : '') +
    (minutes > 0 ? `${minutes}m` : '') +
    (rest > 0 ? `${exactDecimal(rest, 1e9)}s` : '')
  );
}
