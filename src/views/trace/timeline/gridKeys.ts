import {
  hasChildren,
  isFolded,
  type Folds,
  type ShapedTree,
  type SpanTable,
  type TimeWindow,
  type TreeColumns,
} from '../../../core';

/** What a key does in the span tree. */
export type GridMove =
  | { readonly move: 'row'; readonly row: number }
  | { readonly move: 'node'; readonly node: number }
  | { readonly move: 'fold' | 'unfold' | 'detail' | 'close' };

/**
 * What a key means on a row of the treegrid, by the WAI-ARIA pattern: arrows, Home, End, Page keys; Right opens a folded
 * row or goes to its first child, Left folds an open one or goes to the parent; Enter and Space open the detail.
 * undefined for keys that mean nothing here.
 */
export function gridMove(
  key: string,
  tree: TreeColumns,
  folds: Folds,
  rows: Int32Array,
  row: number,
  page: number,
): GridMove | undefined {
  const node = rows[row] ?? 0;
  const last = rows.length - 1;
  const toRow = (to: number): GridMove => ({ move: 'row', row: Math.min(last, Math.max(0, to)) });
  switch (key) {
    case 'ArrowDown':
      return toRow(row + 1);
    case 'ArrowUp':
      return toRow(row - 1);
    case 'PageDown':
      return toRow(row + page);
    case 'PageUp':
      return toRow(row - page);
    case 'Home':
      return toRow(0);
    case 'End':
      return toRow(last);
    case 'ArrowRight':
      if (!hasChildren(tree, node)) return undefined;
      return isFolded(tree, folds, node) ? { move: 'unfold' } : toRow(row + 1);
    case 'ArrowLeft': {
      if (hasChildren(tree, node) && !isFolded(tree, folds, node)) return { move: 'fold' };
      const parent = tree.parent[node] ?? -1;
      return parent < 0 ? undefined : { move: 'node', node: parent };
    }
    case 'Enter':
    case ' ':
      return { move: 'detail' };
    case 'Escape':
      return { move: 'close' };
    default:
      return undefined;
  }
}

/** The nearest row after (or before) `row` whose span runs inside a window; undefined if there is none. */
export function nextRowInside(
  { start, end }: SpanTable,
  { span }: ShapedTree,
  rows: Int32Array,
  row: number,
  by: 1 | -1,
  window: TimeWindow,
): number | undefined {
  for (let at = row + by; at >= 0 && at < rows.length; at += by) {
    const one = span[rows[at] ?? 0] ?? -1;
    if ((end[one] ?? -Infinity) >= window.start && (start[one] ?? Infinity) <= window.end) return at;
  }
  return undefined;
}
