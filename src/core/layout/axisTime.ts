import { nanos, type Nanos } from '../model';

const MICRO = 1e3;
const MILLI = 1e6;
const SECOND = 1e9;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const MINUS = '\u2212';
const pad2 = (value: number): string => String(value).padStart(2, '0');

/** Decimals needed so that numbers `step` apart (both counted in `unit`) differ in print. */
function decimalsFor(step: number, unit: number): number {
  let decimals = 0;
  for (let grain = unit; grain > step * 1.000001 && decimals < 9; grain /= 10) decimals++;
  // A step such as 2.5 needs one digit more than its size tells.
  while (decimals < 9 && !isWhole((step / unit) * 10 ** decimals)) decimals++;
  return decimals;
}

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6;

function longTime(time: number, step: number, extent: number): string {
  const decimals = step >= SECOND ? 0 : decimalsFor(step, SECOND);
  const days = Math.floor(time / DAY);
  const hours = Math.floor((time % DAY) / HOUR);
  const minutes = Math.floor((time % HOUR) / MINUTE);
  const seconds = (time % MINUTE) / SECOND;
  const parts: string[] = [];
  if (extent >= DAY) parts.push(`${days} d`);
  if (extent >= HOUR && step < DAY) parts.push(`${hours} h`);
  if (step < HOUR) parts.push(`${pad2(minutes)} m`);
  if (step < MINUTE)
    parts.push(`${seconds.toFixed(decimals).padStart(decimals > 0 ? decimals + 3 : 2, '0')} s`);
  return parts.join(' ');
}

/**
 * A point on an axis, such that two points `step` apart never read the same: one unit for the whole axis, chosen by
 * `extent` (the greatest absolute time on it), and as many decimals as the step needs: "0.2 µs", "2 m 05.25 s".
 */
export function formatAxisTime(time: Nanos, step: Nanos, extent: Nanos): string {
  if (time < 0) return MINUS + formatAxisTime(nanos(-time), step, extent);
  if (extent >= MINUTE) return time === 0 ? '0 s' : longTime(time, step, extent);
  const [unit, word] =
    extent < MICRO
      ? ([1, 'ns'] as const)
      : extent < MILLI
        ? ([MICRO, 'µs'] as const)
        : extent < SECOND
          ? ([MILLI, 'ms'] as const)
          : ([SECOND, 's'] as const);
  return `${(time / unit).toFixed(decimalsFor(step, unit))} ${word}`;
}
