import { rowIndex, spanIndex, type RowIndex, type SpanIndex } from '../model';
import { isFolded, type Folds } from './folds';
import { subtreeStop, type TreeColumns } from './tree';

/** Nodes that have a row, ascending: everything that is in no folded subtree. Work: the rows. */
export function visibleRows(tree: TreeColumns, folds: Folds): Int32Array {
  const rows = new Int32Array(tree.count);
  if (folds.preset === 'none' && folds.toggled.size === 0) {
    for (let i = 0; i < tree.count; i++) rows[i] = i;
    return rows;
  }
  let length = 0;
  for (let i = 0; i < tree.count;) {
    rows[length++] = i;
    i = isFolded(tree, folds, i) ? subtreeStop(tree, i) : i + 1;
  }
  return rows.slice(0, length);
}

/** Number of rows that stand before `node`'s place: a binary search for the first row ≥ node. */
function rowsBefore(rows: Int32Array, node: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] ?? 0) < node) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The row of a span, undefined while a folded ancestor hides it. `rows` as visibleRows makes them. */
export function rowOfSpan(rows: Int32Array, span: number): RowIndex | undefined {
  const row = rowsBefore(rows, span);
  return rows[row] === span ? rowIndex(row) : undefined;
}

/** The row of a span or, while it is hidden, of the folded ancestor that hides it. undefined only without rows. */
export function rowShowing(rows: Int32Array, span: number): RowIndex | undefined {
  const row = rowsBefore(rows, span + 1) - 1;
  return row < 0 ? undefined : rowIndex(row);
}

/** The span in a row; undefined beyond the last. */
export function spanOfRow(rows: Int32Array, row: number): SpanIndex | undefined {
  const span = rows[row];
  return span === undefined ? undefined : spanIndex(span);
}
