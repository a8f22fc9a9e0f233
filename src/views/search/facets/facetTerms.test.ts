import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ResultTerm } from '../../../core';
import { termWords, toggledTerm } from './facetTerms';

const term = fc.record({
  key: fc.constantFrom('a', 'b'),
  value: fc.constantFrom('x', 'y', undefined),
  isExcluded: fc.boolean(),
});
const terms = fc.uniqueArray(term, {
  comparator: (a, b) => a.key === b.key && a.value === b.value,
  maxLength: 6,
});

test('a term that is toggled holds, or does not any more; never together with its opposite', () => {
  fc.assert(
    fc.property(terms, term, (before, one) => {
      const held = before.some((other) => JSON.stringify(other) === JSON.stringify(one));
      const after = toggledTerm(before, one);
      const same = after.filter(({ key, value }) => key === one.key && value === one.value);
      expect(same).toEqual(held ? [] : [one]);
      const others = (list: readonly ResultTerm[]) =>
        list.filter(({ key, value }) => key !== one.key || value !== one.value);
      expect(others(after)).toEqual(others(before));
    }),
  );
});

test('terms in words', () => {
  expect(termWords({ key: 'status', value: 'error', isExcluded: true })).toBe('Status ≠ error');
  expect(termWords({ key: 'http.route', value: '/a', isExcluded: false })).toBe('http.route = /a');
  expect(termWords({ key: 'region', value: undefined, isExcluded: false })).toBe('without region');
  expect(termWords({ key: 'region', value: undefined, isExcluded: true })).toBe('with region');
});
