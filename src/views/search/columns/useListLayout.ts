import { useMemo } from 'react';
import type { Failure, TraceSummary } from '../../../core';
import { setPreferences, usePreferences } from '../../../state/prefs/preferences';
import { failureOf } from '../../../state/query/FailureError';
import { useResultColumns, useResultKeys } from '../../../state/query/useResults';
import type { HistoryMode } from '../../../state/url/address';
import type { ResultOrder } from '../../../state/url/search/resultParts';
import type { SearchAddress } from '../../../state/url/searchAddress';
import {
  columnLabel,
  isSaidByAny,
  isSummaryColumn,
  usualColumns,
  type ListColumn,
  type TraceValues,
} from './ListColumn';

const narrowest = 56;
const widest = 800;
const widthName = (key: string) => `results.${key}`;

/** The columns of the list and its order: those of the address, else the reader's own. */
export interface ListLayout {
  /** Chosen columns, shown or not. */
  readonly keys: readonly string[];
  /** Those that have something to show among these traces. */
  readonly columns: readonly ListColumn[];
  readonly order: ResultOrder;
  /** What the list is ordered by, where that is on the spans. */
  readonly orderValues: TraceValues | undefined;
  /** The values of a column could not be read. */
  readonly failure: Failure | undefined;
  readonly setColumns: (keys: readonly string[]) => void;
  readonly setOrder: (order: ResultOrder) => void;
  readonly setWidth: (key: string, width: number) => void;
}

/** A choice here is kept, and stands in the address; what an address says is only shown. */
export function useListLayout(
  { columns: stated, sort, descending }: SearchAddress,
  results: number | undefined,
  summaries: readonly TraceSummary[],
  onChange: (part: Partial<SearchAddress>, mode: HistoryMode) => void,
): ListLayout {
  const own = usePreferences((preferences) => preferences.resultColumns);
  const ownOrder = usePreferences((preferences) => preferences.resultOrder);
  const widths = usePreferences((preferences) => preferences.columnWidths);
  const chosen = stated.length > 0 ? stated : own.length > 0 ? own : usualColumns;
  const wanted = useMemo((): ResultOrder => {
    return sort === '' ? ownOrder : { sort, descending };
  }, [sort, descending, ownOrder]);

  // The first column is always there.
  const keys = useMemo(() => [...new Set(chosen)].filter((key) => key !== 'name'), [chosen]);
  const tabled = useMemo(
    () => [...new Set([...keys, wanted.sort])].filter((key) => !isSummaryColumn(key)),
    [keys, wanted.sort],
  );
  const about = useResultKeys(tabled.length > 0 ? results : undefined);
  const { byKey, error } = useResultColumns(results, tabled);
  const traceIds = about.data?.traceIds;
  const values = useMemo(() => {
    const places = new Map(traceIds?.map((traceId, place) => [traceId, place]));
    return new Map([...byKey].map(([key, column]): [string, TraceValues] => [key, { column, places }]));
  }, [byKey, traceIds]);

  const columns = useMemo(
    () =>
      keys.flatMap((key): readonly ListColumn[] => {
        const own = values.get(key);
        const isSummary = isSummaryColumn(key);
        const hasData = isSummary ? isSaidByAny(key, summaries) : own && own.column.texts.length > 0;
        const isAwaited = !isSummary && own === undefined && results !== undefined && error === undefined;
        if (hasData !== true && !isAwaited) return [];
        const isNumeric = isSummary ? key === 'spans' || key === 'errors' : own?.column.numbers !== undefined;
        return [{ key, label: columnLabel(key), isNumeric, width: widths[widthName(key)], values: own }];
      }),
    [keys, values, summaries, results, error, widths],
  );
  const orderValues = values.get(wanted.sort);
  // An order by what none of these traces has is that of an untouched list.
  const isOrdered = isSummaryColumn(wanted.sort) || (orderValues?.column.texts.length ?? 0) > 0;
  const order = useMemo(
    (): ResultOrder => (isOrdered ? wanted : { sort: 'start', descending: true }),
    [isOrdered, wanted],
  );
  return {
    keys,
    columns,
    order,
    orderValues,
    failure: error === undefined ? undefined : failureOf(error),
    setColumns: (next) => {
      setPreferences({ resultColumns: [...next] });
      onChange({ columns: next }, 'replace');
    },
    setOrder: (next) => {
      setPreferences({ resultOrder: next });
      onChange(next, 'replace');
    },
    setWidth: (key, width) => {
      const within = Math.round(Math.max(narrowest, Math.min(widest, width)));
      setPreferences({ columnWidths: { ...widths, [widthName(key)]: within } });
    },
  };
}
