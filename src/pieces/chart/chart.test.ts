import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandPath, greatest, linePath, logScale, valueScale, type ChartLine } from './chartGeometry';

const line = (values: readonly number[], more: Partial<ChartLine> = {}): ChartLine => ({
  id: 'a',
  label: 'a',
  tone: 'plain',
  values,
  ...more,
});
const xs = [0, 10, 20, 30];
const up = (value: number) => 100 - value;

describe('a chart', () => {
  it('draws lines that break where there is no value, and a lone value as a dot', () => {
    expect(linePath(xs, [1, 2, NaN, 4], up)).toBe('M0.0 99.0L10.0 98.0M30.0 96.0h0.01');
    expect(linePath(xs, [NaN, NaN], up)).toBe('');
  });
  it('draws a band for each run of bounds', () => {
    expect(bandPath(xs, [1, 1, NaN, NaN], [3, 4, 9, NaN], up, 5)).toBe(
      'M-5.0 97.0L15.0 96.0L15.0 99.0L-5.0 99.0Z',
    );
    expect(bandPath(xs, [NaN, 1, NaN, NaN], [NaN, 2, NaN, NaN], up, 5)).toBe(
      'M5.0 98.0L15.0 98.0L15.0 99.0L5.0 99.0Z',
    );
  });
  it('has room for its values and its bounds, but not for bounds that would flatten it', () => {
    expect(greatest([line([1, 4, NaN], { high: [2, 6, 5] })])).toBe(6);
    expect(greatest([line([1, 4], { high: [2, 600] })])).toBe(12);
    expect(greatest([line([1], { high: [Infinity], before: [3] })])).toBe(3);
    expect(greatest([line([NaN])])).toBe(0);
  });
  it('by powers of ten leaves room for what is short', () => {
    const { y, ticks } = logScale([line([1e3, 1e6])], 100, 1);
    expect(ticks).toEqual([1e3, 1e4, 1e5, 1e6]);
    expect(y(1e3) - y(1e4)).toBeCloseTo(y(1e5) - y(1e6));
    expect(y(0)).toBeCloseTo(100);
  });
  it('lets a bound that is infinite run out of its top', () => {
    const bounded = line([2, 3], { low: [1, 1], high: [Infinity, 4] });
    for (const scale of [valueScale, logScale]) {
      const { y } = scale([bounded], 100, 1);
      expect(y(Infinity)).toBe(-1);
      expect(bandPath([0, 10], [1, 1], [Infinity, 4], y, 5)).not.toContain('NaN');
    }
  });
  it('puts every value between its top and its foot', () => {
    const values = fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(values, (numbers) => {
        for (const scale of [valueScale, logScale]) {
          const { y, ticks } = scale([line(numbers)], 80, 1);
          for (const value of [...numbers, ...ticks]) {
            expect(y(value)).toBeGreaterThanOrEqual(-1);
            expect(y(value)).toBeLessThanOrEqual(80.001);
          }
          expect(ticks.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
