import { useMemo } from 'react';
import {
  formatCount,
  formatPercent,
  visibleText,
  type ResultFilter,
  type ResultGroup,
  type ResultTerm,
} from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { FailurePanel } from '../../../pieces/FailurePanel';
import { hueColour, serviceHue } from '../../../pieces/serviceColour';
import { failureOf } from '../../../state/query/FailureError';
import { useResultGroups } from '../../../state/query/useResults';
import type { ResultOrder } from '../../../state/url/search/resultParts';
import { Icon } from '../../../ui/Icon';
import { VirtualGrid } from '../../../ui/VirtualGrid';
import { Waiting } from '../../../ui/Waiting';
import { facetLabel } from '../facets/facetTerms';
import { tracesWord } from '../words';
import { groupColumns, sortedGroups } from './groupColumns';
import classes from './groups.module.css';

interface GroupViewProps {
  readonly results: number | undefined;
  readonly filter: ResultFilter;
  readonly groupKey: string;
  readonly order: ResultOrder;
  /** "of the 200 newest loaded". */
  readonly coverage: string;
  readonly onOrder: (order: ResultOrder) => void;
  /** Shows the traces of a group. */
  readonly onOpen: (term: ResultTerm) => void;
  readonly onSearchAgain: () => void;
}

const barRoom = { width: 120, height: 18 };

/** The distribution of a group's durations as small bars; its words are the percentiles beside it. */
function Bars({ bars }: { readonly bars: readonly number[] }) {
  const most = bars.reduce((greatest, count) => Math.max(greatest, count), 1);
  const width = barRoom.width / bars.length;
  return (
    <svg {...barRoom} className={classes['bars']} aria-hidden="true">
      {bars.map((count, at) => {
        const height = count === 0 ? 0 : Math.max(2, (count * barRoom.height) / most);
        return <rect key={at} x={at * width} y={barRoom.height - height} width={width - 1} height={height} />;
      })}
    </svg>
  );
}

/** The loaded traces by the values of one key: how many, how many of them failed, how long they took. A press shows the traces. */
export function GroupView(props: GroupViewProps) {
  const durationText = useDurationText();
  const { results, filter, groupKey, order, coverage, onOrder, onOpen, onSearchAgain } = props;
  const { data, error } = useResultGroups(results, filter, groupKey);
  const groups = useMemo(() => sortedGroups(data?.groups ?? [], order), [data, order]);
  if (error) return <FailurePanel failure={failureOf(error)} onRetry={onSearchAgain} />;
  if (!data) return <Waiting text="Grouping the traces…" />;
  const label = facetLabel(groupKey);
  const columns = groupColumns.map((column) => ({
    ...column,
    ...(column.id === 'value' && { label }),
    ...(column.id === order.sort && {
      sorted: order.descending ? ('descending' as const) : ('ascending' as const),
    }),
  }));
  const cell = (group: ResultGroup, id: string) => {
    switch (id) {
      case 'value':
        return group.value === undefined ? (
          <em className={classes['none']}>none</em>
        ) : (
          <>
            {groupKey === 'service' && (
              <span className={classes['dot']} style={{ background: hueColour(serviceHue(group.value)) }} />
            )}
            <bdi className={classes['text']} title={visibleText(group.value)}>
              {visibleText(group.value)}
            </bdi>
          </>
        );
      case 'traces':
        return formatCount(group.traces);
      case 'errors':
        return group.errors === 0 ? (
          <span className={classes['none']}>none</span>
        ) : (
          <span className={classes['error']} title={`${tracesWord(group.errors)} with errors`}>
            <Icon name="error" size={12} /> {formatPercent(group.errors / group.traces)}
          </span>
        );
      case 'p50':
        return durationText(group.p50);
      case 'p95':
        return durationText(group.p95);
      case 'max':
        return durationText(group.max);
      default:
        return <Bars bars={group.bars} />;
    }
  };
  return (
    <section className={classes['view']} aria-label="Groups">
      <p className={classes['sentence']}>
        {formatCount(groups.length)} {groups.length === 1 ? 'group' : 'groups'} by {label},{' '}
        {tracesWord(data.traces)} {coverage}
        {data.inSeveral > 0 &&
          `; ${tracesWord(data.inSeveral)} with several values ${data.inSeveral === 1 ? 'stands' : 'stand'} in each`}
        . A press shows a group’s traces.
      </p>
      <VirtualGrid
        label={`Groups by ${label}`}
        columns={columns}
        rowCount={groups.length}
        rowKey={(row) => groups[row]?.value ?? '\u0000none'}
        cell={(row, { id }) => {
          const group = groups[row];
          return group && cell(group, id);
        }}
        onPress={(row) => {
          onOpen({ key: groupKey, value: groups[row]?.value, isExcluded: false });
        }}
        onEnter={(row) => {
          onOpen({ key: groupKey, value: groups[row]?.value, isExcluded: false });
        }}
        onSort={({ id }) => {
          const descending = order.sort === id ? !order.descending : id !== 'value';
          onOrder({ sort: id, descending });
        }}
      />
    </section>
  );
}
