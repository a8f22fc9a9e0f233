import type { GridColumn } from '../../ui/VirtualGrid';

const number = { align: 'end', isSortable: true } as const;
const columns: readonly GridColumn[] = [
  { id: 'node', label: 'Service and operation', width: 260 },
  { id: 'change', label: 'Change', meaning: 'What became of it from A to B', width: 120 },
  {
    id: 'self',
    label: 'Self ±',
    meaning: 'Time in which none of its children ran: B minus A',
    width: 84,
    ...number,
  },
  { id: 'total', label: 'Total ±', meaning: 'Sum of the durations: B minus A', width: 84, ...number },
  {
    id: 'times',
    label: 'Total, A over B',
    meaning: 'Sum of the durations in A (above) and B (below)',
    width: 180,
  },
  { id: 'count', label: 'Calls', meaning: 'Spans in A → in B', width: 84, ...number },
  { id: 'errors', label: 'Errors', meaning: 'Spans in error in A → in B', width: 84, ...number },
];
const least = columns.reduce((sum, { width }) => sum + width, 0);

/** Space that the scroll bar takes. */
const barWidth = 16;
/** How the room that is left is shared: names first, then bars. */
const shares = new Map([
  ['node', 0.45],
  ['times', 0.55],
]);

/** The columns of a comparison, in so many CSS pixels where those are enough. */
export function changeColumns(width: number): readonly GridColumn[] {
  const rest = Math.max(0, width - barWidth - least);
  return columns.map((column) => ({
    ...column,
    width: column.width + Math.floor(rest * (shares.get(column.id) ?? 0)),
  }));
}
