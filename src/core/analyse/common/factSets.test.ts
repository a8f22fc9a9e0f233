import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutsOf } from './factSets';

it('numbers are cut at all distinct ones but the least, or at twelve that spread evenly', () => {
  expect(cutsOf(Float64Array.from([1, 1, 2, 5, 5]))).toEqual([2, 5]);
  expect(cutsOf(new Float64Array())).toEqual([]);
  fc.assert(
    fc.property(fc.array(fc.nat(100), { maxLength: 200 }), (numbers) => {
      const sorted = Float64Array.from(numbers).sort();
      const cuts = cutsOf(sorted);
      expect(cuts.length).toBeLessThanOrEqual(12);
      expect([...cuts]).toEqual([...new Set(cuts)].sort((a, b) => a - b));
      for (const cut of cuts) {
        expect(numbers).toContain(cut);
        expect(cut).toBeGreaterThan(sorted[0] ?? 0);
      }
      if (new Set(numbers).size <= 12) expect(cuts).toHaveLength(Math.max(0, new Set(numbers).size - 1));
    }),
  );
});
