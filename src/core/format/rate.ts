import { formatCountShort } from './count';

/** Three significant digits below 100, whole above. */
const digits = (value: number): string =>
  value >= 99.95 ? formatCountShort(value) : value >= 9.995 ? value.toFixed(1) : value.toFixed(2);

/** A rate (of calls a second) in the unit in which it is more than one, if any: "12.5 /s", "3.20 /min", "0.50 /h". */
export function formatRate(perSecond: number): string {
  if (!Number.isFinite(perSecond)) return '–';
  if (perSecond === 0) return '0 /s';
  if (perSecond >= 1) return `${digits(perSecond)} /s`;
  if (perSecond >= 1 / 60) return `${digits(perSecond * 60)} /min`;
  return `${digits(perSecond * 3600)} /h`;
}
