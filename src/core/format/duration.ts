import { nanos, type Nanos } from '../model';
import { formatCount } from './count';

const MICRO = 1e3;
const MILLI = 1e6;
const SECOND = 1e9;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const MINUS = '\u2212';
const pad2 = (value: number): string => String(value).padStart(2, '0');

/** Three significant digits in one unit, so that figures in a column are equally wide: "1.24", "41.2", "640". */
function threeDigits(value: number): string {
  if (value < 9.995) return value.toFixed(2);
  if (value < 99.95) return value.toFixed(1);
  return value.toFixed(0);
}

/** Two units, the smaller with two digits: "2 m 05 s", "1 h 02 m", "3 d 4 h". */
function twoUnits(value: number): string {
  const seconds = Math.round(value / SECOND);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ${pad2(seconds % 60)} s`;
  const minutes = Math.round(value / MINUTE);
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ${pad2(minutes % 60)} m`;
  const hours = Math.round(value / HOUR);
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/**
 * A duration for people, with its unit: "0 ns", "640 ns", "41.2 µs", "1.24 ms", "1.84 s", "2 m 05 s", "1 h 02 m", "3 d 4 h".
 * Below a minute three significant digits, above it two units. "–" for what is not a finite number.
 */
export function formatDuration(duration: Nanos): string {
  if (!Number.isFinite(duration)) return '–';
  if (duration < 0) return MINUS + formatDuration(nanos(-duration));
  // Each limit is where rounding would reach the next unit: 999.6 µs is "1.00 ms", never "1000 µs".
  if (duration < 999.5) return `${duration.toFixed(0)} ns`;
  if (duration < 999.5 * MICRO) return `${threeDigits(duration / MICRO)} µs`;
  if (duration < 999.5 * MILLI) return `${threeDigits(duration / MILLI)} ms`;
  if (duration < 59.95 * SECOND) return `${threeDigits(duration / SECOND)} s`;
  return twoUnits(duration);
}

/** The units that durations can be read in; 'auto' = each in the one that suits its size. */
export const durationUnits = ['auto', 'ns', 'us', 'ms', 's'] as const;
export type DurationUnit = (typeof durationUnits)[number];

/** Writes a duration for people: in the unit of their choice, or in the one that suits it. */
export type WriteDuration = (duration: Nanos) => string;

interface FixedUnit {
  readonly word: string;
  /** In nanoseconds, and how many decimals tell one of those from the next. */
  readonly size: number;
  readonly decimals: number;
}

export const fixedUnits: Readonly<Record<Exclude<DurationUnit, 'auto'>, FixedUnit>> = {
  ns: { word: 'ns', size: 1, decimals: 0 },
  us: { word: 'µs', size: MICRO, decimals: 3 },
  ms: { word: 'ms', size: MILLI, decimals: 6 },
  s: { word: 's', size: SECOND, decimals: 9 },
};

/** Three significant digits, but no part of a nanosecond, and whole numbers in full: "0.0412", "1.24", "640", "1 840". */
function inUnit(value: number, decimals: number): string {
  if (value >= 99.95 || decimals === 0) return formatCount(value);
  if (value >= 0.9995) return threeDigits(value);
  if (value === 0) return '0';
  return value.toFixed(Math.min(decimals, 2 - Math.floor(Math.log10(value))));
}

function fixedWriter({ word, size, decimals }: FixedUnit): WriteDuration {
  return (duration) => {
    if (!Number.isFinite(duration)) return '–';
    const sign = duration < 0 ? MINUS : '';
    return `${sign}${inUnit(Math.abs(duration) / size, decimals)} ${word}`;
  };
}

const writers: Readonly<Record<DurationUnit, WriteDuration>> = {
  auto: formatDuration,
  ns: fixedWriter(fixedUnits.ns),
  us: fixedWriter(fixedUnits.us),
  ms: fixedWriter(fixedUnits.ms),
  s: fixedWriter(fixedUnits.s),
};

/**
 * What writes durations in a unit: 'auto' as `formatDuration` does, the others with three significant digits, so that figures can be
 * compared down a column: "0.0412 ms", "1.24 ms", "1 840 ms". The same function for the same unit.
 */
export const durationWriter = (unit: DurationUnit): WriteDuration => writers[unit];

/** A distance in time with its sign: "+1.24 ms", "−640 ns", "+0 ns". */
export const formatSigned = (by: Nanos, write: WriteDuration = formatDuration): string =>
  (by < 0 ? '' : '+') + write(by);
