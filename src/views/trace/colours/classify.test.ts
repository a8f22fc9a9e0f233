import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceHue } from '../../../pieces/serviceColour';
import { coloursOfNumbers, coloursOfTexts } from './classify';
import { colourOf } from './SpanColours';

describe('colours by the value of an attribute', () => {
  it('depend on the value alone, not on the order of its first use', () => {
    const one = coloursOfTexts('k', 'k', ['x', 'y'], Int32Array.of(0, 1, -1));
    const other = coloursOfTexts('k', 'k', ['y', 'x'], Int32Array.of(1, 0, -1));
    expect([0, 1, 2].map((span) => colourOf(one, span))).toEqual(
      [0, 1, 2].map((span) => colourOf(other, span)),
    );
    expect(colourOf(one, 0)).toContain(String(serviceHue('x')));
    expect(colourOf(one, 2)).toBe('var(--no-value)');
  });
});

describe('colours on a scale', () => {
  const scale = (numbers: readonly number[]) =>
    coloursOfNumbers('d', 'd', Float64Array.from(numbers), String);

  it('spread over the range, zero first, the greatest last, absent apart', () => {
    expect([...scale([0, 1, 10, 100, 1e8, NaN]).classOf]).toEqual([0, 0, 1, 2, 7, 8]);
    expect([...scale([10, 14, 18]).classOf]).toEqual([0, 4, 7]);
    expect([...scale([5, 5]).classOf]).toEqual([0, 0]);
    expect([...scale([NaN]).classOf]).toEqual([8]);
  });

  it('never puts a greater value on a lower step, and every class has a colour and a label', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e15, max: 1e15 }), { minLength: 1 }), (numbers) => {
        const { classOf, palette, labels } = scale(numbers);
        expect(palette.length).toBe(labels.length);
        numbers.forEach((a, i) => {
          expect(classOf[i]).toBeLessThan(palette.length);
          numbers.forEach((b, j) => {
            if (a < b) expect(classOf[i]).toBeLessThanOrEqual(classOf[j] ?? -1);
          });
        });
      }),
    );
  });
});
