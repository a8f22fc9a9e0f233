import { expect, test } from 'vitest';
import { nanos } from '../../core';
import { emptySearch } from '../../state/url/searchAddress';
import { looserQuestions } from './loosen';

const now = 1_795_460_000_000_000;
const address = {
  ...emptySearch,
  service: 'a',
  operation: 'op',
  tags: [
    { key: 'error', value: 'true' },
    { key: 'x', value: 'y z' },
  ],
  minDuration: nanos(1e9),
  maxDuration: nanos(2e9),
  start: now - 3600e6,
  end: now,
};

test('offers each term once, each dropping only itself', () => {
  const offers = looserQuestions(address, true, now);
  expect(offers.map(({ words }) => words)).toEqual([
    'without error=true',
    'without x="y z"',
    'without the least duration of 1.00 s',
    'without the greatest duration of 2.00 s',
    'over all operations of a',
    'over all services',
    'over the last 24 hours',
  ]);
  expect(offers[0]?.change).toEqual({ tags: [{ key: 'x', value: 'y z' }], box: undefined });
  expect(offers.at(-1)?.change).toEqual({
    lookback: '24h',
    start: now - 24 * 3600e6,
    end: now,
    box: undefined,
  });
});

test('all services only where the source can, and no wider look-back beyond the widest', () => {
  const offers = looserQuestions({ ...address, lookback: '4w', start: now - 28 * 86_400e6 }, false, now);
  expect(offers.some(({ words }) => words.startsWith('over the last'))).toBe(false);
  expect(offers.some(({ words }) => words === 'over all services')).toBe(false);
});

test('a custom window grows around itself', () => {
  const offers = looserQuestions(
    { ...emptySearch, lookback: 'custom', start: 1000e6, end: 1100e6 },
    true,
    now,
  );
  expect(offers).toEqual([
    {
      words: 'over a longer time: 5 m 00 s around this window',
      change: { start: 900e6, end: 1200e6, box: undefined },
    },
  ]);
});
