import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentOf, readWallText, wallOf, wallText } from './wallClock';

const at = (text: string) => Date.parse(text) * 1000;

test('a second on the clock comes back, in every zone, also where the clock shows it twice', () => {
  const zone = fc.constantFrom(
    'utc',
    'Europe/Berlin',
    'Asia/Kathmandu',
    'America/New_York',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
    'America/St_Johns',
  );
  const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
  fc.assert(
    fc.property(zone, seconds, (name, second) => {
      expect(readWallText(wallText(second * 1e6, name), name)).toBe(second * 1e6);
    }),
  );
});

test.each([
  [
    'Europe/Berlin',
    '2026-10-25T00:30:00Z',
    '2026-10-25 02:30:00',
    '2026-10-25T01:30:00Z',
    '2026-10-25 02:30:00 +01:00',
  ],
  // set back by half an hour, and in a zone of three quarters
  [
    'Australia/Lord_Howe',
    '2026-04-04T14:45:00Z',
    '2026-04-05 01:45:00',
    '2026-04-04T15:15:00Z',
    '2026-04-05 01:45:00 +10:30',
  ],
  [
    'Pacific/Chatham',
    '2026-04-04T13:15:00Z',
    '2026-04-05 03:00:00',
    '2026-04-04T14:15:00Z',
    '2026-04-05 03:00:00 +12:45',
  ],
])('%s shows one figure twice, the second time with its offset', (zone, first, text, second, other) => {
  expect(wallText(at(first), zone)).toBe(text);
  expect(wallText(at(second), zone)).toBe(other);
  expect(readWallText(text, zone)).toBe(at(first));
  expect(readWallText(other, zone)).toBe(at(second));
});

test('the clock and the moment belong together, wherever the clock shows it once', () => {
  const moment = at('2026-07-01T12:00:00Z');
  expect(wallOf(moment, 'Asia/Kathmandu') - moment).toBe((5 * 60 + 45) * 60e6);
  for (const zone of ['utc', 'Europe/Berlin', 'Asia/Kathmandu', 'Pacific/Chatham', 'America/St_Johns'])
    expect(momentOf(wallOf(moment, zone), zone)).toBe(moment);
});

test.each([
  ['2026-11-23', 'utc', '2026-11-23T00:00:00Z'],
  ['2026-11-23 18:16', 'utc', '2026-11-23T18:16:00Z'],
  [' 2026-11-23T18:16:27 ', 'Europe/Berlin', '2026-11-23T17:16:27Z'],
  ['2026-07-23 18:16:27', 'Europe/Berlin', '2026-07-23T16:16:27Z'],
  ['2026-11-23 18:16:27.5', 'Asia/Kathmandu', '2026-11-23T12:31:27.500Z'],
  ['2026-11-23T18:16:27Z', 'Europe/Berlin', '2026-11-23T18:16:27Z'],
  ['2026-11-23T18:16:27+05:45', 'utc', '2026-11-23T12:31:27Z'],
  ['2026-11-23 18:16:27 -0330', 'utc', '2026-11-23T21:46:27Z'],
  // set back on 25 October at 3:00 to 2:00: the first 2:30; leapt over on 29 March at 2:00: an hour on
  ['2026-10-25 02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
  ['2026-03-29 02:30', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
])('%s in %s', (text, zone, instant) => {
  expect(readWallText(text, zone)).toBe(at(instant));
});

test('microseconds are kept', () => {
  expect(readWallText('2026-11-23 18:16:27.123456789', 'utc')).toBe(at('2026-11-23T18:16:27Z') + 123_456);
});

test.each([
  '',
  'now',
  '18:16',
  '2026-13-01',
  '2026-02-30',
  '2026-11-23 24:00',
  '2026-11-23 18:60',
  '23.11.2026',
])('%j is no time', (text) => {
  expect(readWallText(text, 'utc')).toBeUndefined();
});
