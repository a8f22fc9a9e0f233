import { formatTimestamp, zoneOffset, type TimeZoneChoice } from '../../core';

const minute = 60_000_000;

/** Minutes of "UTC+02:00"; 0 for "UTC". Seconds, which a few old zones have, count as part of a minute. */
function offsetMicros(atMicros: number, zone: TimeZoneChoice): number {
  const text = zoneOffset(BigInt(Math.floor(atMicros)) * 1000n, zone);
  const match = /([+-])(\d\d):(\d\d)(?::(\d\d))?/.exec(text);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]) + Number(match[4] ?? 0) / 60;
  return (match[1] === '-' ? -minutes : minutes) * minute;
}

/** A time as the custom range shows it, to the second: "2026-11-23 18:16:27". `micros` since the epoch. */
export function wallText(micros: number, zone: TimeZoneChoice): string {
  return formatTimestamp(BigInt(micros) * 1000n, { zone, precision: 'seconds' });
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
  // The offset belongs to the moment that is sought: the larger offset gives the earlier moment.
  const around = [-1440, 1440].map((distance) => offsetMicros(wall + distance * minute, zone));
  const candidates = around.map((offset) => wall - offset).sort((a, b) => a - b);
  const fits = candidates.find((moment) => moment + offsetMicros(moment, zone) === wall);
  return fits ?? candidates[1];
}
