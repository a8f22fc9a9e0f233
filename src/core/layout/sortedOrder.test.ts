import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortedOrder } from './sortedOrder';
import { textRanks } from './textRanks';

const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: true }),
  fc.constantFrom(NaN, 0, -0, Infinity, -Infinity, 2 ** 53, -(2 ** 53)),
);

/** What the order shall be, said plainly. */
function plainly(rows: readonly (readonly number[])[], descending: readonly boolean[]): number[] {
  return rows
    .map((_, at) => at)
    .sort((a, b) => {
      for (let k = 0; k < descending.length; k++) {
        const left = rows[a]?.[k] ?? NaN;
        const right = rows[b]?.[k] ?? NaN;
        if (Number.isNaN(left) || Number.isNaN(right)) {
          if (Number.isNaN(left) !== Number.isNaN(right)) return Number.isNaN(left) ? 1 : -1;
        } else if (left !== right) return left < right === descending[k] ? 1 : -1;
      }
      return a - b;
    });
}

describe('sortedOrder', () => {
  it('orders like a comparison of one key after the other', () => {
    const table = fc.integer({ min: 1, max: 3 }).chain((width) =>
      fc.record({
        rows: fc.array(fc.array(number, { minLength: width, maxLength: width }), { maxLength: 40 }),
        descending: fc.array(fc.boolean(), { minLength: width, maxLength: width }),
      }),
    );
    fc.assert(
      fc.property(table, ({ rows, descending }) => {
        const keys = descending.map((down, k) => ({
          values: Float64Array.from(rows, (row) => row[k] ?? NaN),
          descending: down,
        }));
        expect([...sortedOrder(rows.length, keys)]).toEqual(plainly(rows, descending));
      }),
    );
  });

  it('leaves all as it is without a key', () => {
    expect([...sortedOrder(3, [])]).toEqual([0, 1, 2]);
  });
});

describe('textRanks', () => {
  it('gives equal ranks to equal texts and greater ones to later texts, in any number of steps', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 60 }), (texts) => {
        const steps = textRanks(texts, 4);
        let step = steps.next();
        while (step.done !== true) step = steps.next();
        const ranks = step.value;
        const sorted = [...new Set(texts)].sort();
        expect([...ranks]).toEqual(texts.map((text) => sorted.indexOf(text)));
      }),
    );
  });
});
