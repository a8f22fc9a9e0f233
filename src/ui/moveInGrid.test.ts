import { describe, expect, it } from 'vitest';
import { moveInGrid } from './moveInGrid';

const place = { rowCount: 100, columnCount: 4, page: 10, row: 5, column: 1 };
const press = (
  key: string,
  at: Partial<typeof place> = {},
  held: { ctrlKey?: boolean; shiftKey?: boolean } = {},
) => {
  const to = moveInGrid({ key, ctrlKey: false, shiftKey: false, ...held }, { ...place, ...at });
  return to && [to.row, to.column];
};

describe('moveInGrid', () => {
  it.each([
    ['ArrowDown', [6, 1]],
    ['ArrowUp', [4, 1]],
    ['ArrowLeft', [5, 0]],
    ['ArrowRight', [5, 2]],
    ['PageDown', [15, 1]],
    ['PageUp', [0, 1]],
    ['Home', [5, 0]],
    ['End', [5, 3]],
    ['x', undefined],
  ])('%s', (key, cell) => {
    expect(press(key)).toEqual(cell);
  });

  it('goes up to the heads and no further, and stays inside at each end', () => {
    expect(press('ArrowUp', { row: 0 })).toEqual([-1, 1]);
    expect(press('ArrowUp', { row: -1 })).toEqual([-1, 1]);
    expect(press('PageUp', { row: 3 })).toEqual([0, 1]);
    expect(press('ArrowDown', { row: 99 })).toEqual([99, 1]);
    expect(press('ArrowRight', { column: 3 })).toEqual([5, 3]);
    expect(press('End', {}, { ctrlKey: true })).toEqual([99, 3]);
    expect(press('Home', {}, { ctrlKey: true })).toEqual([0, 0]);
    expect(press('ArrowDown', {}, { shiftKey: true })).toBeUndefined();
  });
});
