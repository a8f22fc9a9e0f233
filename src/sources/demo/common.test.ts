import { describe, expect, it } from 'vitest';
import {
  commonFacts,
  summariseTrace,
  tabulateResults,
  type ResultFilter,
  type ResultTable,
  type ResultTerm,
} from '../../core';
import { searchText } from '../../testing/demoDay';
import { finishWork } from '../../testing/finishWork';
import { parseBytes } from '../../testing/parseBytes';
import { Random } from './Random';

function loaded(query: Readonly<Record<string, string>>): ResultTable {
  const { traces } = parseBytes(searchText(query));
  return finishWork(
    tabulateResults(traces.map((parsed) => ({ summary: summariseTrace(parsed.trace), parsed }))),
  );
}

const everything: ResultFilter = { terms: [], box: undefined };
const cold: ResultTerm = { key: 'cache.state', value: 'cold', isExcluded: false };

function shuffled(durations: Float64Array, seed: number): Float64Array {
  const random = new Random(seed);
  const order = durations.slice();
  for (let at = order.length - 1; at > 0; at--) {
    const other = random.whole(0, at);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}

describe('what the slow traces of the demo have in common', () => {
  it('is first of all that D’s cache was cold', () => {
    for (const limit of ['200', '500', '1000']) {
      const { facts } = commonFacts(loaded({ service: 'A', limit }), everything, { of: 'slow' });
      expect([limit, facts[0]?.term]).toEqual([limit, cold]);
      expect(facts[0]?.explainsTime).toBeGreaterThan(0.5);
    }
  });

  it('is the same from the side of D; within the checkouts, which ask D twice, that it never was warm', () => {
    const ofD = loaded({ service: 'D', limit: '500' });
    expect(commonFacts(ofD, everything, { of: 'slow' }).facts[0]?.term).toEqual(cold);
    const within = (value: string) => {
      const terms = [{ key: 'root', value, isExcluded: false }];
      return commonFacts(loaded({ service: 'A', limit: '700' }), { terms, box: undefined }, { of: 'slow' });
    };
    expect(within('A: GET /products/{id}').facts[0]?.term).toEqual(cold);
    expect(within('A: POST /checkout').facts[0]?.term).toEqual({ ...cold, value: 'warm', isExcluded: true });
  });

  it('is nothing where durations are dealt out by lot', () => {
    const table = loaded({ service: 'A', limit: '200' });
    let silent = 0;
    for (let seed = 0; seed < 100; seed++) {
      const dealt = { ...table, duration: shuffled(table.duration, seed) };
      const { facts, tried } = commonFacts(dealt, everything, { of: 'slow' });
      expect(tried).toBeGreaterThan(100);
      if (facts.length === 0) silent++;
    }
    expect(silent).toBeGreaterThanOrEqual(97);
  });

  it('finds where the errors come from', () => {
    const { facts } = commonFacts(loaded({ service: 'A', limit: '500' }), everything, { of: 'errors' });
    const names = facts.slice(0, 5).flatMap(({ term, others }) => [term, ...others]);
    expect(names).toContainEqual({ key: 'has-error', value: 'C', isExcluded: false });
    expect(names).toContainEqual({ key: 'error.type', value: 'timeout', isExcluded: false });
    // That there is an error is no news.
    expect(names.map(({ key }) => key)).not.toContain('error');
  });
});
