import { expect, test } from 'vitest';
import { emptySearch } from '../../state/url/searchAddress';
import { windowWords, zoneWords } from './words';

const custom = (from: string, to: string) => ({
  ...emptySearch,
  lookback: 'custom',
  start: Date.parse(from) * 1000,
  end: Date.parse(to) * 1000,
});
const epoch = (text: string) => BigInt(Date.parse(text)) * 1_000_000n;

test.each([
  [
    'Europe/Berlin',
    '2026-10-25T00:30:00Z',
    '2026-10-25T01:30:00Z',
    '2026-10-25 02:30:00 UTC+02:00 to 2026-10-25 02:30:00 UTC+01:00',
  ],
  [
    'Pacific/Chatham',
    '2026-04-04T13:30:00Z',
    '2026-04-04T14:30:00Z',
    '2026-04-05 03:15:00 UTC+13:45 to 2026-04-05 03:15:00 UTC+12:45',
  ],
  [
    'Asia/Kathmandu',
    '2026-10-25T00:30:00Z',
    '2026-10-25T01:30:00Z',
    '2026-10-25 06:15:00 to 2026-10-25 07:15:00 UTC+05:45',
  ],
])('a window in %s names the offset of each end where they differ', (zone, from, to, words) => {
  expect(windowWords(custom(from, to), zone)).toBe(words);
});

test('a zone is named with its offsets', () => {
  const [from, to] = [epoch('2026-10-24T12:00:00Z'), epoch('2026-10-26T12:00:00Z')];
  expect(zoneWords(from, to, 'Europe/Berlin')).toBe('Europe/Berlin (UTC+02:00 to UTC+01:00)');
  expect(zoneWords(to, to, 'Europe/Berlin')).toBe('Europe/Berlin (UTC+01:00)');
  expect(zoneWords(from, to, 'Pacific/Chatham')).toBe('Pacific/Chatham (UTC+13:45)');
  expect(zoneWords(from, to, 'utc')).toBe('UTC');
});
