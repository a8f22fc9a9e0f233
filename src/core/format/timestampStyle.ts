import type { EpochNanos } from '../model';
import {
  formatTimestamp,
  isDate,
  splitEpoch,
  zoneName,
  zoneOffset,
  type TimestampPrecision,
  type TimeZoneChoice,
} from './timestamp';

/** How points in time are written: in the manner of ISO 8601, in that of the browser's language, or as how long ago they were. */
export const timestampStyles = ['iso', 'locale', 'relative'] as const;
export type TimestampStyle = (typeof timestampStyles)[number];

let last: { readonly key: string; readonly format: Intl.DateTimeFormat } | undefined;

/** A page writes its times in one zone and one language: the last format is enough to keep. */
function formatOf(zone: TimeZoneChoice, locale: string | undefined): Intl.DateTimeFormat {
  const key = `${locale ?? ''} ${zone}`;
  if (last?.key !== key) {
    const format = new Intl.DateTimeFormat(locale, {
      timeZone: zoneName(zone),
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
    });
    last = { key, format };
  }
  return last.format;
}

/**
 * A point in time, to the millisecond, as a language writes it: "23 Nov 2026, 18:16:27.123". `locale` is a language tag; default the
 * browser's. Beyond JavaScript's dates: the plain number of nanoseconds, with its unit.
 */
export function localeTimestamp(epoch: EpochNanos, zone: TimeZoneChoice, locale?: string): string {
  const { millis } = splitEpoch(epoch);
  return isDate(millis) ? formatOf(zone, locale).format(Number(millis)) : `${epoch} ns`;
}

/** A point in time in a style that does not change with time; `precision` is that of ISO. */
export function styledTimestamp(
  epoch: EpochNanos,
  options: {
    readonly style: 'iso' | 'locale';
    readonly zone: TimeZoneChoice;
    readonly precision: TimestampPrecision;
  },
): string {
  return options.style === 'iso' ? formatTimestamp(epoch, options) : localeTimestamp(epoch, options.zone);
}

/** The offsets from UTC at both ends of a stretch of time: "UTC+02:00", or "UTC+02:00 to UTC+01:00" where clocks were changed within it. */
export function zoneOffsets(from: EpochNanos, to: EpochNanos, zone: TimeZoneChoice): string {
  const [first, second] = [zoneOffset(from, zone), zoneOffset(to, zone)];
  return first === second ? first : `${first} to ${second}`;
}
