import { fixedUnits, groupDigits, type DurationUnit } from '../format';
import { nanos, type Nanos } from '../model';

const MICRO = 1e3;
const MILLI = 1e6;
const SECOND = 1e9;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const MINUS = '\u2212';

/** Decimals needed so that numbers `step` apart (both counted in `unit`) differ in print. */
function decimalsFor(step: number, unit: number): number {
  let decimals = 0;
  for (let grain = unit; grain > step * 1.000001 && decimals < 9; grain /= 10) decimals++;
  // A step such as 2.5 needs one digit more than its size tells.
  while (decimals < 9 && !isWhole((step / unit) * 10 ** decimals)) decimals++;
  return decimals;
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6;

/** Days, hours, minutes and seconds down to what the step needs, without leading zero parts: "1 h 05 m", "2 m 05.25 s". */
function longTime(time: number, step: number): string {
  const decimals = step >= SECOND ? 0 : decimalsFor(step, SECOND);
  const parts: string[] = [];
  const add = (value: string, unit: string): void => {
    if (parts.length > 0)
      parts.push(`${value.padStart(decimals > 0 && unit === 's' ? decimals + 3 : 2, '0')} ${unit}`);
    else if (Number(value) !== 0) parts.push(`${value} ${unit}`);
  };
  add(String(Math.floor(time / DAY)), 'd');
  if (step < DAY) add(String(Math.floor((time % DAY) / HOUR)), 'h');
  if (step < HOUR) add(String(Math.floor((time % HOUR) / MINUTE)), 'm');
  if (step < MINUTE) add(((time % MINUTE) / SECOND).toFixed(decimals), 's');
  return parts.join(' ');
}

/** The unit that suits an axis up to `extent`, below a minute. */
function unitFor(extent: Nanos): Exclude<DurationUnit, 'auto'> {
  if (extent < MICRO) return 'ns';
  if (extent < MILLI) return 'us';
  return extent < SECOND ? 'ms' : 's';
}

/**
 * A point on an axis, such that two points `step` apart never read the same: one unit for the whole axis (the one that is fixed, else
 * chosen by `extent`, the greatest absolute time on it), and as many decimals as the step needs: "0.2 µs", "2 m 05.25 s".
 */
export function formatAxisTime(time: Nanos, step: Nanos, extent: Nanos, unit: DurationUnit = 'auto'): string {
  if (time < 0) return MINUS + formatAxisTime(nanos(-time), step, extent, unit);
  if (unit === 'auto' && extent >= MINUTE) return time === 0 ? '0 s' : longTime(time, step);
  const { word, size } = fixedUnits[unit === 'auto' ? unitFor(extent) : unit];
  return `${time === 0 ? '0' : groupDigits((time / size).toFixed(decimalsFor(step, size)))} ${word}`;
}
