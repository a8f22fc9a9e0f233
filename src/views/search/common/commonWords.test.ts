import { expect, test } from 'vitest';
import { formatDuration, nanos, type CommonFact, type CommonFacts } from '../../../core';
import { chanceWords, choiceWords, footWords, sameWords, sidesWords, verdictWords } from './commonWords';

const cold: CommonFact = {
  term: { key: 'cache.state', value: 'cold', isExcluded: false },
  others: [
    { key: 'has-call', value: 'B → D', isExcluded: false, least: 2 },
    { key: 'n-spans', value: undefined, isExcluded: true, least: 30 },
    { key: 'region', value: undefined, isExcluded: true },
  ],
  otherNames: 14,
  selected: 17,
  rest: 6,
  explains: 0.64,
  explainsTime: 0.8,
  chance: 1e-7,
  medianWith: nanos(6e8),
  medianWithout: nanos(3e7),
  nearly: undefined,
};
const host: CommonFact = {
  ...cold,
  term: { key: 'host.name', value: 'node-d3\u202e', isExcluded: false },
  others: [],
  otherNames: 0,
  nearly: 0,
};
const answer: CommonFacts = {
  selected: 20,
  rest: 180,
  unknown: 0,
  slowFrom: nanos(412e6),
  facts: [cold, host],
  found: 2,
  tried: 141,
  byTime: true,
  idKeys: [],
};

test('the verdict names what explains most, or says in plain words that nothing does, or that there are too few', () => {
  expect(verdictWords(answer)).toBe(
    'cache.state = cold explains 80 % of the difference in duration: 17 of 20 have it, and 6 of the other 180.',
  );
  expect(verdictWords({ ...answer, byTime: false })).toMatch(
    /^cache.state = cold explains 64 % of what tells them/,
  );
  expect(verdictWords({ ...answer, facts: [] })).toBe(
    'Nothing separates them (n = 20 / 180). 141 facts were compared; none differs more than chance may make it.',
  );
  expect(verdictWords({ ...answer, selected: 4, facts: [] })).toBe(
    'Too few traces to tell (n = 4 / 180): each side needs at least 5.',
  );
});

test('the sides are counted, with the bound of the slow ones and those that are not known', () => {
  expect(sidesWords(answer, formatDuration)).toBe('20 traces from 412 ms on against the other 180');
  expect(sidesWords({ ...answer, slowFrom: undefined, unknown: 1 }, formatDuration)).toBe(
    '20 traces against the other 180; 1 trace that cannot be told is left out',
  );
});

test('chances are odds', () => {
  expect([0.01, 1 / 321, 1 / 9499, 1e-4, 3e-13, 1e-90].map(chanceWords)).toEqual([
    '1 in 100',
    '1 in 320',
    '1 in 9\u202f500',
    '1 in 10⁴',
    '1 in 10¹²',
    '< 1 in 10¹⁵',
  ]);
});

test('other names of the same traces are listed, and the better fact about nearly the same', () => {
  expect(sameWords(cold, answer.facts, 2)).toBe(
    'same traces as Call = B → D, at least 2 times · Spans < 30 and 12 more',
  );
  expect(sameWords(cold, answer.facts, 9)).toMatch(/ · with region and 11 more$/);
  expect(sameWords(host, answer.facts, 2)).toBe('nearly the traces of cache.state = cold');
});

test('the foot says how many there are beyond those shown', () => {
  expect(footWords(answer)).toMatch(/^141 facts were compared/);
  expect(footWords({ ...answer, found: 62 })).toMatch(/^The first 2 of 62\. 141 facts/);
});

test('the selected are named', () => {
  expect(choiceWords({ of: 'slow' }).those).toBe('the slowest tenth');
  expect(choiceWords({ of: 'value', key: 'region', value: 'a\u202eb' }).those).toBe(
    'those region = a⟨U+202E⟩b',
  );
  expect(choiceWords({ of: 'value', key: 'region', value: undefined }).those).toBe('those without region');
});
