import type { CallFigures } from '../../core';
import type { SortKey } from '../../state/url/trace/tableParts';
import { figureNames, type FigureName } from './figureWords';

/** A row of a table of operations or services. */
export interface FigureRow {
  readonly name: string;
  readonly figures: CallFigures;
  /** 0 … 1; NaN = unknown. */
  readonly impact: number;
}

export type RowColumn = FigureName | 'name' | 'impact';
const columns: readonly string[] = ['name', 'impact', ...figureNames];

/** What the address sorts by; `usual` where it names nothing that there is. */
export function sortOf(
  sort: readonly SortKey[],
  usual: RowColumn,
): { readonly id: RowColumn; readonly isDescending: boolean } {
  const [first] = sort;
  const place = columns.indexOf(first?.key ?? '');
  if (!first || place < 0) return { id: usual, isDescending: usual !== 'name' };
  const id = place === 0 ? 'name' : place === 1 ? 'impact' : (figureNames[place - 2] ?? 'rate');
  return { id, isDescending: first.descending };
}

const byName = (a: FigureRow, b: FigureRow) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** The rows that a text narrows to, in an order; what has no number stands last both ways. */
export function orderRows(
  rows: readonly FigureRow[],
  find: string,
  id: RowColumn,
  isDescending: boolean,
): readonly FigureRow[] {
  const text = find.trim().toLowerCase();
  const found = rows.filter(({ name }) => name.toLowerCase().includes(text));
  const way = isDescending ? -1 : 1;
  if (id === 'name') return found.sort((a, b) => way * byName(a, b));
  const numberOf = (row: FigureRow) => (id === 'impact' ? row.impact : row.figures[id].value);
  return found.sort((a, b) => {
    const [x, y] = [numberOf(a), numberOf(b)];
    if (Number.isNaN(x) || Number.isNaN(y))
      return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || byName(a, b);
    return way * (x - y) || byName(a, b);
  });
}
