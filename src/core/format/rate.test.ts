import { expect, it } from 'vitest';
import { formatRate } from './rate';

it('writes rates in the unit in which they are more than one', () => {
  expect([0, 12.5, 1, 1234, 0.5, 1 / 60, 1 / 3600, 1 / 7200, NaN].map(formatRate)).toEqual([
    '0 /s',
    '12.5 /s',
    '1.00 /s',
    '1.2 k /s',
    '30.0 /min',
    '1.00 /min',
    '1.00 /h',
    '0.50 /h',
    '–',
  ]);
});
