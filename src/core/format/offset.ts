import type { Nanos } from '../model';
import { formatCount } from './count';

/** A time on the clock of a trace, always in milliseconds to the microsecond, so that a column of them can be compared: "+1 240.123 ms". */
export function formatOffset(time: Nanos): string {
  if (!Number.isFinite(time)) return '–';
  const micros = Math.round(Math.abs(time) / 1000);
  const sign = time < 0 && micros > 0 ? '\u2212' : '+';
  return `${sign}${formatCount(Math.floor(micros / 1000))}.${String(micros % 1000).padStart(3, '0')} ms`;
}
