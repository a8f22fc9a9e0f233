import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nanos, parseFind } from '../../core';
import { findOfSearch, hitAddresses } from './hits';
import { emptySearch } from './searchAddress';
import { readTraceAddress } from './traceAddress';

const search = {
  ...emptySearch,
  service: 'A',
  operation: 'GET /x',
  tags: [
    { key: 'error', value: 'true' },
    { key: 'span.kind', value: 'server' },
    { key: 'http.status_code', value: '500' },
    { key: 'name', value: 'a "b"' },
  ],
  minDuration: nanos(1.5e9),
  maxDuration: nanos(2_500),
};

test('the terms of a search become terms of the find language', () => {
  expect(findOfSearch(search)).toBe(
    'service=A name="GET /x" error=true kind=server http.status_code=500 "name"="a \\"b\\"" duration>=1.5s duration<=2.5us',
  );
});

test('a service alone marks nothing, nor does a search for anything', () => {
  expect(findOfSearch({ ...emptySearch, service: 'A' })).toBe('');
  expect(findOfSearch(emptySearch)).toBe('');
  expect(hitAddresses({ ...emptySearch, service: 'A' })('1')).toBe('');
  expect(hitAddresses({ ...emptySearch, from: 'files' })('1')).toBe('xfrom=files&x=2');
});

test('a hit’s address carries them and selects the first match', () => {
  const { address } = readTraceAddress(new URLSearchParams(hitAddresses(search)('1')));
  expect(address).toMatchObject({ find: findOfSearch(search), selectsFirst: true, selected: undefined });
});

test('traces of a list carry the spans that are named with them, and no other terms', () => {
  const [one, two, none] = ['1', '2', '3'].map((digit) => digit.padStart(32, '0'));
  const traces = [
    { traceId: one ?? '', spanIds: ['a1'] },
    { traceId: two ?? '', spanIds: ['b1', 'b2'] },
    { traceId: none ?? '', spanIds: [] },
  ];
  const of = hitAddresses({ ...search, traces });
  const read = (traceId = '') => readTraceAddress(new URLSearchParams(of(traceId))).address;
  expect(read(one)).toMatchObject({ selected: 'a1', find: '', selectsFirst: false });
  expect(read(two)).toMatchObject({ selected: undefined, find: 'b1 or b2', selectsFirst: true });
  expect(of(none ?? '')).toBe('');
});

test('whatever is searched for, the text is one that the find language reads', () => {
  const word = fc.string({ minLength: 1, unit: 'binary' });
  const duration = fc.option(fc.integer({ min: 0, max: 1e15 }).map(nanos), { nil: undefined });
  fc.assert(
    fc.property(
      fc.record({
        service: fc.option(word, { nil: undefined }),
        operation: fc.option(word, { nil: undefined }),
        tags: fc.array(fc.record({ key: word, value: fc.string({ unit: 'binary' }) }), { maxLength: 4 }),
        minDuration: duration,
        maxDuration: duration,
      }),
      (question) => {
        const text = findOfSearch(question);
        const parsed = parseFind(text);
        expect(parsed.ok, text).toBe(true);
      },
    ),
  );
});
