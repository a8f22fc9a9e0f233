import { formatDuration, parseDuration } from '../format';
import { nanos } from '../model';
import type { Quantity } from './findNode';

const SIZES = new Map<string, number>([
  ['b', 1],
  ['kb', 1e3],
  ['mb', 1e6],
  ['gb', 1e9],
  ['tb', 1e12],
  ['kib', 2 ** 10],
  ['mib', 2 ** 20],
  ['gib', 2 ** 30],
  ['tib', 2 ** 40],
]);

/** Reads a number with its unit: 150ms, 1m30s, 2%, 20kB, 4MiB, -1.5e3. undefined for anything else. */
export function readQuantity(text: string): Quantity | undefined {
  if (text.length > 60) return undefined;
  const match = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*(%|[a-z]*)\s*$/i.exec(text);
  const unit = match?.[2]?.toLowerCase() ?? '';
  if (match !== null) {
    const number = Number(match[1]);
    if (unit === '') return { number, dimension: 'plain' };
    if (unit === '%') return { number: number / 100, dimension: 'share' };
    const size = SIZES.get(unit);
    if (size !== undefined) return { number: number * size, dimension: 'size' };
  }
  const negative = /^\s*-/.test(text);
  const duration = parseDuration(negative ? text.trim().slice(1) : text);
  if (duration === undefined || text.trim() === '0') return undefined;
  return { number: negative ? -duration : duration, dimension: 'time' };
}

/** Nanoseconds in the unit that the last word of a key names: http.duration_ms, timeout.seconds. */
const KEY_UNITS = new Map<string, number>([
  ['ns', 1],
  ['nanos', 1],
  ['nanoseconds', 1],
  ['us', 1e3],
  ['micros', 1e3],
  ['microseconds', 1e3],
  ['ms', 1e6],
  ['millis', 1e6],
  ['milliseconds', 1e6],
  ['s', 1e9],
  ['sec', 1e9],
  ['seconds', 1e9],
]);

/**
 * The number of an attribute in the terms of a quantity; NaN where the two cannot be compared. A plain number compares with plain numbers
 * and counts as bytes; as a time only where the key names the unit.
 */
export function numberFor(key: string, text: string, dimension: Quantity['dimension']): number {
  const stated = readQuantity(text);
  if (stated === undefined) return NaN;
  if (stated.dimension === dimension) return stated.number;
  if (stated.dimension !== 'plain') return NaN;
  if (dimension === 'size') return stated.number;
  if (dimension !== 'time') return NaN;
  const unit = KEY_UNITS.get(/[a-z]+$/i.exec(key)?.[0].toLowerCase() ?? '');
  return unit === undefined ? NaN : stated.number * unit;
}

/** A quantity in plain words. */
export function quantityText({ number, dimension }: Quantity, asWritten: string): string {
  if (dimension === 'time') return formatDuration(nanos(number));
  if (dimension === 'share') return `${String(Number((number * 100).toPrecision(6)))} % of the trace`;
  return asWritten;
}
