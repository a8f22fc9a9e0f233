import { useMemo } from 'react';
import { formatCount, formatDuration, formatPercent, nanos, type TracedPaths } from '../../../core';
import type { HistoryMode } from '../../../state/url/address';
import type { PathsAddress } from '../../../state/url/pathsAddress';
import { VirtualGrid, type GridColumn } from '../../../ui/VirtualGrid';
import classes from '../system.module.css';
import { pathLine } from './pathWords';
import type { PathsModel } from './usePathsModel';

const columns: readonly GridColumn[] = [
  {
    id: 'path',
    label: 'Path',
    meaning: 'From the first step shown to the last; the focus stands in brackets',
    width: 520,
  },
  {
    id: 'calls',
    label: 'Calls',
    meaning: 'How often its last step was reached this way',
    width: 90,
    align: 'end',
    isSortable: true,
  },
  {
    id: 'traces',
    label: 'Traces',
    meaning: 'Traces that have it',
    width: 80,
    align: 'end',
    isSortable: true,
  },
  {
    id: 'errors',
    label: 'Errors',
    meaning: 'Share of calls whose last step failed',
    width: 90,
    align: 'end',
    isSortable: true,
  },
  {
    id: 'p50',
    label: 'p50',
    meaning: 'Half of the calls of the last step took no longer',
    width: 90,
    align: 'end',
    isSortable: true,
  },
  {
    id: 'p95',
    label: 'p95',
    meaning: '95 % of the calls of the last step took no longer',
    width: 90,
    align: 'end',
    isSortable: true,
  },
];

/** The value of a column that paths are ordered by. */
function valueOf({ paths, numbers }: TracedPaths, at: number, column: string): number {
  switch (column) {
    case 'traces':
      return paths[at]?.traces ?? 0;
    case 'errors':
      return (numbers.errors[at] ?? 0) / (numbers.calls[at] ?? 1);
    case 'p50':
      return numbers.p50[at] ?? 0;
    case 'p95':
      return numbers.p95[at] ?? 0;
    default:
      return numbers.calls[at] ?? 0;
  }
}

const time = (value: number | undefined) =>
  value === undefined || Number.isNaN(value) ? '–' : formatDuration(nanos(value));

/** The paths in words, with their numbers. */
export function PathList({
  paths,
  model,
  sort,
  change,
}: {
  readonly paths: TracedPaths;
  readonly model: PathsModel;
  readonly sort: PathsAddress['sort'];
  readonly change: (part: Partial<PathsAddress>, mode: HistoryMode) => void;
}) {
  const [first] = sort;
  const key = columns.find(({ id, isSortable }) => isSortable === true && id === first?.key)?.id ?? 'calls';
  const isDescending = first?.key === key ? first.descending : true;
  const order = useMemo(() => {
    const sign = isDescending ? -1 : 1;
    return Array.from(paths.paths.keys()).sort(
      (a, b) => sign * (valueOf(paths, a, key) - valueOf(paths, b, key)) || a - b,
    );
  }, [paths, key, isDescending]);
  const { numbers } = paths;
  const cell = (row: number, id: string) => {
    const at = order[row] ?? 0;
    switch (id) {
      case 'path':
        return <bdi className={classes['cellText']}>{pathLine(paths, at)}</bdi>;
      case 'calls':
        return formatCount(numbers.calls[at] ?? 0);
      case 'traces':
        return formatCount(paths.paths[at]?.traces ?? 0);
      case 'errors':
        return (numbers.errors[at] ?? 0) === 0 ? '–' : formatPercent(valueOf(paths, at, 'errors'));
      default:
        return time(id === 'p50' ? numbers.p50[at] : numbers.p95[at]);
    }
  };
  const pickedPath = model.picked?.kind === 'path' ? model.picked.path : -1;
  const press = (row: number) => {
    model.pickPath(order[row] ?? 0);
  };
  return (
    <VirtualGrid
      label="Paths"
      columns={columns.map((column) => ({
        ...column,
        sorted: column.id === key ? (isDescending ? 'descending' : 'ascending') : undefined,
      }))}
      rowCount={order.length}
      rowKey={(row) => order[row] ?? row}
      cell={(row, { id }) => cell(row, id)}
      look={(row) => ({ isSelected: order[row] === pickedPath })}
      onPress={press}
      onEnter={press}
      onSort={({ id }) => {
        const descending = id === key ? !isDescending : true;
        change({ sort: id === 'calls' && descending ? [] : [{ key: id, descending }] }, 'replace');
      }}
    />
  );
}
