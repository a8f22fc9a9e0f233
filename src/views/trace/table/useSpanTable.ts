import { useMemo } from 'react';
import { builtinOf, columnLabel, visibleText, type SpanColumn } from '../../../core';
import { setPreferences, usePreferences } from '../../../state/prefs/preferences';
import type { SortKey } from '../../../state/url/trace/tableParts';
import { announce } from '../../../ui/announce';
import type { GridColumn } from '../../../ui/VirtualGrid';
import { useShownSpans } from '../shown/useShownSpans';
import { useSpanColumns } from '../shown/useSpanColumns';
import type { ViewProps } from '../ViewProps';
import { useSortedSpans } from './useSortedSpans';

/** Columns of a table that nobody changed. */
export const usualColumns: readonly string[] = [
  'service',
  'name',
  'start',
  'duration',
  'self',
  'critical',
  'status',
  'kind',
];
const byStart: readonly SortKey[] = [{ key: 'start', descending: false }];

const widths = new Map([
  ['service', 150],
  ['name', 280],
  ['id', 150],
  ['status', 90],
  ['kind', 90],
  ['critical', 150],
]);
const narrowest = 48;

const isText = (key: string, column: SpanColumn | undefined) =>
  (column?.kind ?? builtinOf(key)?.kind ?? 'text') === 'text';

/** The next order after a press on a head: numbers greatest first, texts from A; again: the other way; a third time: no more. */
export function nextSort(
  sort: readonly SortKey[],
  key: string,
  startsDown: boolean,
  adds: boolean,
): readonly SortKey[] {
  const at = sort.findIndex((one) => one.key === key);
  const before = sort[at];
  const next =
    before === undefined
      ? { key, descending: startsDown }
      : before.descending === startsDown
        ? { key, descending: !startsDown }
        : undefined;
  if (!adds) return next === undefined ? [] : [next];
  if (at < 0) return next === undefined ? sort : [...sort, next];
  return sort.flatMap((one, place) => (place !== at ? [one] : next === undefined ? [] : [next]));
}

/** The span table as its view shows it. */
export function useSpanTable({ view, zoom, find }: ViewProps) {
  const { open, address, change } = view;
  const keys = address.columns.length > 0 ? address.columns : usualColumns;
  const sort = address.tableSort.length > 0 ? address.tableSort : byStart;
  const shown = useShownSpans({ view, zoom, find });
  const columns = useSpanColumns(open, [...keys, ...sort.map(({ key }) => key)]);
  const { byKey } = columns;
  const order = useSortedSpans(open.trace, byKey, sort);
  const stored = usePreferences((preferences) => preferences.columnWidths);
  const { included } = shown;
  const rows = useMemo(
    () => (included === undefined ? order : order.filter((span) => included[span] === 1)),
    [order, included],
  );
  const heads = keys.map((key): GridColumn => {
    const at = sort.findIndex((one) => one.key === key);
    const column = byKey.get(key);
    return {
      id: key,
      label: visibleText(columnLabel(key).slice(0, 80)),
      width: stored[`spans.${key}`] ?? widths.get(key) ?? (isText(key, column) ? 180 : 110),
      align: isText(key, column) ? 'start' : 'end',
      isSortable: true,
      sorted: at < 0 ? undefined : sort[at]?.descending === true ? 'descending' : 'ascending',
      sortPlace: sort.length > 1 && at >= 0 ? at + 1 : 0,
    };
  });
  return {
    keys,
    heads,
    rows,
    shown,
    columns,
    setColumns: (next: readonly string[]) => {
      change({ columns: next.join('\n') === usualColumns.join('\n') ? [] : next }, 'replace');
    },
    sortBy: ({ id }: GridColumn, adds: boolean) => {
      const next = nextSort(address.tableSort, id, !isText(id, byKey.get(id)), adds);
      change({ tableSort: next }, 'replace');
      announce(
        next.length === 0
          ? 'Sorted by start'
          : `Sorted by ${next.map((one) => `${columnLabel(one.key)} ${one.descending ? 'descending' : 'ascending'}`).join(', then ')}`,
      );
    },
    resize: ({ id }: GridColumn, width: number) => {
      const next = Math.round(Math.max(narrowest, Math.min(1600, width)));
      setPreferences({ columnWidths: { ...stored, [`spans.${id}`]: next } });
    },
  };
}
