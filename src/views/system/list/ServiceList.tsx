import { useMemo } from 'react';
import { formatCount } from '../../../core';
import { hueColour, serviceHue } from '../../../pieces/serviceColour';
import type { SystemAddress } from '../../../state/url/systemAddress';
import type { HistoryMode } from '../../../state/url/address';
import { EmptyState } from '../../../ui/EmptyState';
import { VirtualGrid, type GridColumn } from '../../../ui/VirtualGrid';
import { cellNumber } from '../measures';
import classes from '../system.module.css';
import type { SystemModel } from '../useSystemModel';
import { serviceWords } from '../words';
import { listOrder, type ListColumn } from './listOrder';
import { neighbourNames } from './neighbourNames';

type Column = GridColumn & { readonly id: ListColumn | 'callers' | 'callees' };

/** Known where the calls come out of traces. */
const tracedColumns: readonly Column[] = [
  {
    id: 'errors',
    label: 'Errors',
    meaning: 'Share of what enters the service that fails',
    width: 80,
    align: 'end',
    isSortable: true,
  },
  {
    id: 'p95',
    label: 'p95',
    meaning: '95 % of what enters the service takes no longer',
    width: 90,
    align: 'end',
    isSortable: true,
  },
];

const allColumns: readonly Column[] = [
  { id: 'name', label: 'Service', width: 180, isSortable: true },
  { id: 'callers', label: 'Called by', meaning: 'Its callers, those of most calls first', width: 220 },
  {
    id: 'received',
    label: 'Calls received',
    meaning: 'Calls from other services',
    width: 110,
    align: 'end',
    isSortable: true,
  },
  ...tracedColumns,
  { id: 'callees', label: 'Calls', meaning: 'Whom it calls, those of most calls first', width: 220 },
  {
    id: 'made',
    label: 'Calls made',
    meaning: 'Calls to other services',
    width: 100,
    align: 'end',
    isSortable: true,
  },
  { id: 'own', label: 'To itself', meaning: 'Calls to itself', width: 80, align: 'end', isSortable: true },
];

/** The graph in words: every service with those that call it and those it calls. */
export function ServiceList({
  model,
  sort,
  change,
}: {
  readonly model: SystemModel;
  readonly sort: SystemAddress['sort'];
  readonly change: (part: Partial<SystemAddress>, mode: HistoryMode) => void;
}) {
  const { graph, part, found, picked } = model;
  const numbers = model.numbers?.nodes;
  const columns =
    numbers === undefined ? allColumns.filter((column) => !tracedColumns.includes(column)) : allColumns;
  const [first] = sort;
  const key = columns.find(({ id, isSortable }) => isSortable === true && id === first?.key)?.id ?? 'name';
  const isDescending = first?.key === key && first.descending;
  const order = useMemo(
    () => listOrder(part, graph, key, isDescending, found, numbers),
    [part, graph, key, isDescending, found, numbers],
  );
  const pickedNode = picked?.kind === 'service' ? picked.node : -1;
  const named = useMemo(() => neighbourNames(part.graph), [part]);
  const nodeAt = (row: number) => part.nodes[order[row] ?? 0] ?? 0;
  const cell = (row: number, id: string) => {
    const place = order[row] ?? 0;
    const node = nodeAt(row);
    const name = graph.names[node] ?? '';
    switch (id) {
      case 'name':
        return (
          <>
            <span className={classes['dot']} style={{ background: hueColour(serviceHue(name)) }} />
            <bdi className={classes['cellText']}>{serviceWords(name)}</bdi>
          </>
        );
      case 'callers':
        return <bdi className={classes['cellText']}>{named(place).callers}</bdi>;
      case 'callees':
        return <bdi className={classes['cellText']}>{named(place).callees}</bdi>;
      case 'received':
        return formatCount(graph.received[node] ?? 0);
      case 'errors':
        return cellNumber('errors', numbers, node) || '–';
      case 'p95':
        return cellNumber('latency', numbers, node) || '–';
      case 'made':
        return formatCount(graph.made[node] ?? 0);
      default:
        return formatCount(graph.own[node] ?? 0);
    }
  };
  return (
    <VirtualGrid
      label="Services and their neighbours"
      columns={columns.map((column) => ({
        ...column,
        sorted: column.id === key ? (isDescending ? 'descending' : 'ascending') : undefined,
      }))}
      rowCount={order.length}
      rowKey={nodeAt}
      cell={(row, { id }) => cell(row, id)}
      look={(row) => ({ isSelected: nodeAt(row) === pickedNode })}
      onPress={(row) => {
        const node = nodeAt(row);
        model.pickService(node === pickedNode ? undefined : node);
      }}
      onEnter={(row) => {
        model.pickService(nodeAt(row));
      }}
      onSort={({ id }) => {
        // Names begin at A, numbers with the greatest.
        const descending = id === key ? !isDescending : id !== 'name';
        change({ sort: id === 'name' && !descending ? [] : [{ key: id, descending }] }, 'replace');
      }}
      wanted={
        pickedNode < 0 ? undefined : { row: order.indexOf(part.nodes.indexOf(pickedNode)), turn: pickedNode }
      }
    >
      <EmptyState title="No service is left">
        <p>None of the services shown has that in its name.</p>
      </EmptyState>
    </VirtualGrid>
  );
}
