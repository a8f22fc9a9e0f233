import { expect, test } from 'vitest';
import { columnLabel, usualColumns, type ListColumn } from '../columns/ListColumn';
import { columnTemplate, leastWidth, rowHeightOf } from './listSizes';

const column = (key: string, width?: number): ListColumn => ({
  key,
  label: columnLabel(key),
  isNumeric: false,
  width,
  values: undefined,
});
const usual = usualColumns.map((key) => column(key));

test('a width of the reader holds, and the list scrolls rather than to squeeze a column', () => {
  expect(columnTemplate([column('region', 300), column('start')])).toBe('minmax(220px, 2.4fr) 300px 172px');
  expect(leastWidth([...usual, column('region', 300)]) - leastWidth(usual)).toBe(316);
});

test('rows are lower where they are dense, and higher where a narrow list has more to say', () => {
  const height = (isNarrow: boolean, isDense: boolean, columns = usual) =>
    rowHeightOf({ isNarrow, isDense, columns });
  expect(height(false, true)).toBeLessThan(height(false, false));
  expect(height(true, true)).toBeLessThan(height(true, false));
  expect(height(true, false, [...usual, column('region')])).toBeGreaterThan(height(true, false));
  expect(height(false, false, [...usual, column('region')])).toBe(height(false, false));
});
