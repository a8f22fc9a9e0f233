import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRelative, formatTimestamp, zoneName, zoneOffset } from './timestamp';

const moment = 1_795_457_787_123_456_789n; // 2026-11-23T18:16:27.123456789Z

describe('formatTimestamp', () => {
  it('shows date and time in the zone asked for', () => {
    expect(formatTimestamp(moment, { zone: 'utc' })).toBe('2026-11-23 18:16:27.123');
    expect(formatTimestamp(moment, { zone: 'Asia/Kathmandu' })).toBe('2026-11-24 00:01:27.123');
    expect(formatTimestamp(moment, { zone: 'America/St_Johns', precision: 'seconds' })).toBe(
      '2026-11-23 14:46:27',
    );
  });

  it('cuts to the precision and part asked for', () => {
    const show = (precision: 'minutes' | 'micros' | 'nanos', part: 'time' | 'date'): string =>
      formatTimestamp(moment, { zone: 'utc', precision, show: part });
    expect(show('minutes', 'time')).toBe('18:16');
    expect(show('micros', 'time')).toBe('18:16:27.123456');
    expect(show('nanos', 'time')).toBe('18:16:27.123456789');
    expect(show('nanos', 'date')).toBe('2026-11-23');
  });

  it('knows both hours of the end of summer time, and their offset', () => {
    const before = 1_792_886_400_000_000_000n; // 2026-10-25T00:00Z
    expect(formatTimestamp(before, { zone: 'Europe/Berlin', precision: 'minutes' })).toBe('2026-10-25 02:00');
    expect(zoneOffset(before, 'Europe/Berlin')).toBe('UTC+02:00');
    const after = before + 3_600_000_000_000n;
    expect(formatTimestamp(after, { zone: 'Europe/Berlin', precision: 'minutes' })).toBe('2026-10-25 02:00');
    expect(zoneOffset(after, 'Europe/Berlin')).toBe('UTC+01:00');
    expect(zoneOffset(after, 'utc')).toBe('UTC');
  });

  it('stays truthful at the ends of time', () => {
    expect(formatTimestamp(0n, { zone: 'utc' })).toBe('1970-01-01 00:00:00.000');
    expect(formatTimestamp(-1n, { zone: 'utc', precision: 'nanos' })).toBe('1969-12-31 23:59:59.999999999');
    expect(formatTimestamp(8_640_000_000_000_001_000_000n, { zone: 'utc' })).toBe(
      '8640000000000001000000 ns',
    );
    expect(formatTimestamp(18_446_744_073_709_551_615n, { zone: 'utc' })).toBe('2554-07-21 23:34:33.709');
  });

  it('takes an unknown zone for UTC and says so', () => {
    expect(formatTimestamp(moment, { zone: '<script>' })).toBe('2026-11-23 18:16:27.123');
    expect(zoneName('<script>')).toBe('UTC');
    expect(zoneName('Europe/Berlin')).toBe('Europe/Berlin');
    expect(zoneName('local')).not.toBe('');
  });

  it('agrees with Date in UTC', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(-1e12), max: new Date(4e12), noInvalidDate: true }), (date) => {
        const text = formatTimestamp(BigInt(date.getTime()) * 1_000_000n, { zone: 'utc' });
        expect(`${text.replace(' ', 'T')}Z`).toBe(date.toISOString());
      }),
    );
  });
});

describe('formatRelative', () => {
  it.each<[number, string]>([
    [0, 'just now'],
    [1.9, 'just now'],
    [12, '12 s ago'],
    [59.9, '59 s ago'],
    [60, '1 min ago'],
    [200, '3 min ago'],
    [7300, '2 h ago'],
    [86_400, '1 day ago'],
    [5 * 86_400, '5 days ago'],
    [90 * 86_400, '2 months ago'],
    [800 * 86_400, '2 years ago'],
    [-180, 'in 3 min'],
  ])('%d s is %s', (seconds, text) => {
    expect(formatRelative(moment, moment + BigInt(Math.round(seconds * 1e9)))).toBe(text);
  });
});
