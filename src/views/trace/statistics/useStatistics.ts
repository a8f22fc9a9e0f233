import { useCallback, useMemo } from 'react';
import {
  sortedRows,
  sortSiblings,
  spanStatistics,
  type Folds,
  type SpanColumn,
  type SpanStatistics,
} from '../../../core';
import { useInSlices } from '../../../state/session/useInSlices';
import type { OpenTrace } from '../../../worker/TraceEngine';
import type { SortKey } from '../../../state/url/trace/tableParts';
import { statisticsColumns } from './statisticsColumns';

/** A short name of a group for the address: FNV-1a of its text, since texts may be long. */
export function groupMark(column: SpanColumn, value: number): string {
  const text = textAt(column, value) ?? '\u0000';
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** The text that a group stands for; undefined for the group of those that have none. */
export const textAt = ({ texts }: SpanColumn, value: number): string | undefined =>
  value < 0 ? undefined : (texts[value] ?? '');

/** Groups of spans with what their rows show. */
export interface StatisticsModel {
  readonly open: OpenTrace;
  readonly one: SpanColumn;
  readonly two: SpanColumn | undefined;
  readonly statistics: SpanStatistics;
  readonly folds: Folds;
  readonly values: ReadonlyMap<string, ArrayLike<number>>;
  /** The greatest value of each column among the groups of the first level. */
  readonly greatest: ReadonlyMap<string, number>;
  /** Groups that have a row, from above. */
  readonly rows: Int32Array;
}

/** Spans grouped by the columns, sorted and folded as asked; undefined while one of them is awaited. */
export function useStatistics(
  open: OpenTrace,
  one: SpanColumn | undefined,
  two: SpanColumn | 'none' | undefined,
  included: Uint8Array | undefined,
  { sort, openMarks }: { readonly sort: SortKey; readonly openMarks: readonly string[] },
): StatisticsModel | undefined {
  const grouped = useInSlices(
    useCallback(
      function* () {
        if (one === undefined || two === undefined) return undefined;
        const inner = two === 'none' ? undefined : two;
        const statistics = yield* spanStatistics(open.trace, open.facts, one, inner, included);
        yield;
        const values = new Map<string, ArrayLike<number>>();
        const greatest = new Map<string, number>();
        for (const column of statisticsColumns) {
          const numbers = column.values(statistics);
          values.set(column.id, numbers);
          let most = 0;
          for (let group = 0; group < statistics.count; group++)
            if (statistics.depth[group] === 0) most = Math.max(most, numbers[group] ?? 0);
          greatest.set(column.id, most);
          yield;
        }
        return { open, one, two: inner, statistics, values, greatest };
      },
      [open, one, two, included],
    ),
  );
  const marks = openMarks.join('\n');
  const { key, descending } = sort;
  const sorted = useInSlices(
    useCallback(
      function* () {
        if (grouped === undefined) return undefined;
        const { statistics, values } = grouped;
        const by = values.get(key) ?? statistics.total;
        return { ...grouped, order: yield* sortSiblings(statistics, by, descending) };
      },
      [grouped, key, descending],
    ),
  );
  return useMemo(() => {
    if (sorted === undefined) return undefined;
    const { statistics, one: column, order } = sorted;
    const open = new Set(marks === '' ? [] : marks.split('\n'));
    const toggled = new Set<number>();
    for (
      let group = 0;
      open.size > 0 && group < statistics.count;
      group = statistics.subtreeEnd[group] ?? group + 1
    )
      if (open.has(groupMark(column, statistics.value[group] ?? -1))) toggled.add(group);
    const folds: Folds = { preset: 'all', toggled };
    return { ...sorted, folds, rows: sortedRows(statistics, folds, order) };
  }, [sorted, marks]);
}
