import { describe, expect, it } from 'vitest';
import { lot, plainTable, plainTrace } from '../../../testing/plainTable';
import type { ResultFilter } from '../results/filterResults';
import { commonFacts, FEWEST_TRACES } from './commonFacts';
import type { CommonChoice } from './sides';

const everything: ResultFilter = { terms: [], box: undefined };
const bad: CommonChoice = { of: 'value', key: 'side', value: 'bad' };

describe('guards against nonsense', () => {
  it('too few traces on a side tell nothing', () => {
    const list = Array.from({ length: 40 }, (_, at) =>
      plainTrace(1e6, [
        ['side', at < FEWEST_TRACES - 1 ? 'bad' : 'good'],
        ['state', at < FEWEST_TRACES - 1 ? 'cold' : 'warm'],
      ]),
    );
    const answer = commonFacts(plainTable(list), everything, bad);
    expect([answer.selected, answer.rest, answer.facts, answer.tried]).toEqual([4, 36, [], 0]);
    expect(commonFacts(plainTable([]), everything, { of: 'slow' }).facts).toEqual([]);
  });

  it('ids and times are named as left out, and tell nothing by their size', () => {
    const list = Array.from({ length: 60 }, (_, at) =>
      plainTrace(1e6, [
        ['side', at < 30 ? 'bad' : 'good'],
        ['order.id', String(1000 + at)],
        ['time', String(1.7e12 + at * 1000)],
        // Of few values: not an id.
        ['size', String(at < 30 ? 7 : 3)],
      ]),
    );
    const { facts, idKeys } = commonFacts(plainTable(list), everything, bad);
    expect(idKeys).toEqual(['order.id', 'time']);
    expect(facts.map(({ term }) => term.key)).toEqual(['size']);
  });

  it('sides drawn by lot are seldom told apart: at most as often as is promised', () => {
    let alarms = 0;
    const runs = 300;
    for (let seed = 0; seed < runs; seed++) {
      const list = Array.from({ length: 60 }, (_, at) =>
        plainTrace(1e6, [
          ['side', lot(seed, at) < 0.25 ? 'bad' : 'good'],
          ...Array.from(
            { length: 20 },
            (__, k) => [`key${k}`, String(Math.floor(lot(seed + 7919 * (k + 1), at) * 4))] as const,
          ),
        ]),
      );
      if (commonFacts(plainTable(list), everything, bad).facts.length > 0) alarms++;
    }
    // 3 are to be expected at most; 9 or more happen in less than 1 of 200 such tests.
    expect(alarms).toBeLessThan(9);
  });

  it('a planted cause comes first at any strength that can be told from chance', () => {
    for (const [strength, count] of [
      [1, 40],
      [0.8, 100],
      [0.6, 200],
      [0.4, 500],
    ] as const) {
      for (let seed = 0; seed < 10; seed++) {
        const list = Array.from({ length: count }, (_, at) => {
          const isBad = lot(seed, at) < 0.25;
          const isCaused = lot(seed + 1000, at) < strength ? isBad : lot(seed + 2000, at) < 0.25;
          return plainTrace(1e6, [
            ['side', isBad ? 'bad' : 'good'],
            ['cause', isCaused ? 'yes' : 'no'],
            ...Array.from(
              { length: 30 },
              (__, k) => [`key${k}`, String(Math.floor(lot(seed + 7919 * (k + 1), at) * 4))] as const,
            ),
          ]);
        });
        const [first] = commonFacts(plainTable(list), everything, bad).facts;
        expect([strength, seed, first?.term.key]).toEqual([strength, seed, 'cause']);
      }
    }
  });

  it('explains durations by what goes with them, not by what is merely frequent', () => {
    // Every slow trace is in the frequent zone, but so are most others; the rare cause makes it slow.
    const list = Array.from({ length: 200 }, (_, at) =>
      plainTrace(at < 20 ? 900e6 : 10e6 + at, [
        ['zone', at < 150 ? 'frequent' : 'rare'],
        ['cache', at < 18 || at === 199 ? 'cold' : 'warm'],
      ]),
    );
    const { byTime, facts, slowFrom } = commonFacts(plainTable(list), everything, { of: 'slow' });
    expect(byTime).toBe(true);
    expect(slowFrom).toBe(900e6);
    expect(facts[0]?.term).toEqual({ key: 'cache', value: 'cold', isExcluded: false });
    expect(facts[0]?.explainsTime).toBeGreaterThan(0.75);
    expect(facts[0]?.medianWith).toBe(900e6);
  });
});
