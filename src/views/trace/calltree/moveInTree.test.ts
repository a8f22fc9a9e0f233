import { describe, expect, it } from 'vitest';
import { OPEN_FOLDS, toggleFold, visibleRows, type TreeColumns } from '../../../core';
import { moveInTree, type TreePlace } from './moveInTree';

// 0 (1 (2, 3), 4), 5
const tree: TreeColumns = {
  count: 6,
  parent: Int32Array.of(-1, 0, 1, 1, 0, -1),
  subtreeEnd: Int32Array.of(5, 4, 3, 4, 5, 6),
  depth: Int32Array.of(0, 1, 2, 2, 1, 0),
};
const at = (row: number, folds = OPEN_FOLDS): TreePlace => ({
  tree,
  rows: visibleRows(tree, folds),
  folds,
  row,
  page: 4,
});
const to = (row: number) => ({ does: 'move', row });

describe('moveInTree', () => {
  it.each([
    ['ArrowDown', 0, to(1)],
    ['ArrowDown', 5, to(5)],
    ['ArrowUp', 0, to(0)],
    ['PageDown', 0, to(4)],
    ['PageDown', 3, to(5)],
    ['PageUp', 3, to(0)],
    ['Home', 4, to(0)],
    ['End', 1, to(5)],
    ['ArrowRight', 0, to(1)],
    ['ArrowRight', 2, to(2)],
    ['ArrowLeft', 3, to(1)],
    ['ArrowLeft', 4, to(0)],
    ['ArrowLeft', 5, to(5)],
    ['ArrowLeft', 1, { does: 'fold' }],
    ['Enter', 2, { does: 'press' }],
    [' ', 2, { does: 'press' }],
    ['x', 2, undefined],
  ])('%s in row %d', (key, row, move) => {
    expect(moveInTree(key, at(row))).toEqual(move);
  });
  it('unfolds a folded row, and goes up from it', () => {
    const folds = toggleFold(tree, OPEN_FOLDS, 1);
    expect(moveInTree('ArrowRight', at(1, folds))).toEqual({ does: 'fold' });
    expect(moveInTree('ArrowLeft', at(1, folds))).toEqual(to(0));
    expect(moveInTree('End', at(0, folds))).toEqual(to(3));
  });
  it('does nothing without rows', () => {
    expect(moveInTree('End', { ...at(0), rows: new Int32Array(0) })).toBeUndefined();
  });
});
