import type { EpochNanos, Nanos } from '../model';
import { formatDuration } from './duration';
import { toGoDuration } from './goDuration';
import {
  formatRelative,
  isDate,
  splitEpoch,
  zoneName,
  zoneOffset,
  zoneSeconds,
  type TimeZoneChoice,
} from './timestamp';
import { localeTimestamp } from './timestampStyle';

/** One way to write a time or a duration. */
export interface TimeForm {
  /** What way it is: "UTC", "µs since 1970". */
  readonly name: string;
  /** Exact, and in a form that other programs read where there is one. */
  readonly text: string;
}

/**
 * A point in time as ISO 8601 with its offset: "2026-11-23T19:16:27.123456+01:00", "…Z" where there is none. Exact: nine digits
 * where there are nanoseconds. Beyond JavaScript's dates: the plain number of nanoseconds, with its unit.
 */
export function isoTimestamp(epoch: EpochNanos, zone: TimeZoneChoice): string {
  const { millis, nanosOfSecond } = splitEpoch(epoch);
  const seconds = zoneSeconds(epoch, zone);
  const wall = millis + BigInt(seconds) * 1000n;
  if (!isDate(millis) || !isDate(wall)) return `${epoch} ns`;
  const digits = nanosOfSecond % 1000n === 0n ? 6 : 9;
  const fraction = String(nanosOfSecond).padStart(9, '0').slice(0, digits);
  const offset = seconds === 0 ? 'Z' : zoneOffset(epoch, zone).replace('UTC', '');
  return `${new Date(Number(wall)).toISOString().slice(0, -'.000Z'.length)}.${fraction}${offset}`;
}

/** A point in time in every form: in the zone, in UTC, in the browser's language, how long ago, as a number. */
export function timestampForms(
  epoch: EpochNanos,
  zone: TimeZoneChoice,
  now: EpochNanos,
): readonly TimeForm[] {
  const name = zoneName(zone);
  const forms: TimeForm[] = [
    { name: `ISO, ${name}`, text: isoTimestamp(epoch, zone) },
    { name: 'ISO, UTC', text: isoTimestamp(epoch, 'utc') },
    { name: 'local style', text: `${localeTimestamp(epoch, zone)} ${zoneOffset(epoch, zone)}` },
    { name: 'from now', text: formatRelative(epoch, now) },
    { name: 'µs since 1970', text: String(epoch / 1000n) },
  ];
  return zoneSeconds(epoch, zone) === 0 ? forms.slice(1) : forms;
}

/** A duration in every form: for people, as exact numbers, and as the find and search fields take it. */
export function durationForms(duration: Nanos): readonly TimeForm[] {
  if (!Number.isFinite(duration)) return [];
  const whole = Math.round(duration);
  const micros = (whole / 1000).toFixed(3).replace(/\.?0+$/, '');
  return [
    { name: 'rounded', text: formatDuration(duration) },
    { name: 'ns', text: String(whole) },
    { name: 'µs', text: micros },
    ...(whole < 0 ? [] : [{ name: 'for find and search', text: toGoDuration(duration) }]),
  ];
}
