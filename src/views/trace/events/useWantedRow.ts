import { useMemo, useState } from 'react';
import type { EventTable } from '../../../core';
import type { Find } from '../useFind';
import type { TraceView } from '../useTraceView';

/** The row of an event by its position in the table; −1 where it is not shown. `rows` ascend. */
function rowAt(rows: Int32Array | undefined, position: number): number {
  if (rows === undefined) return position;
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return rows[low] === position ? low : -1;
}

/** The first row of an event of the span; −1 where none is shown. */
function firstRowOf({ count, span: owner }: EventTable, rows: Int32Array | undefined, span: number): number {
  if (rows === undefined) return owner.indexOf(span);
  for (let row = 0; row < Math.min(count, rows.length); row++) if (owner[rows[row] ?? 0] === span) return row;
  return -1;
}

/** The row that is to be on screen: of the event that was pressed, else the first of the span that is selected or sought in any view. */
export function useWantedRow(view: TraceView, find: Find, table: EventTable, rows: Int32Array | undefined) {
  const [pressed, press] = useState<number>();
  const span = view.shown?.span ?? find.current ?? view.selected;
  const row = useMemo(() => {
    if (span === undefined) return -1;
    const kept = pressed !== undefined && table.span[pressed] === span ? rowAt(rows, pressed) : -1;
    return kept >= 0 ? kept : firstRowOf(table, rows, span);
  }, [table, rows, span, pressed]);
  const turn = view.shown?.turn ?? 0;
  return { wanted: row < 0 ? undefined : { row, turn }, press };
}
