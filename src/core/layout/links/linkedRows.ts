import type { RowIndex, SpanIndex } from '../../model';
import type { LinkEnd, LinkIndex } from './LinkIndex';

/** The other ends, in one row, of links of one span. A folded row stands for all that it hides. */
export interface LinkedRow {
  readonly row: RowIndex;
  /** The first of the spans at the other end, in the order of the trace. */
  readonly span: SpanIndex;
  /** 'to': the span links to the row; 'from': the row links to the span. */
  readonly direction: 'to' | 'from';
  readonly count: number;
}

/**
 * The rows that a span's links lead to, from above, at most one a row and direction; not its own row. `rowOf` tells the row of a span
 * or of what hides it. Work: the span's links.
 */
export function linkedRows(
  index: LinkIndex,
  span: SpanIndex,
  rowOf: (span: SpanIndex) => RowIndex | undefined,
): LinkedRow[] {
  const own = rowOf(span);
  const found = new Map<string, LinkedRow>();
  const add = (ends: readonly LinkEnd[], direction: LinkedRow['direction']) => {
    for (const end of ends) {
      const row = rowOf(end.span);
      if (row === undefined || row === own) continue;
      const key = `${String(row)} ${direction}`;
      const before = found.get(key);
      const first = before === undefined || end.span < before.span ? end.span : before.span;
      found.set(key, { row, span: first, direction, count: (before?.count ?? 0) + 1 });
    }
  };
  add(index.outgoing(span), 'to');
  add(index.incoming(span), 'from');
  return [...found.values()].sort((a, b) => a.row - b.row || (a.direction < b.direction ? -1 : 1));
}

/** First place of rows that ascend whose row is ≥ `row`. */
function placeOf(rows: readonly LinkedRow[], row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.row ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Linked rows beyond an edge of the screen. */
export interface LinkedBeyond {
  readonly count: number;
  /** The nearest of them. */
  readonly nearest: LinkedRow;
}

export interface LinkedOnScreen {
  readonly inside: readonly LinkedRow[];
  readonly above: LinkedBeyond | undefined;
  readonly below: LinkedBeyond | undefined;
}

function beyond(rows: readonly LinkedRow[], nearest: LinkedRow | undefined): LinkedBeyond | undefined {
  if (nearest === undefined) return undefined;
  return { count: rows.reduce((sum, { count }) => sum + count, 0), nearest };
}

/** Parts linked rows into those on screen, rows first … end − 1, and those above and below. */
export function linkedOnScreen(rows: readonly LinkedRow[], first: number, end: number): LinkedOnScreen {
  const from = placeOf(rows, first);
  const to = Math.max(from, placeOf(rows, end));
  return {
    inside: rows.slice(from, to),
    above: beyond(rows.slice(0, from), rows[from - 1]),
    below: beyond(rows.slice(to), rows[to]),
  };
}
