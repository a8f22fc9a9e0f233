import type { Nanos } from '../model';
import { formatCount } from './count';
import { fixedUnits, type DurationUnit } from './duration';

/**
 * A time on the clock of a trace, all of them in one unit (milliseconds unless another is fixed) and to the microsecond, so that a
 * column of them can be compared: "+1 240.123 ms". Nanoseconds where those are the unit.
 */
export function formatOffset(time: Nanos, unit: DurationUnit = 'auto'): string {
  if (!Number.isFinite(time)) return '–';
  const { word, size, decimals } = fixedUnits[unit === 'auto' ? 'ms' : unit];
  const shown = Math.max(0, decimals - 3);
  const parts = 10 ** shown;
  const grains = Math.round((Math.abs(time) / size) * parts);
  const sign = time < 0 && grains > 0 ? '\u2212' : '+';
  const fraction = shown === 0 ? '' : `.${String(grains % parts).padStart(shown, '0')}`;
  return `${sign}${formatCount(Math.floor(grains / parts))}${fraction} ${word}`;
}
