import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lot, plainTable, plainTrace, type PlainTrace } from '../../../testing/plainTable';
import { filterResults, type ResultFilter, type ResultTerm } from '../results/filterResults';
import { commonFacts, FALSE_ALARMS, type CommonFact } from './commonFacts';
import { chooseSides, type CommonChoice } from './sides';

const everything: ResultFilter = { terms: [], box: undefined };
const bad: CommonChoice = { of: 'value', key: 'side', value: 'bad' };

/** Random traces: some keys go with the side by chance or by will, some are numbers, some are ids. */
const lists = fc
  .record({
    seed: fc.integer(),
    count: fc.integer({ min: 12, max: 120 }),
    strength: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ seed, count, strength }) =>
    Array.from({ length: count }, (_, at): PlainTrace => {
      const draw = (salt: number) => lot(seed + salt, at);
      const isBad = draw(0) < 0.3;
      const isCaused = draw(1) < strength ? isBad : draw(2) < 0.3;
      return plainTrace(
        Math.round((isCaused ? 300 : 30) * 1e6 * (0.5 + draw(3))),
        [
          ['side', isBad ? 'bad' : 'good'],
          ['cause', isCaused ? 'yes' : 'no'],
          ['copy', isCaused ? 'same' : 'other'],
          ['zone', 'abc'[Math.floor(draw(4) * 3)] ?? ''],
          ['zone', 'abc'[Math.floor(draw(5) * 3)] ?? ''],
          ['size', String(Math.floor(draw(6) * 40) + (isBad ? 10 : 0))],
          ['id', String(draw(7))],
          ...(draw(8) < 0.5 ? [['flag', 'x'] as const] : []),
        ],
        isBad && draw(9) < 0.5,
      );
    }),
  );

const choices = fc.constantFrom<CommonChoice>(
  bad,
  { of: 'slow' },
  { of: 'errors' },
  { of: 'value', key: 'zone', value: 'a' },
);

/** All names of a fact, in an order of their own. */
const namesOf = ({ term, others }: CommonFact, turn = (one: ResultTerm): ResultTerm => one): string[] =>
  [term, ...others]
    .map(turn)
    .map(({ key, value, least, isExcluded }) => JSON.stringify([key, value, least, isExcluded]))
    .sort();

const turned = (term: ResultTerm): ResultTerm => ({ ...term, isExcluded: !term.isExcluded });

const figuresOf = ({ selected, rest, explains, explainsTime, chance, medianWith, nearly }: CommonFact) => ({
  selected,
  rest,
  explains,
  explainsTime,
  chance,
  medianWith,
  nearly,
});

describe('facts in common', () => {
  it('hold for just the traces that they leave as a filter, are more frequent among the selected, and unlikely by chance', () => {
    fc.assert(
      fc.property(lists, choices, (list, choice) => {
        const table = plainTable(list);
        const { traces, isSelected, selected, rest } = chooseSides(table, everything, choice);
        const answer = commonFacts(table, everything, choice);
        expect([answer.selected, answer.rest]).toEqual([selected, rest]);
        for (const fact of answer.facts) {
          for (const term of [fact.term, ...fact.others]) {
            const { failures } = filterResults(table, { terms: [term], box: undefined });
            const left = [...traces].map((trace) => failures[trace] === 0);
            expect(left.filter((isLeft, at) => isLeft && isSelected[at] === 1)).toHaveLength(fact.selected);
            expect(left.filter((isLeft, at) => isLeft && isSelected[at] === 0)).toHaveLength(fact.rest);
          }
          expect(fact.selected * rest).toBeGreaterThan(fact.rest * selected);
          expect(fact.chance).toBeLessThanOrEqual(FALSE_ALARMS);
          expect(fact.explains).toBeGreaterThan(0);
          expect(fact.explains).toBeLessThanOrEqual(1 + 1e-9);
        }
        const scores = answer.facts.map((fact) => (answer.byTime ? fact.explainsTime : fact.explains) ?? 0);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        // The choice itself is no finding.
        if (choice.of === 'value')
          expect(
            answer.facts
              .flatMap((fact) => namesOf(fact))
              .filter((name) => name.startsWith(`["${choice.key}"`)),
          ).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('do not depend on the order of the traces', () => {
    fc.assert(
      fc.property(lists, choices, fc.integer(), (list, choice, seed) => {
        const shuffled = list
          .map((trace, at) => ({ trace, key: lot(seed, at) }))
          .sort((a, b) => a.key - b.key)
          .map(({ trace }) => trace);
        expect(commonFacts(plainTable(shuffled), everything, choice)).toEqual(
          commonFacts(plainTable(list), everything, choice),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('are mirrored when the sides change places', () => {
    const good: CommonChoice = { of: 'value', key: 'side', value: 'good' };
    fc.assert(
      fc.property(lists, (list) => {
        const table = plainTable(list);
        const one = commonFacts(table, everything, bad);
        const other = commonFacts(table, everything, good);
        expect([other.selected, other.rest, other.tried]).toEqual([one.rest, one.selected, one.tried]);
        const figures = ({ explains, explainsTime, chance }: CommonFact) => ({
          explains,
          explainsTime,
          // The tail is summed up from its other end.
          chance: chance.toPrecision(9),
        });
        const mirrored = (fact: CommonFact) => ({
          names: namesOf(fact, turned),
          selected: one.rest - fact.rest,
          rest: one.selected - fact.selected,
          ...figures(fact),
        });
        const asItIs = (fact: CommonFact) => ({
          names: namesOf(fact),
          selected: fact.selected,
          rest: fact.rest,
          ...figures(fact),
        });
        const byNames = (a: { names: string[] }, b: { names: string[] }) =>
          String(a.names) < String(b.names) ? -1 : 1;
        expect(other.facts.map(asItIs).sort(byNames)).toEqual(one.facts.map(mirrored).sort(byNames));
      }),
      { numRuns: 60 },
    );
  });

  it('about the same traces are one, however many names it has', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const twins = list.map((trace) => ({
          ...trace,
          values: new Map([
            ...trace.values,
            ['a longer name of the zone', trace.values.get('zone') ?? new Set<string>()],
          ]),
        }));
        const before = commonFacts(plainTable(list), everything, bad);
        const after = commonFacts(plainTable(twins), everything, bad);
        expect(after.tried).toBe(before.tried);
        expect(after.facts.map(figuresOf)).toEqual(before.facts.map(figuresOf));
        expect(after.facts.map(({ term }) => term)).toEqual(before.facts.map(({ term }) => term));
        const names = (facts: readonly CommonFact[], key: string) =>
          facts.filter((fact) => namesOf(fact).some((name) => name.startsWith(`["${key}"`))).length;
        expect(names(after.facts, 'a longer name of the zone')).toBe(names(before.facts, 'zone'));
      }),
      { numRuns: 40 },
    );
  });

  it('says it plainly: what is before what is not, few values before many, short names before long', () => {
    const list = Array.from({ length: 40 }, (_, at) => {
      const isBad = at < 20;
      return plainTrace(1e6, [
        ['side', isBad ? 'bad' : 'good'],
        ['state', isBad ? 'cold' : 'warm'],
        ['a.very.long.name.of.it', isBad ? 'yes' : 'no'],
        ...(isBad ? [] : [['healthy', 'x'] as const]),
        ['n-spans', isBad ? '9' : '4'],
      ]);
    });
    const { facts, tried } = commonFacts(plainTable(list), everything, bad);
    expect(tried).toBe(1);
    expect(facts).toHaveLength(1);
    const [fact] = facts;
    expect(fact?.term).toEqual({ key: 'state', value: 'cold', isExcluded: false });
    expect(fact?.others.map(({ key, value, isExcluded, least }) => [key, value, least, isExcluded])).toEqual([
      ['a.very.long.name.of.it', 'yes', undefined, false],
      ['n-spans', undefined, 9, false],
      ['healthy', 'x', undefined, true],
      ['state', 'warm', undefined, true],
      ['a.very.long.name.of.it', 'no', undefined, true],
      ['healthy', undefined, undefined, false],
    ]);
    expect([fact?.selected, fact?.rest, fact?.explains]).toEqual([20, 0, 1]);
  });
});
