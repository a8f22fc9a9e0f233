import { describe, expect, it } from 'vitest';
import { isTimeZone, zoneOffset } from './timestamp';
import { localeTimestamp, styledTimestamp, zoneOffsets } from './timestampStyle';
import { timeZoneNames } from './timeZones';

const moment = 1_795_457_787_123_456_789n; // 2026-11-23T18:16:27.123456789Z
const minute = 60_000_000_000n;

describe('the styles of a timestamp', () => {
  it('writes it in the language', () => {
    expect(localeTimestamp(moment, 'Asia/Kathmandu', 'en-GB')).toBe('24 Nov 2026, 0:01:27.123');
    expect(localeTimestamp(moment, 'Europe/Berlin', 'de-DE')).toBe('23. Nov. 2026, 19:16:27,123');
    expect(localeTimestamp(moment, '<b>', 'en-GB')).toBe(localeTimestamp(moment, 'utc', 'en-GB'));
    expect(localeTimestamp(8_640_000_000_000_001_000_000n, 'utc')).toBe('8640000000000001000000 ns');
  });

  it('writes each style in the zone', () => {
    const options = { zone: 'Asia/Kathmandu', precision: 'seconds' } as const;
    expect(styledTimestamp(moment, { ...options, style: 'iso' })).toBe('2026-11-24 00:01:27');
    expect(styledTimestamp(moment, { ...options, style: 'locale' })).toBe(
      localeTimestamp(moment, 'Asia/Kathmandu'),
    );
  });
});

describe('the offsets of a stretch of time', () => {
  const change = 1_792_890_000_000_000_000n; // 2026-10-25T01:00Z: clocks are set back in Europe
  it('are both named where clocks change within it', () => {
    expect(zoneOffsets(change - minute, change, 'Europe/Berlin')).toBe('UTC+02:00 to UTC+01:00');
    expect(zoneOffsets(change, change + minute, 'Europe/Berlin')).toBe('UTC+01:00');
    expect(zoneOffsets(change - minute, change, 'utc')).toBe('UTC');
  });
});

describe('zones', () => {
  it('are all known, each once, with today’s names', () => {
    const names = timeZoneNames();
    expect(names.length).toBeGreaterThan(400);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('Asia/Kathmandu');
    expect(names).not.toContain('UTC');
    for (const name of names) expect(isTimeZone(name), name).toBe(true);
    expect(isTimeZone('no/zone')).toBe(false);
    expect(isTimeZone('')).toBe(false);
  });

  it('keep the format of the zone in use when all have been asked for', () => {
    // More zones than are kept: the offset is right for each, first and again.
    const offsets = timeZoneNames().map((name) => zoneOffset(moment, name));
    expect(timeZoneNames().map((name) => zoneOffset(moment, name))).toEqual(offsets);
    expect(zoneOffset(moment, 'Asia/Kathmandu')).toBe('UTC+05:45');
  });
});
