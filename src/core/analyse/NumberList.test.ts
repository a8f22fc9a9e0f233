import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberList } from './NumberList';

test('holds what was pushed, in its order, past every growth', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 5000 }),
      (values) => {
        const list = new NumberList();
        for (const value of values) list.push(value);
        expect(list).toHaveLength(values.length);
        expect([...list.members]).toEqual(values);
      },
    ),
    { numRuns: 30, examples: [[Array.from({ length: 2049 }, (_, at) => at)]] },
  );
});
