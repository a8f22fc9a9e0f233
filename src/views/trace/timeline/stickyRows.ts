import { rowOfSpan, type TreeColumns } from '../../../core';
import type { RowOffsets } from './RowOffsets';

/** Most ancestors that stay in sight. */
export const mostSticky = 4;

/** How many ancestors stand above a node once it is at the top. */
export const stickyCount = (tree: TreeColumns, node: number): number =>
  Math.min(mostSticky, tree.depth[node] ?? 0);

/**
 * Rows of the ancestors that stay in sight when `y` px of the list stand at the top: the nearest ones, outermost first, of the first
 * row that they themselves do not cover.
 */
export function stickyRows(
  tree: TreeColumns,
  rows: Int32Array,
  offsets: Pick<RowOffsets, 'rowAt' | 'rowHeight'>,
  y: number,
): number[] {
  for (let covered = 0; covered <= mostSticky; covered++) {
    const node = rows[offsets.rowAt(y + covered * offsets.rowHeight)];
    if (node === undefined) return [];
    const count = stickyCount(tree, node);
    if (count > covered) continue;
    const found: number[] = [];
    for (
      let above = tree.parent[node] ?? -1;
      above >= 0 && found.length < count;
      above = tree.parent[above] ?? -1
    ) {
      const row = rowOfSpan(rows, above);
      if (row !== undefined) found.push(row);
    }
    return found.reverse();
  }
  return [];
}
