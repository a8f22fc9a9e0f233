import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nanos } from '../../core';
import { lookbacks } from '../../state/url/search/questionParts';
import { emptySearch, type SearchAddress } from '../../state/url/searchAddress';
import { draftOf, readDraft, type SearchDraft } from './searchDraft';
import { toTraceQuery } from '../../state/query/searchQuery';

const tagless = { readsAll: false, errorTag: true, tagPatterns: 'none', tagExclusion: false } as const;
const capabilities = { searchWithoutService: false, maxLimit: 1500, rawTraces: true, ...tagless };
const zones = ['utc', 'Europe/Berlin', 'Asia/Kathmandu', 'America/St_Johns'];
const now = 1_795_460_000_000_000;

const word = fc.string({ minLength: 1 }).filter((text) => text.trim() === text);
const micros = fc.integer({ min: 0, max: 4_000_000_000_000_000 });
const questions: fc.Arbitrary<SearchAddress> = fc
  .record({
    service: word,
    operation: fc.option(word, { nil: undefined }),
    tags: fc.array(fc.record({ key: fc.string(), value: fc.string() }), { maxLength: 3 }),
    durations: fc.tuple(fc.integer({ min: 0, max: 2 ** 53 - 1 }), fc.integer({ min: 0, max: 2 ** 53 - 1 })),
    window: fc.tuple(micros, micros).filter(([a, b]) => a !== b),
    limit: fc.integer({ min: 1, max: 1500 }),
  })
  .map(({ durations, window, ...rest }) => ({
    ...emptySearch,
    ...rest,
    minDuration: nanos(Math.min(durations[0], durations[1])),
    maxDuration: nanos(Math.max(durations[0], durations[1])),
    lookback: 'custom',
    start: Math.min(window[0], window[1]),
    end: Math.max(window[0], window[1]),
  }));

test('a form that nobody touched asks what the address asked, to the microsecond, in every zone', () => {
  fc.assert(
    fc.property(questions, fc.constantFrom(...zones), (address, zone) => {
      const { question, faults } = readDraft(draftOf(address, zone), { address, zone, capabilities, now });
      expect([...faults]).toEqual([]);
      const again = question && toTraceQuery({ ...address, ...question }, capabilities);
      expect(again).toEqual(toTraceQuery(address, capabilities));
    }),
  );
});

test.each([...lookbacks])('the look-back %s ends now', (lookback, milliseconds) => {
  const address = { ...emptySearch, service: 'a' };
  const draft = { ...draftOf(address, 'utc'), lookback };
  const { question } = readDraft(draft, { address, zone: 'utc', capabilities, now });
  expect(question).toMatchObject({ lookback, end: now, start: now - milliseconds * 1000 });
});

const good: SearchDraft = { ...draftOf({ ...emptySearch, service: 'a' }, 'utc') };
test.each<readonly [string, Partial<SearchDraft>, string[]]>([
  ['no service', { service: ' ' }, ['service']],
  ['open quote', { tags: 'a="' }, ['tags']],
  ['no unit', { minDuration: '12' }, ['minDuration']],
  ['wrong order', { minDuration: '2s', maxDuration: '1s' }, ['maxDuration']],
  ['no limit', { limit: '' }, ['limit']],
  ['limit of nought', { limit: '0' }, ['limit']],
  ['limit too great', { limit: '1501' }, ['limit']],
  ['fraction', { limit: '1.5' }, ['limit']],
  ['no times', { lookback: 'custom' }, ['start', 'end']],
  [
    'times the wrong way round',
    { lookback: 'custom', start: '2026-11-23 19:00', end: '2026-11-23 18:00' },
    ['end'],
  ],
  ['several at once', { tags: '=', limit: 'x', maxDuration: '1parsec' }, ['tags', 'maxDuration', 'limit']],
])('names the field: %s', (_, change, fields) => {
  const read = readDraft({ ...good, ...change }, { address: emptySearch, zone: 'utc', capabilities, now });
  expect(read.question).toBeUndefined();
  expect([...read.faults.keys()]).toEqual(fields);
});

test('without a service where the source can search all', () => {
  const read = readDraft(
    { ...good, service: '' },
    { address: emptySearch, zone: 'utc', capabilities: { ...capabilities, searchWithoutService: true }, now },
  );
  expect(read.question?.service).toBeUndefined();
  expect(read.faults.size).toBe(0);
});

test('files are asked over all times, with the greatest limit', () => {
  const address = { ...emptySearch, from: 'files' as const };
  const query = toTraceQuery(address, capabilities);
  expect(query).toMatchObject({ limit: 1500, service: undefined });
  expect(query !== undefined && query.start < 0n && query.end > 4_000_000_000_000_000_000n).toBe(true);
});
