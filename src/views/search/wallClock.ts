import { formatTimestamp, zoneOffset, zoneSeconds, type TimeZoneChoice } from '../../core';

const minute = 60_000_000;

const offsetMicros = (atMicros: number, zone: TimeZoneChoice): number =>
  zoneSeconds(BigInt(Math.floor(atMicros)) * 1000n, zone) * 1e6;

/** What the zone's clocks show at a moment, as if it were UTC. Microseconds since the epoch. */
export const wallOf = (micros: number, zone: TimeZoneChoice): number => micros + offsetMicros(micros, zone);

/**
 * A time as the custom range shows it, to the second: "2026-11-23 18:16:27". Where clocks show that a second time, after they were set
 * back, with its offset: "2026-10-25 02:30:00 +01:00". `micros` since the epoch.
 */
export function wallText(micros: number, zone: TimeZoneChoice): string {
  const epoch = BigInt(micros) * 1000n;
  const text = formatTimestamp(epoch, { zone, precision: 'seconds' });
  const back = readWallText(text, zone);
  return back !== undefined && micros - back >= 1e6 ? `${text} ${zoneOffset(epoch, zone).slice(3)}` : text;
}

const pattern =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/i;

/**
 * Reads a time as people write or paste it: "2026-11-23", "2026-11-23 18:16", "2026-11-23T18:16:27.123", in the given
 * zone unless it carries its own ("Z", "+02:00"). Answers microseconds since the epoch; undefined if it is no time.
 * Where clocks are set back, the first of the two moments is meant; a moment that clocks leap over moves on by the leap.
 */
export function readWallText(text: string, zone: TimeZoneChoice): number | undefined {
  const match = pattern.exec(text.trim());
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minutes = 0, seconds = 0] = match
    .slice(1, 7)
    .map((part: string | undefined) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minutes > 59 || seconds > 59) return undefined;
  const asUtc = new Date(Date.UTC(year, month - 1, day, hour, minutes, seconds));
  if (asUtc.getUTCDate() !== day) return undefined; // 31 February
  const wall = asUtc.getTime() * 1000 + Number((match[7] ?? '').padEnd(6, '0').slice(0, 6));
  const own = match[8]?.toUpperCase();
  if (own === 'Z' || own === 'UTC') return wall;
  if (own !== undefined) {
    const size = (Number(own.slice(1, 3)) * 60 + Number(own.slice(-2))) * minute;
    return wall - (own.startsWith('-') ? -size : size);
  }
  return momentOf(wall, zone);
}

/**
 * The moment at which the zone's clocks show a wall time, given as if it were UTC. All in microseconds since the epoch. Where clocks are
 * set back, the first of the two moments; a moment that clocks leap over moves on by the leap.
 */
export function momentOf(wall: number, zone: TimeZoneChoice): number {
  // The offset belongs to the moment that is sought: the larger offset gives the earlier moment.
  const around = [-1440, 1440].map((distance) => offsetMicros(wall + distance * minute, zone));
  const candidates = around.map((offset) => wall - offset).sort((a, b) => a - b);
  const fits = candidates.find((moment) => moment + offsetMicros(moment, zone) === wall);
  return fits ?? candidates[1] ?? wall;
}
