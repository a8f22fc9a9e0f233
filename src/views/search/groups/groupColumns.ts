import type { ResultGroup } from '../../../core';
import type { ResultOrder } from '../../../state/url/search/resultParts';
import type { GridColumn } from '../../../ui/VirtualGrid';

/** The columns of the groups, and what each is ordered by. */
export const groupColumns: readonly (GridColumn & {
  readonly by?: (group: ResultGroup) => number | string;
})[] = [
  { id: 'value', label: 'Group', width: 260, isSortable: true, by: ({ value }) => value ?? '' },
  { id: 'traces', label: 'Traces', width: 92, align: 'end', isSortable: true, by: ({ traces }) => traces },
  {
    id: 'errors',
    label: 'Errors',
    meaning: 'Share of the traces with errors',
    width: 84,
    align: 'end',
    isSortable: true,
    by: ({ errors, traces }) => errors / traces,
  },
  { id: 'p50', label: 'p50', width: 84, align: 'end', isSortable: true, by: ({ p50 }) => p50 },
  { id: 'p95', label: 'p95', width: 84, align: 'end', isSortable: true, by: ({ p95 }) => p95 },
  { id: 'max', label: 'Max', width: 84, align: 'end', isSortable: true, by: ({ max }) => max },
  {
    id: 'bars',
    label: 'Durations',
    meaning:
      'How many traces took how long, on a logarithmic scale from the shortest to the longest of all groups',
    width: 150,
  },
];

const compare = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The groups in an order; equal ones stay as they are, the traces without a value stand last in the order of names. */
export function sortedGroups(
  groups: readonly ResultGroup[],
  { sort, descending }: ResultOrder,
): readonly ResultGroup[] {
  const by = groupColumns.find(({ id }) => id === sort)?.by;
  if (by === undefined) return groups;
  const sign = descending ? -1 : 1;
  return groups.toSorted((a, b) => {
    if (sort === 'value' && (a.value === undefined || b.value === undefined))
      return Number(a.value === undefined) - Number(b.value === undefined);
    return sign * compare(by(a), by(b));
  });
}
