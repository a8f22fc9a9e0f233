import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nanos } from '../model';
import { durationForms, isoTimestamp, timestampForms } from './timeForms';
import { zoneSeconds } from './timestamp';

const moment = 1_795_457_787_123_456_789n; // 2026-11-23T18:16:27.123456789Z
const zones = [
  'utc',
  'Europe/Berlin',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'America/St_Johns',
  'Australia/Lord_Howe',
];

describe('isoTimestamp', () => {
  test.each([
    ['utc', '2026-11-23T18:16:27.123456789Z'],
    ['Europe/Berlin', '2026-11-23T19:16:27.123456789+01:00'],
    ['Asia/Kathmandu', '2026-11-24T00:01:27.123456789+05:45'],
    ['Pacific/Chatham', '2026-11-24T08:01:27.123456789+13:45'],
    ['America/St_Johns', '2026-11-23T14:46:27.123456789-03:30'],
    ['no/zone', '2026-11-23T18:16:27.123456789Z'],
  ])('in %s is %s', (zone, text) => {
    expect(isoTimestamp(moment, zone)).toBe(text);
  });

  it('has six digits where there are no nanoseconds', () => {
    expect(isoTimestamp(1_000n, 'utc')).toBe('1970-01-01T00:00:00.000001Z');
    expect(isoTimestamp(-1_000n, 'utc')).toBe('1969-12-31T23:59:59.999999Z');
  });

  it('is read back as the same moment, in every zone', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 8e12 }), fc.constantFrom(...zones), (millis, zone) => {
        const epoch = BigInt(millis) * 1_000_000n;
        // What a zone was ahead by seconds, long ago, ISO 8601 cannot say.
        fc.pre(zoneSeconds(epoch, zone) % 60 === 0);
        expect(Date.parse(isoTimestamp(epoch, zone))).toBe(millis);
      }),
    );
  });

  it('beyond dates is the plain number', () => {
    const beyond = 8_640_000_000_000_001_000_000n;
    expect(isoTimestamp(beyond, 'utc')).toBe('8640000000000001000000 ns');
    expect(isoTimestamp(8_640_000_000_000_000_000_000n, 'Asia/Kathmandu')).toBe('8640000000000000000000 ns');
  });
});

describe('timestampForms', () => {
  const texts = (zone: string) =>
    timestampForms(moment, zone, moment + 200_000_000_000n).map(({ text }) => text);

  it('names the zone, UTC, how long ago, and the microseconds', () => {
    const forms = timestampForms(moment, 'Asia/Kathmandu', moment + 200_000_000_000n);
    expect(forms[0]).toEqual({ name: 'ISO, Asia/Kathmandu', text: '2026-11-24T00:01:27.123456789+05:45' });
    expect(forms[1]?.text).toBe('2026-11-23T18:16:27.123456789Z');
    expect(forms[2]?.text).toMatch(/2026.*:01:27.123.* UTC\+05:45$/);
    expect(forms.slice(3).map(({ text }) => text)).toEqual(['3 min ago', '1795457787123456']);
  });

  it('says the same thing once', () => {
    expect(texts('utc')[0]).toBe('2026-11-23T18:16:27.123456789Z');
    for (const zone of zones) expect(new Set(texts(zone)).size).toBe(texts(zone).length);
  });
});

test.each<[number, readonly string[]]>([
  [1_234_567, ['1.23 ms', '1234567', '1234.567', '1.234567ms']],
  [85_000_000, ['85.0 ms', '85000000', '85000', '85ms']],
  [0, ['0 ns', '0', '0', '0s']],
  [-1500, ['−1.50 µs', '-1500', '-1.5']],
  [NaN, []],
])('a duration of %d ns in every form', (value, texts) => {
  expect(durationForms(nanos(value)).map(({ text }) => text)).toEqual(texts);
});
