import { rowShowing, type RowIndex } from '../../../core';
import type { RowTree } from './useRowTree';

/** The row of a span, or that of the fold, group or placeholder that hides it; undefined where a cut took the span. */
export function rowStandingFor({ shape, rows }: RowTree, span: number): RowIndex | undefined {
  const node = shape.nodeOfSpan[span] ?? -1;
  return node < 0 ? undefined : rowShowing(rows, node);
}
