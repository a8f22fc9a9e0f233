import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attribute } from '../model';
import { compareAttributes } from './compareAttributes';

const of = (pairs: readonly (readonly [string, string])[]): Attribute[] =>
  pairs.map(([key, value]) => ({ key, value: { type: 'string', value } }));
const text = ({ value }: Attribute) => (value.type === 'string' ? value.value : '');
const draw = (left: Attribute[], right: Attribute[]) =>
  compareAttributes(left, right, text).map(
    (row) =>
      `${row.key}: ${row.left ? text(row.left) : '-'} ${row.same ? '=' : '≠'} ${row.right ? text(row.right) : '-'}`,
  );

describe('compareAttributes', () => {
  it('pairs equal keys, says what differs and what one side lacks', () => {
    expect(
      draw(
        of([
          ['a', '1'],
          ['b', '2'],
          ['c', '3'],
        ]),
        of([
          ['d', '4'],
          ['b', '9'],
          ['a', '1'],
        ]),
      ),
    ).toEqual(['a: 1 = 1', 'b: 2 ≠ 9', 'c: 3 ≠ -', 'd: - ≠ 4']);
  });

  it('pairs repeated keys in their order', () => {
    expect(
      draw(
        of([
          ['a', '1'],
          ['a', '2'],
        ]),
        of([
          ['a', '1'],
          ['a', '3'],
          ['a', '4'],
        ]),
      ),
    ).toEqual(['a: 1 = 1', 'a: 2 ≠ 3', 'a: - ≠ 4']);
  });

  it('loses nothing and invents nothing', () => {
    const list = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.constantFrom('1', '2')));
    fc.assert(
      fc.property(list, list, (a, b) => {
        const [left, right] = [of(a), of(b)];
        const rows = compareAttributes(left, right, text);
        expect(rows.flatMap((row) => (row.left ? [row.left] : []))).toEqual(left);
        expect(new Set(rows.flatMap((row) => (row.right ? [row.right] : [])))).toEqual(new Set(right));
      }),
    );
  });
});
