import { expect, test } from 'vitest';
import { changeColumns } from './changeColumns';

const total = (width: number) => changeColumns(width).reduce((sum, column) => sum + column.width, 0);

test('columns fill the room that there is, and are never narrower than they can be read', () => {
  expect(total(1280)).toBeLessThanOrEqual(1264);
  expect(total(1280)).toBeGreaterThan(1260);
  expect(total(928)).toBeLessThanOrEqual(912);
  expect(total(300)).toBe(total(0));
});
