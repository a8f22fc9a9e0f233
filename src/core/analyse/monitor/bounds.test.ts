import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantileBounds, shareBounds, sumBounds, totalBounds } from './bounds';

describe('bounds', () => {
  const count = fc.integer({ min: 0, max: 5000 });
  const fraction = fc.double({ min: 0.001, max: 1, noNaN: true });
  it('hold the figure between them, never below what was seen, and narrow as more is seen', () => {
    fc.assert(
      fc.property(count, fraction, fc.double({ min: 1, max: 50, noNaN: true }), (seen, part, burst) => {
        const { value, low, high } = totalBounds(seen, part, burst);
        expect(low).toBeGreaterThanOrEqual(seen);
        expect(low).toBeLessThanOrEqual(value * (1 + 1e-9));
        expect(high).toBeGreaterThanOrEqual(value * (1 - 1e-9));
        const wider = totalBounds(seen, part, burst * 2);
        expect(wider.high).toBeGreaterThanOrEqual(high - 1e-9);
      }),
    );
    expect(totalBounds(7, 1, 3)).toEqual({ value: 7, low: 7, high: 7 });
  });
  it('of shares stay between 0 and 1 and hold the share', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 1e5 }),
        (share, n) => {
          const { low, high } = shareBounds(share, n);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low <= share && share <= high).toBe(true);
        },
      ),
    );
    expect(shareBounds(0.2, Infinity)).toEqual({ value: 0.2, low: 0.2, high: 0.2 });
  });
  it('of sums are wider than any one, and narrower than the sum of all', () => {
    const figure = totalBounds(10, 0.5, 1);
    const sum = sumBounds([figure, figure, figure]);
    const reach = figure.high - figure.value;
    expect(sum.value).toBe(60);
    expect(sum.high - sum.value).toBeGreaterThan(reach);
    expect(sum.high - sum.value).toBeLessThan(3 * reach);
  });
  it('of quantiles are in order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 200 }), fraction, (values, share) => {
        const sorted = values.sort((a, b) => a - b).map((value) => ({ value, weight: 1 }));
        const { value, low, high } = quantileBounds(sorted, sorted.length, share, sorted.length);
        expect(low <= value && value <= high).toBe(true);
      }),
    );
  });
});
