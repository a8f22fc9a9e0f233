import { builtins, columnLabel, formatCount, isFolded, spanIndex, visibleText } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { FailurePanel } from '../../../pieces/FailurePanel';
import { useAttributeKeys } from '../../../state/query/useAttributes';
import { heats, type Heat } from '../../../state/url/trace/statisticsParts';
import { EmptyState } from '../../../ui/EmptyState';
import { Icon } from '../../../ui/Icon';
import { VirtualGrid, type GridColumn } from '../../../ui/VirtualGrid';
import { Waiting } from '../../../ui/Waiting';
import { ShownFilters } from '../shown/ShownFilters';
import { useShownSpans } from '../shown/useShownSpans';
import { useSpanColumns } from '../shown/useSpanColumns';
import type { ViewProps } from '../ViewProps';
import classes from './statistics.module.css';
import { statisticsColumns } from './statisticsColumns';
import { groupMark, textAt, useStatistics } from './useStatistics';

const longest = 2000;
const mostKeys = 300;
const byTotal = { key: 'total', descending: true };

/** Spans grouped by any key and a second one: counts, times, percentiles and errors. */
export function StatisticsView({ view, zoom, find }: ViewProps) {
  const durationText = useDurationText();
  const { open, address, change } = view;
  const { first, second } = address.groupBy;
  const shown = useShownSpans({ view, zoom, find });
  const columns = useSpanColumns(open, second === undefined ? [first] : [first, second]);
  const { data: attributeKeys = [] } = useAttributeKeys(open);
  const one = columns.byKey.get(first);
  const two = second === undefined ? undefined : columns.byKey.get(second);
  const { included } = shown;
  const sort = address.statisticsSort[0] ?? byTotal;
  const model = useStatistics(open, one, second === undefined ? 'none' : two, included, {
    sort,
    openMarks: address.openStatistics,
  });

  const keys = [
    ...builtins.filter(({ kind }) => kind === 'text').map(({ key }) => key),
    ...attributeKeys.slice(0, mostKeys).map(({ key }) => key),
  ];
  const withChosen = (key: string) => (keys.includes(key) ? keys : [key, ...keys]);
  const choice = (key: string) => (
    <option key={key} value={key}>
      {visibleText(columnLabel(key).slice(0, 80))}
    </option>
  );
  const fold = (group: number) => {
    if (!model) return;
    const mark = groupMark(model.one, model.statistics.value[group] ?? -1);
    const rest = address.openStatistics.filter((other) => other !== mark);
    const isOpen = rest.length < address.openStatistics.length;
    change({ openStatistics: isOpen ? rest : [...rest, mark] }, 'replace');
  };
  const heads: readonly GridColumn[] = [
    {
      id: 'group',
      label: second === undefined ? columnLabel(first) : `${columnLabel(first)}, ${columnLabel(second)}`,
      width: 320,
    },
    ...statisticsColumns.map(({ id, label, meaning, width }): GridColumn => ({
      id,
      label,
      meaning,
      width,
      align: 'end',
      isSortable: true,
      sorted: sort.key !== id ? undefined : sort.descending ? 'descending' : 'ascending',
    })),
  ];
  const press = (row: number) => {
    const group = model?.rows[row];
    if (!model || group === undefined) return;
    const { statistics } = model;
    const isParent = (statistics.subtreeEnd[group] ?? 0) > group + 1;
    if (isParent) fold(group);
    else view.pick(spanIndex(statistics.slowest[group] ?? 0));
  };
  return (
    <section className={classes['view']} aria-label="Statistics">
      <div className={classes['above']}>
        <label className={classes['choice']}>
          Group by
          <select
            value={first}
            onChange={(event) => {
              change({ groupBy: { first: event.target.value, second }, openStatistics: [] }, 'push');
            }}
          >
            {withChosen(first).map(choice)}
          </select>
        </label>
        <label className={classes['choice']}>
          then by
          <select
            value={second ?? ''}
            onChange={(event) => {
              const next = event.target.value === '' ? undefined : event.target.value;
              change({ groupBy: { first, second: next } }, 'push');
            }}
          >
            <option value="">(nothing)</option>
            {(second === undefined ? keys : withChosen(second)).map(choice)}
          </select>
        </label>
        <label className={classes['choice']}>
          Colour by
          <select
            value={address.heat}
            onChange={(event) => {
              const heat = heats.find((name) => name === event.target.value);
              if (heat !== undefined) change({ heat }, 'replace');
            }}
          >
            {heats.map((heat: Heat) => (
              <option key={heat} value={heat}>
                {statisticsColumns.find(({ id }) => id === heat)?.label ?? 'nothing'}
              </option>
            ))}
          </select>
        </label>
        <ShownFilters view={view} zoom={zoom} />
        <span className={classes['sentence']}>
          {formatCount(shown.count)} of {formatCount(open.trace.spans.count)} spans
          {shown.reasons.length > 0 && `: those ${shown.reasons.join(', ')}`}
        </span>
      </div>
      {columns.failure && <FailurePanel failure={columns.failure} onRetry={columns.retry} />}
      {!model ? (
        !columns.failure && (
          <Waiting text={`Reading ${visibleText(columnLabel(first).slice(0, 80))} of all spans`} />
        )
      ) : (
        <VirtualGrid
          label="Groups of spans"
          role="treegrid"
          columns={heads}
          rowCount={model.rows.length}
          rowKey={(row) => model.rows[row] ?? -1}
          cell={(row, { id }) => {
            const { statistics } = model;
            const group = model.rows[row] ?? 0;
            const depth = statistics.depth[group] ?? 0;
            if (id === 'group') {
              const column = depth === 0 ? model.one : (model.two ?? model.one);
              const text = textAt(column, statistics.value[group] ?? -1);
              const isParent = (statistics.subtreeEnd[group] ?? 0) > group + 1;
              const visible =
                text === undefined ? '(none)' : visibleText(text.slice(0, longest)) || '(empty)';
              return (
                <span className={classes['group']} style={{ paddingLeft: depth * 20 }}>
                  {isParent && (
                    <Icon
                      name={isFolded(statistics, model.folds, group) ? 'chevron-right' : 'chevron-down'}
                      size={12}
                    />
                  )}
                  <bdi className={classes['text']} title={visible}>
                    {visible}
                  </bdi>
                </span>
              );
            }
            const value = model.values.get(id)?.[group] ?? NaN;
            const heat = id === address.heat ? value / (model.greatest.get(id) ?? 0) : NaN;
            const text = statisticsColumns.find((column) => column.id === id)?.text(value, durationText);
            return (
              <>
                {heat > 0 && (
                  <span
                    className={classes['heat']}
                    style={{ width: `${String(Math.min(1, heat) * 100)}%` }}
                  />
                )}
                {id === 'errors' && value > 0 ? (
                  <span className={classes['error']}>
                    <Icon name="error" size={12} /> {text}
                  </span>
                ) : (
                  <span className={classes['figure']}>{text}</span>
                )}
              </>
            );
          }}
          look={(row) => {
            const { statistics } = model;
            const group = model.rows[row] ?? 0;
            const isParent = (statistics.subtreeEnd[group] ?? 0) > group + 1;
            return {
              isSelected: view.selected !== undefined && statistics.groupOf[view.selected] === group,
              aria: {
                'aria-level': (statistics.depth[group] ?? 0) + 1,
                ...(isParent && { 'aria-expanded': !isFolded(statistics, model.folds, group) }),
              },
            };
          }}
          onPress={press}
          onEnter={(row) => {
            view.select(spanIndex(model.statistics.slowest[model.rows[row] ?? 0] ?? 0));
          }}
          onSort={({ id }) => {
            const descending = sort.key === id ? !sort.descending : true;
            change({ statisticsSort: [{ key: id, descending }] }, 'replace');
          }}
        >
          <EmptyState title="No span is left">
            <p>Only spans {shown.reasons.join(', ')} are counted.</p>
          </EmptyState>
        </VirtualGrid>
      )}
      <p className={classes['hint']}>
        Click: unfold a group, or select its slowest span. Enter or double click: show the slowest span in the
        timeline.
      </p>
    </section>
  );
}
