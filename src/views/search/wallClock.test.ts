import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWallText, wallText } from './wallClock';

const at = (text: string) => Date.parse(text) * 1000;

test('a second on the clock comes back, in every zone, wherever the clock shows it once', () => {
  const zone = fc.constantFrom(
    'utc',
    'Europe/Berlin',
    'Asia/Kathmandu',
    'America/New_York',
    'Australia/Lord_Howe',
  );
  const seconds = fc.integer({ min: 0, max: 4_000_000_000 });
  fc.assert(
    fc.property(zone, seconds, (name, second) => {
      const text = wallText(second * 1e6, name);
      const back = readWallText(text, name);
      // Where clocks are set back the same text means two moments: the first is taken.
      expect(back === undefined ? undefined : wallText(back, name)).toBe(text);
      expect(back).toBeLessThanOrEqual(second * 1e6);
      expect(second * 1e6 - (back ?? 0)).toBeLessThanOrEqual(3600e6);
    }),
  );
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
