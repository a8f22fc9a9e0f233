import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nanos } from '../../core';
import { defaultLimit, lookbacks, maxLimit } from './search/questionParts';
import { largestBudget } from './search/wideParts';
import { emptySearch, readSearchAddress, writeSearchAddress, type SearchAddress } from './searchAddress';

const read = (text: string) => readSearchAddress(new URLSearchParams(text));

// "all" and the like are other tools' words for "any".
const reserved = new Set(['all', '__all_operations__', '__all_services__']);
const name = fc
  .string({ minLength: 1, unit: 'binary' })
  .filter((text) => !reserved.has(text) && text === text.toWellFormed());
const micros = fc.integer({ min: 0, max: 9_007_199_254_740_991 });
const duration = fc.option(fc.integer({ min: 0, max: 2 ** 53 - 1 }), { nil: undefined });

const facetText = fc.oneof(
  fc.constantFrom('http.status_code', 'a=b', '-x', '_', '100%', 'a b', '', '%003d', '.'),
  fc.string({ unit: 'binary' }).map((text) => text.toWellFormed()),
);

const keyText = facetText.filter((text) => text !== '');
const commonChoice = fc.oneof(
  fc.constantFrom('slow' as const, 'errors' as const, 'box' as const, 'left' as const).map((of) => ({ of })),
  fc.record({
    of: fc.constant('value' as const),
    key: keyText,
    value: fc.option(facetText, { nil: undefined }),
  }),
);

const addresses: fc.Arbitrary<SearchAddress> = fc
  .record({
    service: fc.option(name, { nil: undefined }),
    operation: fc.option(name, { nil: undefined }),
    tags: fc.uniqueArray(
      fc.record({ key: name, value: fc.string({ unit: 'binary' }).map((t) => t.toWellFormed()) }),
      {
        selector: ({ key }) => key,
        maxLength: 4,
      },
    ),
    durations: fc.tuple(duration, duration),
    window: fc.option(
      fc.tuple(micros, micros).filter(([a, b]) => a !== b),
      { nil: undefined },
    ),
    lookback: fc.constantFrom(...lookbacks.keys(), 'custom'),
    limit: fc.integer({ min: 1, max: maxLimit }),
    sort: fc.constantFrom('start', 'duration', 'name', 'http.status_code', '100%', 'a b', 'x.desc', 'asc'),
    descending: fc.boolean(),
    box: fc.option(fc.tuple(micros, micros, micros, micros), { nil: undefined }),
    facets: fc.array(
      fc.record(
        {
          key: fc.oneof(keyText, fc.constantFrom('*3*a', '*')),
          value: fc.option(facetText, { nil: undefined }),
          isExcluded: fc.boolean(),
          least: fc.oneof(fc.integer({ min: -5, max: 1e6 }), fc.constantFrom(0.5, 1e21, -1.5e-7)),
        },
        { requiredKeys: ['key', 'value', 'isExcluded'] },
      ),
      { maxLength: 4 },
    ),
    facetKeys: fc.array(keyText, { maxLength: 4 }),
    plotColour: facetText,
    groupKey: facetText,
    columns: fc.array(keyText, { maxLength: 4 }),
    ticked: fc.array(keyText, { maxLength: 4 }),
    onlyTicked: fc.boolean(),
    groupOrder: fc.record({ sort: fc.constantFrom('traces', 'p95', 'value'), descending: fc.boolean() }),
    savedSet: fc.constantFrom('', 'eyJmb3JtYXQi', 'a=b&c d'),
    windowMode: fc.constantFrom('fixed' as const, 'moving' as const, 'live' as const),
    common: fc.option(commonChoice, { nil: undefined }),
    from: fc.constantFrom('server' as const, 'files' as const),
    moreServices: fc.array(
      facetText.filter((text) => text !== ''),
      { maxLength: 4 },
    ),
    allServices: fc.boolean(),
    moreOperations: fc.array(
      facetText.filter((text) => text !== ''),
      { maxLength: 4 },
    ),
    where: facetText,
    budget: fc.integer({ min: 1, max: largestBudget }),
    older: fc.nat(100),
    oneAtATime: fc.boolean(),
    find: facetText,
    peek: fc.option(fc.oneof(fc.stringMatching(/^[0-9a-f]{32}$/), fc.constantFrom('a.b', 'a b', '%2e')), {
      nil: undefined,
    }),
    traces: fc.uniqueArray(
      fc.record({
        traceId: fc.stringMatching(/^[0-9a-f]{32}$/),
        spanIds: fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{16}$/), { maxLength: 3 }),
      }),
      { selector: ({ traceId }) => traceId, maxLength: 5 },
    ),
  })
  .map(({ durations, window, box, lookback, ...rest }) => {
    const [min, max] = durations;
    const ordered =
      min !== undefined && max !== undefined ? [Math.min(min, max), Math.max(min, max)] : [min, max];
    const branded = ordered.map((value) => (value === undefined ? undefined : nanos(value)));
    return {
      ...rest,
      minDuration: branded[0],
      maxDuration: branded[1],
      lookback: lookback === 'custom' && !window ? '2h' : lookback,
      start: window && Math.min(window[0], window[1]),
      end: window && Math.max(window[0], window[1]),
      box: box && {
        startFrom: Math.min(box[0], box[1]),
        startTo: Math.max(box[0], box[1]),
        durationFrom: Math.min(box[2], box[3]),
        durationTo: Math.max(box[2], box[3]),
      },
    };
  });

/** Order of tags does not matter: JSON puts keys that look like numbers first. */
const comparable = (address: SearchAddress) => ({
  ...address,
  tags: new Map(address.tags.map(({ key, value }) => [key, value])),
});

test('every search that the page can show survives the address', () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const text = writeSearchAddress(address).toString();
      const back = read(text);
      expect(back.faults).toEqual([]);
      expect(comparable(back.address)).toEqual(comparable(address));
      // and what is read is written the same
      expect(writeSearchAddress(back.address).toString()).toBe(
        writeSearchAddress(read(writeSearchAddress(back.address).toString()).address).toString(),
      );
    }),
  );
});

test('no address makes the reader throw, and what is dropped is named', () => {
  const parameter = fc.constantFrom(
    'service',
    'operation',
    'tags',
    'tag',
    'minDuration',
    'maxDuration',
    'lookback',
    'start',
    'end',
    'limit',
    'xsort',
    'xbox',
    'xfacet',
    'xfacets',
    'xcolour',
    'xgroup',
    'xgsort',
    'xsaved',
    'xwindow',
    'xcols',
    'xticked',
    'xonlyticked',
    'xcommon',
    'xfrom',
    'traceID',
    'span',
  );
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '-1',
      '1e99',
      'NaN',
      '%00',
      '{broken',
      '[]',
      'null',
      '__proto__',
      '0',
      '1_2_3_4',
      '4_3_2_1',
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(parameter, value), { maxLength: 8 }), (pairs) => {
      const { address, faults } = readSearchAddress(new URLSearchParams(pairs));
      expect(address.limit).toBeGreaterThanOrEqual(1);
      expect(address.limit).toBeLessThanOrEqual(maxLimit);
      if (address.start !== undefined && address.end !== undefined)
        expect(address.start).toBeLessThan(address.end);
      for (const fault of faults) expect(fault.reason).not.toBe('');
    }),
  );
});

test('an empty address asks nothing', () => {
  expect(read('')).toEqual({ address: emptySearch, faults: [] });
  expect(writeSearchAddress(emptySearch).toString()).toBe('');
});

test('reads the words that other versions of Jaeger UI write', () => {
  const { address } = read(
    'service=__all_services__&operation=all&tag=error:true&tag=http.url:http://x/y&lookback=2d&limit=35',
  );
  expect(address).toMatchObject({ service: undefined, operation: undefined, lookback: '2d', limit: 35 });
  expect(address.tags).toEqual([
    { key: 'error', value: 'true' },
    { key: 'http.url', value: 'http://x/y' },
  ]);
});

test('names each parameter that is junk', () => {
  const { address, faults } = read(
    'service=a&start=abc&end=-1&limit=1e99&lookback=javascript:1&minDuration=-5parsec&tags={broken&xbox=1_2',
  );
  expect(new Set(faults.map(({ parameter }) => parameter))).toEqual(
    new Set(['start', 'end', 'limit', 'lookback', 'minDuration', 'tags', 'xbox']),
  );
  expect(address).toEqual({ ...emptySearch, service: 'a' });
  expect(address.limit).toBe(defaultLimit);
});

test('a window or durations the wrong way round are refused', () => {
  expect(read('start=20&end=10').faults.map(({ parameter }) => parameter)).toEqual(['start']);
  const durations = read('minDuration=2s&maxDuration=1s');
  expect(durations.faults.map(({ parameter }) => parameter)).toEqual(['maxDuration']);
  expect(durations.address.minDuration).toBe(2e9);
});

test('parameters of others pass through', () => {
  const before = new URLSearchParams('uiEmbed=v0&service=old&limit=3');
  const written = writeSearchAddress({ ...emptySearch, service: 'new' }, before);
  expect([...written]).toEqual([
    ['uiEmbed', 'v0'],
    ['service', 'new'],
  ]);
});

test('lists traces as Jaeger UI’s links do: traceID and span, several times each, in any form', () => {
  const id = (digits: string) => digits.padStart(32, '0');
  const { address, faults } = read(
    'traceID=AB12&traceID=ab12&span=c1%20c2@cd34&span=c3@ab12&span=@ef56&traceID=xyz',
  );
  expect(address.traces).toEqual([
    { traceId: id('ab12'), spanIds: ['c3'] },
    { traceId: id('cd34'), spanIds: ['c1', 'c2'] },
    { traceId: id('ef56'), spanIds: [] },
  ]);
  expect(faults).toEqual([{ parameter: 'traceID', reason: '“xyz” is no trace id' }]);
  expect([...writeSearchAddress(address)]).toEqual([
    ['traceID', id('ab12')],
    ['traceID', id('cd34')],
    ['traceID', id('ef56')],
    ['span', `c3@${id('ab12')}`],
    ['span', `c1 c2@${id('cd34')}`],
  ]);
  const many = Array.from({ length: 60 }, (_, at) => `traceID=${String(at + 1)}`).join('&');
  expect(read(many).address.traces).toHaveLength(50);
  expect(read(many).faults[0]?.reason).toBe('the first 50 of 60 traces are listed');
});
