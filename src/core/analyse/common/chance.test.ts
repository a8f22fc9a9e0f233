import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceFactor, chanceOf, leastChance, logFactorials } from './chance';
import { shareRange } from './shareRange';

const margins = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.nat(), fc.nat())
  .map(([all, a, b]) => ({ all, selected: a % (all + 1), traces: b % (all + 1), logs: logFactorials(all) }));

/** The definition: of all ways to select so many of the traces, those that select so many holders, the first `traces` ones. */
function ways(all: number, selected: number, traces: number): readonly number[] {
  const counts = Array.from({ length: all + 1 }, () => 0);
  for (let mask = 0; mask < 2 ** all; mask++) {
    const bits = Array.from({ length: all }, (_, at) => (mask >> at) & 1);
    if (bits.reduce((a, b) => a + b, 0) !== selected) continue;
    const both = bits.slice(0, traces).reduce((a, b) => a + b, 0);
    counts[both] = (counts[both] ?? 0) + 1;
  }
  return counts;
}

describe('the chance of a fact', () => {
  it('is twice the smaller tail of all ways to choose the sides', () => {
    fc.assert(
      fc.property(margins, (given) => {
        const { all, selected, traces } = given;
        const counts = ways(all, selected, traces);
        const total = counts.reduce((a, b) => a + b, 0);
        const chances = counts.flatMap((count, both) => {
          if (count === 0) return [];
          const isMore = both * all >= selected * traces;
          const tail = counts.filter((_, other) => (isMore ? other >= both : other <= both));
          const wanted = Math.min(1, (2 * tail.reduce((a, b) => a + b, 0)) / total);
          expect(chanceOf(given, both)).toBeCloseTo(wanted, 8);
          return [wanted];
        });
        expect(leastChance(given)).toBeCloseTo(
          chances.reduce((a, b) => Math.min(a, b), 1),
          8,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is exact for large numbers, and never 0 where it can be told', () => {
    const logs = logFactorials(200);
    // 20 of 20 selected have it and none of 180: 2 in C(200, 20).
    const log10 = Math.log10(chanceOf({ logs, all: 200, selected: 20, traces: 20 }, 20));
    expect(log10).toBeCloseTo(Math.log10(2) - 27.2076, 2);
    expect(chanceOf({ logs, all: 200, selected: 20, traces: 100 }, 10)).toBe(1);
  });
});

describe('the factor for many facts', () => {
  it('is the least so that no more facts than it can fall below the bound divided by it', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { maxLength: 30 }), (least) => {
        const factor = chanceFactor(least, 0.01);
        const holds = (k: number) => least.filter((chance) => chance <= 0.01 / k).length <= k;
        expect(holds(factor)).toBe(true);
        for (let k = 1; k < factor; k++) expect(holds(k)).toBe(false);
      }),
    );
  });

  it('counts only facts that can be told at all', () => {
    expect(chanceFactor([0.5, 0.2, 1e-9, 1e-9, 1e-9], 0.01)).toBe(3);
    expect(chanceFactor([], 0.01)).toBe(1);
  });
});

it('a share has a range that holds it, narrower the more traces there are', () => {
  expect(shareRange(17, 20).map((end) => end.toFixed(2))).toEqual(['0.64', '0.95']);
  expect(shareRange(0, 0)).toEqual([0, 1]);
  fc.assert(
    fc.property(fc.nat(50), fc.integer({ min: 1, max: 50 }), (some, all) => {
      const count = Math.min(some, all);
      const [from, to] = shareRange(count, all);
      expect(from).toBeLessThanOrEqual(count / all + 1e-9);
      expect(to).toBeGreaterThanOrEqual(count / all - 1e-9);
      const [closer, below] = shareRange(count * 10, all * 10);
      expect(below - closer).toBeLessThan(to - from);
    }),
  );
});
