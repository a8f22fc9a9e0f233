import { expect, test } from 'vitest';
import { emptySearch, type SearchAddress } from '../../state/url/searchAddress';
import { completion, firstService, type Known } from './firstLook';

const tagless = { readsAll: false, errorTag: true, tagPatterns: 'none', tagExclusion: false } as const;
const now = 1_795_460_000_000_000;
const hour = 3600e6;
const known: Known = {
  capabilities: { searchWithoutService: false, maxLimit: 1500, rawTraces: true, ...tagless },
  isDemo: false,
  isCollector: false,
  services: ['jaeger', 'a', 'b'],
  lastService: '',
  now,
  usualLookback: '1h',
};
const canSearchAll = {
  capabilities: { searchWithoutService: true, maxLimit: 1500, rawTraces: true, ...tagless },
};
const complete = (address: Partial<SearchAddress>, more: Partial<Known> = {}) =>
  completion({ ...emptySearch, ...address }, { ...known, ...more });

test('asks the first service that is not Jaeger itself, or the one searched last', () => {
  expect(complete({})).toEqual({ service: 'a', lookback: '1h', start: now - hour, end: now });
  expect(complete({}, { lastService: 'b' })).toMatchObject({ service: 'b' });
  expect(complete({}, { lastService: 'gone' })).toMatchObject({ service: 'a' });
  expect(firstService(['jaeger'], '')).toBe('jaeger');
  expect(firstService([], 'a')).toBeUndefined();
});

test('asks all services where the source can, and does not wait for their names', () => {
  const part = complete({}, { ...canSearchAll, services: undefined });
  expect(part).toEqual({ lookback: '1h', start: now - hour, end: now });
});

test('waits for the source and, where it needs them, for the services', () => {
  expect(complete({}, { capabilities: undefined })).toBeUndefined();
  expect(complete({}, { services: undefined })).toBeUndefined();
  expect(complete({}, { ...canSearchAll, services: undefined, lastService: 'b' })).toBeUndefined();
  expect(complete({}, { services: [] })).toBeUndefined();
});

test('the demo shows its whole day, but only where nothing was asked', () => {
  // Spans of a collector come while one looks.
  expect(complete({}, { isCollector: true })).toMatchObject({ windowMode: 'live' });
  expect(complete({ service: 'b' }, { isCollector: true })).not.toHaveProperty('windowMode');
  expect(complete({}, { isDemo: true })).toMatchObject({ lookback: '24h', start: now - 24 * hour });
  expect(complete({ service: 'b' }, { isDemo: true })).toEqual({
    lookback: '1h',
    start: now - hour,
    end: now,
  });
});

test('completes links with a look-back, a start or an end alone', () => {
  expect(complete({ service: 'x', lookback: '2h' })).toEqual({
    lookback: '2h',
    start: now - 2 * hour,
    end: now,
  });
  expect(complete({ service: 'x', lookback: 'custom', start: now - 5 })).toEqual({
    lookback: 'custom',
    start: now - 5,
    end: now,
  });
  expect(complete({ service: 'x', end: now - hour })).toEqual({
    lookback: 'custom',
    start: now - 2 * hour,
    end: now - hour,
  });
});

test('leaves complete addresses and files alone', () => {
  expect(complete({ start: 1, end: 2 })).toBeUndefined();
  expect(complete({ from: 'files' })).toBeUndefined();
});

test('looks as far back as the site says, where the address asks nothing', () => {
  const site = { usualLookback: '15m' };
  expect(complete({}, site)).toMatchObject({ lookback: '15m', start: now - hour / 4, end: now });
  expect(complete({}, { ...site, isDemo: true })).toMatchObject({ lookback: '15m' });
  expect(complete({}, { isDemo: true })).toMatchObject({ lookback: '24h' });
  expect(complete({ service: 'a' }, site)).toMatchObject({ lookback: '1h' });
});
