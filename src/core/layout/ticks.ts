import { fixedUnits, formatCount, type DurationUnit } from '../format';
import { nanos, px, type Nanos, type Px } from '../model';
import { formatAxisTime } from './axisTime';
import type { TimeAxis } from './timeAxis';

/** A mark on a time axis. */
export interface Tick {
  readonly time: Nanos;
  readonly x: Px;
  readonly label: string;
}

const SECOND = 1e9;
const MINUTE = 60e9;
const HOUR = 3600e9;
const DAY = 24 * HOUR;
/** Steps that people read easily above a second, where time is not decimal. */
const clockSteps = [1, 2, 5, 10, 15, 30]
  .map((step) => step * SECOND)
  .concat([1, 2, 5, 10, 15, 30].map((step) => step * MINUTE))
  .concat([1, 2, 3, 6, 12].map((step) => step * HOUR));

/** The least 1, 2 or 5 times a power of ten that is ≥ value; value > 0. */
function decimalStep(value: number): number {
  let power = 10 ** Math.floor(Math.log10(value));
  if (power > value) power /= 10;
  for (const factor of [1, 2, 5]) if (factor * power >= value * (1 - 1e-9)) return factor * power;
  return 10 * power;
}

/** The least readable step ≥ value, a whole number of nanoseconds. */
export function niceStep(value: Nanos): Nanos {
  if (!(value > 1)) return nanos(1);
  if (value <= SECOND) return nanos(Math.round(decimalStep(value)));
  const clock = clockSteps.find((step) => step >= value);
  return nanos(clock ?? decimalStep(value / DAY) * DAY);
}

/** Room that the label of a tick needs at its right, as a share of the least spacing. */
const labelShare = 0.7;
/** Room of a figure in a label, in pixels. */
const characterWidth = 7;

/** The least distance between ticks, in pixels, in which their labels have room: the longest has the greatest time. */
export function tickSpacing({ window }: TimeAxis, least: Px, unit: DurationUnit): Px {
  if (unit === 'auto') return least;
  const { size, word } = fixedUnits[unit];
  const greatest = Math.max(Math.abs(window.start), Math.abs(window.end)) / size;
  // Of a window far in, decimals tell one label from the next.
  const decimals = Math.ceil(Math.max(0, -Math.log10(Math.max(1, window.end - window.start) / size)) + 1);
  const characters = formatCount(greatest).length + (greatest < 1e3 ? decimals : 0) + word.length + 2;
  return px(Math.max(least, characters * characterWidth));
}

/**
 * Ticks of an axis, ascending, at least `minSpacing` pixels apart, at multiples of a readable step; none inside a break, and
 * none whose label would lie on one. No two labels are equal, however short the window. Empty where the axis has no width.
 * Labels are in `unit`.
 */
export function ticks(axis: TimeAxis, minSpacing: Px, unit: DurationUnit = 'auto'): Tick[] {
  const { window, width, breaks } = axis;
  const length = window.end - window.start;
  if (!(width > 0) || !(length > 0) || !Number.isFinite(length)) return [];
  const spacing = Math.max(8, minSpacing);
  const step = niceStep(nanos(spacing / axis.perNano));
  const extent = nanos(Math.max(Math.abs(window.start), Math.abs(window.end)));
  const found: Tick[] = [];
  const addBetween = (start: Nanos, end: Nanos, before: number): void => {
    const last = Math.floor(end / step);
    for (let k = Math.ceil(start / step); k <= last; k++) {
      const time = nanos(k === 0 ? 0 : k * step);
      const x = px(Math.min(width, Math.max(0, axis.px(time))));
      const left = found.at(-1)?.x ?? -Infinity;
      if (x + spacing * labelShare > before || x - left < spacing * (1 - 1e-6)) continue;
      found.push({ time, x, label: formatAxisTime(time, step, extent, unit) });
    }
  };
  let since = window.start;
  for (const each of breaks) {
    if (each.start > since) addBetween(since, each.start, each.from);
    since = each.end;
  }
  if (since < window.end) addBetween(since, window.end, Infinity);
  return found;
}
