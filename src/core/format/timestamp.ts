import type { EpochNanos } from '../model';

/** 'local' = the zone of the machine, 'utc', or an IANA name. A name that the runtime does not know counts as 'utc'. */
export type TimeZoneChoice = string;

export type TimestampPrecision = 'minutes' | 'seconds' | 'millis' | 'micros' | 'nanos';

export interface TimestampOptions {
  readonly zone: TimeZoneChoice;
  /** Default 'millis'. Digits beyond are cut, not rounded, so that a time never moves to the next second. */
  readonly precision?: TimestampPrecision;
  /** Default 'both'. */
  readonly show?: 'both' | 'date' | 'time';
}

const fractionDigits = { minutes: 0, seconds: 0, millis: 3, micros: 6, nanos: 9 } as const;
const LAST_MILLI = 8_640_000_000_000_000n; // the end of JavaScript's dates

/** Whether the runtime knows an IANA zone of this name, old names included. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

function newFormat(zone: TimeZoneChoice): Intl.DateTimeFormat {
  const zonePart = zone === 'local' ? {} : { timeZone: zone === 'utc' ? 'UTC' : zone };
  return new Intl.DateTimeFormat('en-GB', {
    ...zonePart,
    era: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  });
}

/** Making a format costs about 50 µs, using one 2 µs: they are kept, one a zone. */
function formatOf(zone: TimeZoneChoice): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  let made: Intl.DateTimeFormat;
  try {
    made = newFormat(zone);
  } catch {
    made = newFormat('utc'); // documented above: an unknown zone counts as utc
  }
  // The zone may come out of an address, and a list of zones asks for all of them: those made last are kept.
  for (const oldest of formats.keys()) {
    if (formats.size < 50) break;
    formats.delete(oldest);
  }
  formats.set(zone, made);
  return made;
}

interface ClockParts {
  readonly date: string;
  readonly time: string;
  readonly second: string;
  readonly offset: string;
}

function clockParts(millis: bigint, zone: TimeZoneChoice): ClockParts {
  const found = new Map<string, string>();
  for (const { type, value } of formatOf(zone).formatToParts(Number(millis))) found.set(type, value);
  const part = (name: string): string => found.get(name) ?? '';
  const year = part('year').padStart(4, '0');
  const before = part('era').startsWith('B') ? ' BC' : '';
  return {
    date: `${year}-${part('month')}-${part('day')}${before}`,
    time: `${part('hour')}:${part('minute')}`,
    second: part('second'),
    offset: part('timeZoneName').replace('GMT', 'UTC').replace('+00:00', ''),
  };
}

/** Rounds towards the past, so that times before 1970 keep a fraction that counts forwards. */
export function splitEpoch(epoch: EpochNanos): { millis: bigint; nanosOfSecond: bigint } {
  const millis = epoch / 1_000_000n - (epoch % 1_000_000n < 0n ? 1n : 0n);
  const nanosOfSecond = ((epoch % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  return { millis, nanosOfSecond };
}

/** Whether JavaScript's dates reach so far. */
export const isDate = (millis: bigint): boolean => millis <= LAST_MILLI && millis >= -LAST_MILLI;

/**
 * An absolute time as "2026-11-23 18:16:27.123" in the zone asked for, or only its date or time.
 * Beyond the years that JavaScript's dates reach (±271 821): the plain number of nanoseconds, with its unit.
 */
export function formatTimestamp(epoch: EpochNanos, options: TimestampOptions): string {
  const { millis, nanosOfSecond } = splitEpoch(epoch);
  if (!isDate(millis)) return `${epoch} ns`;
  const { precision = 'millis', show = 'both', zone } = options;
  const parts = clockParts(millis, zone);
  if (show === 'date') return parts.date;
  const digits = fractionDigits[precision];
  const seconds = precision === 'minutes' ? '' : `:${parts.second}`;
  const fraction = digits === 0 ? '' : `.${String(nanosOfSecond).padStart(9, '0').slice(0, digits)}`;
  const time = parts.time + seconds + fraction;
  return show === 'time' ? time : `${parts.date} ${time}`;
}

/** "UTC+02:00" (or "UTC"): how far the zone is from UTC at that time. */
export function zoneOffset(epoch: EpochNanos, zone: TimeZoneChoice): string {
  const { millis } = splitEpoch(epoch);
  return isDate(millis) ? clockParts(millis, zone).offset : 'UTC';
}

/** How far the zone's clocks are ahead of UTC at that time, in seconds; 20 700 in Nepal. */
export function zoneSeconds(epoch: EpochNanos, zone: TimeZoneChoice): number {
  const match = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(zoneOffset(epoch, zone));
  if (!match) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0);
  return match[1] === '-' ? -seconds : seconds;
}

/** The IANA name of the zone: "Europe/Berlin", "UTC". A zone that has two names keeps the one that was chosen. */
export function zoneName(zone: TimeZoneChoice): string {
  const resolved = formatOf(zone).resolvedOptions().timeZone;
  return zone === 'local' || resolved === 'UTC' ? resolved : zone;
}

const steps: readonly (readonly [limitSeconds: number, unitSeconds: number, one: string, many: string])[] = [
  [60, 1, 's', 's'],
  [3600, 60, 'min', 'min'],
  [86_400, 3600, 'h', 'h'],
  [86_400 * 60, 86_400, 'day', 'days'],
  [86_400 * 730, 86_400 * 30.44, 'month', 'months'],
  [Infinity, 86_400 * 365.25, 'year', 'years'],
];

/** "3 min ago", "in 2 h", "just now" (within 2 s). Counts whole units that have passed. */
export function formatRelative(epoch: EpochNanos, now: EpochNanos): string {
  const seconds = Number((now - epoch) / 1_000_000n) / 1000;
  const distance = Math.abs(seconds);
  if (distance < 2) return 'just now';
  const [, unit, one, many] = steps.find(([limit]) => distance < limit) ?? [0, 1, 's', 's'];
  const count = Math.floor(distance / unit);
  const words = `${count} ${count === 1 ? one : many}`;
  return seconds < 0 ? `in ${words}` : `${words} ago`;
}
