import { hasChildren, isFolded, type Folds, type TreeColumns } from '../../../core';

/** What a key does in a tree of rows: move to a row, fold or unfold the present one, or press it. */
export type TreeMove =
  { readonly does: 'move'; readonly row: number } | { readonly does: 'fold' } | { readonly does: 'press' };

export interface TreePlace {
  readonly tree: TreeColumns;
  /** Nodes that have a row, from above. */
  readonly rows: Int32Array;
  readonly folds: Folds;
  /** The present row. */
  readonly row: number;
  /** Rows that a page key moves by. */
  readonly page: number;
}

/**
 * The keys of a treegrid as ARIA's practices describe them: arrows, Home, End, page keys, Enter and Space. → unfolds or
 * goes to the first child, ← folds or goes to the parent. undefined for keys that do nothing here.
 */
export function moveInTree(key: string, { tree, rows, folds, row, page }: TreePlace): TreeMove | undefined {
  if (rows.length === 0) return undefined;
  const node = rows[row] ?? 0;
  const to = (wanted: number): TreeMove => ({
    does: 'move',
    row: Math.max(0, Math.min(rows.length - 1, wanted)),
  });
  const foldable = hasChildren(tree, node);
  const folded = foldable && isFolded(tree, folds, node);
  switch (key) {
    case 'ArrowDown':
      return to(row + 1);
    case 'ArrowUp':
      return to(row - 1);
    case 'PageDown':
      return to(row + page);
    case 'PageUp':
      return to(row - page);
    case 'Home':
      return to(0);
    case 'End':
      return to(rows.length - 1);
    case 'ArrowRight':
      return folded ? { does: 'fold' } : foldable ? to(row + 1) : to(row);
    case 'ArrowLeft': {
      if (foldable && !folded) return { does: 'fold' };
      const above = tree.parent[node] ?? -1;
      return to(above < 0 ? row : rows.lastIndexOf(above, row));
    }
    case 'Enter':
    case ' ':
      return { does: 'press' };
    default:
      return undefined;
  }
}
