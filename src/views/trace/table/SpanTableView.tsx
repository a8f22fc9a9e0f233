import { useMemo, useState } from 'react';
import { formatCount, spanIndex, SpanStatus } from '../../../core';
import { FailurePanel } from '../../../pieces/FailurePanel';
import { announce } from '../../../ui/announce';
import { Button } from '../../../ui/Button';
import { EmptyState } from '../../../ui/EmptyState';
import { Icon } from '../../../ui/Icon';
import { VirtualGrid } from '../../../ui/VirtualGrid';
import { colourOf } from '../colours/SpanColours';
import { ColumnChooser } from '../shown/ColumnChooser';
import { ShownFilters } from '../shown/ShownFilters';
import { ValueText } from '../shown/ValueText';
import type { ViewProps } from '../ViewProps';
import { saveSpansAsCsv } from './saveSpansAsCsv';
import classes from './table.module.css';
import { usualColumns, useSpanTable } from './useSpanTable';

const spansOf = (count: number) => `${formatCount(count)} ${count === 1 ? 'span' : 'spans'}`;

/** All spans as rows: any columns, any order, what the find and the filters leave. */
export function SpanTableView(props: ViewProps) {
  const { view, zoom, find, colours } = props;
  const { open, address, selected } = view;
  const table = useSpanTable(props);
  const { rows, shown, keys, columns } = table;
  const { spans } = open.trace;
  const [isSaving, setSaving] = useState(false);
  const rowOf = useMemo(() => {
    const places = new Int32Array(spans.count).fill(-1);
    rows.forEach((span, row) => {
      places[span] = row;
    });
    return places;
  }, [rows, spans]);
  const sought = find.current ?? selected;
  // A selection or a step of the find brings its row on screen; a new order alone leaves the table where it is.
  const request = view.shown?.turn ?? 0;
  const wantedSpan = view.shown?.span ?? sought;

  const save = () => {
    const chosen = keys.flatMap((key) => columns.byKey.get(key) ?? []);
    setSaving(true);
    void saveSpansAsCsv(open.trace.traceId, chosen, rows).then(() => {
      setSaving(false);
      announce(`Saved ${formatCount(rows.length)} rows as CSV`);
    });
  };

  return (
    <section className={classes['view']} aria-label="Span table">
      <div className={classes['above']}>
        <span className={classes['sentence']}>
          {rows.length === spans.count
            ? spansOf(spans.count)
            : `${formatCount(rows.length)} of ${spansOf(spans.count)}: those ${shown.reasons.join(', ')}`}
        </span>
        <ShownFilters view={view} zoom={zoom} />
        <ColumnChooser open={open} keys={keys} usual={usualColumns} onChange={table.setColumns} />
        <Button disabled={isSaving || rows.length === 0} onClick={save}>
          <Icon name="download" size={14} /> CSV of {formatCount(rows.length)}{' '}
          {rows.length === 1 ? 'row' : 'rows'}
        </Button>
      </div>
      {columns.failure && <FailurePanel failure={columns.failure} onRetry={columns.retry} />}
      <VirtualGrid
        label="Spans as rows"
        columns={table.heads}
        rowCount={rows.length}
        rowKey={(row) => rows[row] ?? -1}
        cell={(row, { id }) => {
          const span = rows[row] ?? 0;
          const column = columns.byKey.get(id);
          if (column === undefined) return <span className={classes['awaited']}>…</span>;
          if (id === 'status' && spans.status[span] === SpanStatus.error)
            return (
              <span className={classes['error']}>
                <Icon name="error" size={12} /> error
              </span>
            );
          return (
            <>
              {id === 'service' && (
                <span className={classes['dot']} style={{ background: colourOf(colours, span) }} />
              )}
              <span className={classes['text']}>
                <ValueText column={column} span={span} />
              </span>
            </>
          );
        }}
        look={(row) => {
          const span = rows[row] ?? -1;
          return {
            isSelected: span === selected,
            isMarked: address.findMode !== 'hide' && find.hit?.[span] === 1,
            isCurrent: span === find.current,
          };
        }}
        onPress={(row) => {
          view.pick(spanIndex(rows[row] ?? 0));
        }}
        onEnter={(row) => {
          view.select(spanIndex(rows[row] ?? 0));
        }}
        onSort={table.sortBy}
        onResize={table.resize}
        wanted={wantedSpan === undefined ? undefined : { row: rowOf[wantedSpan] ?? -1, turn: request }}
      >
        <EmptyState title="No span is left">
          <p>Only spans {shown.reasons.join(', ')} are shown.</p>
          <Button
            onClick={() => {
              view.change({ services: [], inWindow: false, findMode: 'highlight' }, 'push');
            }}
          >
            Show all {spansOf(spans.count)}
          </Button>
        </EmptyState>
      </VirtualGrid>
      <p className={classes['hint']}>
        Click: select. Enter or double click: show in the timeline. Shift and a press on a head: sort within.
      </p>
    </section>
  );
}
