import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeMeasures } from '../../core';
import { compareForms } from './compare/compareParts';
import { emptyCompareAddress, readCompareAddress, writeCompareAddress } from './compareAddress';
import { cohortOf, comparedIn, comparePlace, withCohort } from './comparePlace';

test('an address comes back as it was written, and the cohort of Jaeger UI stays', () => {
  const addresses = fc.record({
    from: fc.constantFrom('server' as const, 'files' as const),
    form: fc.constantFrom(...compareForms),
    sort: fc.record({ measure: fc.constantFrom(...changeMeasures), descending: fc.boolean() }),
    pick: fc.constantFrom('', 'a1', 'zz9'),
    call: fc.nat(1_000_000),
    folds: fc.record({
      preset: fc.constantFrom('none' as const, 'all' as const),
      toggled: fc.array(fc.constantFrom('k1', 'k2', '0'), { maxLength: 3 }),
    }),
  });
  fc.assert(
    fc.property(addresses, (address) => {
      const written = writeCompareAddress(address, new URLSearchParams('cohort=a&cohort=b'));
      const read = readCompareAddress(new URLSearchParams(written.toString()));
      expect(read).toEqual({ address, faults: [] });
      expect(cohortOf(written.toString())).toEqual(['a', 'b']);
    }),
  );
});

test('what cannot be read is left at its default, and said', () => {
  const { address, faults } = readCompareAddress(new URLSearchParams('xform=pie&xsort=-luck&xpick=%3Cb%3E'));
  expect(address).toEqual(emptyCompareAddress);
  expect(faults).toHaveLength(2);
});

test('a path names two traces, one or none', () => {
  expect(comparedIn('a...b')).toEqual({ left: 'a', right: 'b' });
  expect(comparedIn('...')).toEqual({ left: '', right: '' });
  expect(comparedIn('a...')).toEqual({ left: 'a', right: '' });
  expect(comparePlace('x/ü', '%')).toEqual({ path: '/trace/x%2F%C3%BC...%25', raw: '' });
});

test('a cohort names each trace once', () => {
  const raw = withCohort('xform=tree&cohort=z', ['a', 'b', 'a']);
  expect(cohortOf(raw)).toEqual(['a', 'b']);
  expect(new URLSearchParams(raw).get('xform')).toBe('tree');
});
