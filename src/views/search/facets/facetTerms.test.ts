import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameWish, type ResultTerm } from '../../../core';
import { termWords, toggledTerm } from './facetTerms';

const term = fc.record({
  key: fc.constantFrom('a', 'b'),
  value: fc.constantFrom('x', 'y', undefined),
  isExcluded: fc.boolean(),
  least: fc.constantFrom(undefined, 2),
});
const terms = fc.uniqueArray(term, {
  comparator: isSameWish,
  maxLength: 6,
});

test('a term that is toggled holds, or does not any more; never together with its opposite', () => {
  fc.assert(
    fc.property(terms, term, (before, one) => {
      const held = before.some((other) => JSON.stringify(other) === JSON.stringify(one));
      const after = toggledTerm(before, one);
      const same = after.filter((other) => isSameWish(other, one));
      expect(same).toEqual(held ? [] : [one]);
      const others = (list: readonly ResultTerm[]) => list.filter((other) => !isSameWish(other, one));
      expect(others(after)).toEqual(others(before));
    }),
  );
});

test('terms in words', () => {
  expect(termWords({ key: 'status', value: 'error', isExcluded: true })).toBe('Status ≠ error');
  expect(termWords({ key: 'http.route', value: '/a', isExcluded: false })).toBe('http.route = /a');
  expect(termWords({ key: 'region', value: undefined, isExcluded: false })).toBe('without region');
  expect(termWords({ key: 'region', value: undefined, isExcluded: true })).toBe('with region');
  const least = { key: 'n-spans', value: undefined, least: 30 };
  expect(termWords({ ...least, isExcluded: false })).toBe('Spans ≥ 30');
  expect(termWords({ ...least, isExcluded: true })).toBe('Spans < 30');
  // A trace may have no number at all of a tag.
  expect(termWords({ ...least, key: 'weight', isExcluded: true })).toBe('no weight ≥ 30');
  const call = { key: 'has-call', value: 'A → B', least: 3 };
  expect(termWords({ ...call, isExcluded: false })).toBe('Call = A → B, at least 3 times');
  expect(termWords({ ...call, isExcluded: true })).toBe('Call = A → B, fewer than 3 times');
});
