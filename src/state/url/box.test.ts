import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBox, writeBox } from './box';

test('a box survives the address', () => {
  const pair = fc
    .tuple(fc.integer({ min: 0, max: 2 ** 53 - 1 }), fc.integer({ min: 0, max: 2 ** 53 - 1 }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  fc.assert(
    fc.property(pair, pair, ([startFrom, startTo], [durationFrom, durationTo]) => {
      const box = { startFrom, startTo, durationFrom, durationTo };
      expect(readBox(writeBox(box))).toEqual(box);
    }),
  );
});

test.each(['', '1', '1_2_3', '1_2_3_4_5', 'a_2_3_4', '-1_2_3_4', '2_1_3_4', '1_2_4_3', '1.5_2_3_4'])(
  'refuses %j',
  (text) => {
    expect(readBox(text)).toBeUndefined();
  },
);
