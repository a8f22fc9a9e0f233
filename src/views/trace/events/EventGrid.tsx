import { use, useCallback, useEffect, useRef, useState } from 'react';
import {
  eventLine,
  formatCount,
  spanIndex,
  visibleText,
  type CutEvent,
  type EventTable,
} from '../../../core';
import { TimesContext } from '../../../pieces/times/TimesContext';
import { FailurePanel } from '../../../pieces/FailurePanel';
import { setPreferences, usePreferences } from '../../../state/prefs/preferences';
import { onDemand } from '../../../state/session/onDemand';
import { announce } from '../../../ui/announce';
import { Button } from '../../../ui/Button';
import { EmptyState } from '../../../ui/EmptyState';
import { useSize } from '../../../ui/useSize';
import { VirtualGrid, type GridColumn } from '../../../ui/VirtualGrid';
import type { ViewProps } from '../ViewProps';
import { EventCell } from './EventCell';
import { allClocks, clockHead } from './eventClock';
import { eventRowName } from './eventRowName';
import { EventsBar } from './EventsBar';
import classes from './events.module.css';
import { useEventTexts } from './useEventTexts';
import { spanWords, useShownEvents } from './useShownEvents';
import { useWantedRow } from './useWantedRow';

const EventDialog = onDemand(async () => (await import('./EventDialog')).EventDialog);

const widths = { time: 150, span: 280, event: 280 } as const;
const narrowest = 64;
const leastRest = 320;
/** Room of the scroll bar. */
const scrollBar = 16;

const eventsOf = (count: number) => `${formatCount(count)} ${count === 1 ? 'event' : 'events'}`;

const longestTitle = 120;

/** What an event is called over its detail. */
function titleOf(event: CutEvent | undefined): string {
  const title = event === undefined ? '' : eventLine(event).title;
  if (title === '') return 'Event';
  return visibleText(title, longestTitle);
}

/** The events as rows, with what leaves some out above them. */
export function EventGrid(props: ViewProps & { readonly table: EventTable }) {
  const { view, find, colours, table } = props;
  const { open, address, selected } = view;
  const { trace } = open;
  const clock = address.eventClock;
  const { zone, unit } = use(TimesContext);
  const stored = usePreferences((preferences) => preferences.columnWidths);
  const shown = useShownEvents(props, table);
  const { rows, count, filters } = shown;
  const section = useRef<HTMLElement>(null);
  const { width } = useSize(section);
  const [run, setRun] = useState({ first: 0, end: 0 });
  const onRun = useCallback((first: number, end: number) => {
    setRun({ first, end });
  }, []);
  const { texts, failure, retry } = useEventTexts(open, table, rows, run);
  const [whole, setWhole] = useState<number>();
  const { wanted, press } = useWantedRow(view, find, table, rows);

  const positionOf = (row: number) => (rows === undefined ? row : (rows[row] ?? 0));
  const spanOf = (row: number) => spanIndex(table.span[positionOf(row)] ?? 0);
  const sentence =
    filters.length === 0
      ? eventsOf(count)
      : `${formatCount(count)} of ${eventsOf(table.count)} shown: those ${filters.map(({ words }) => words).join(', ')}`;
  const said = useRef(sentence);
  useEffect(() => {
    if (said.current !== sentence) announce(sentence);
    said.current = sentence;
  }, [sentence]);

  const widthOf = (id: keyof typeof widths) => stored[`events.${id}`] ?? widths[id];
  const rest = width - scrollBar - widthOf('time') - widthOf('span') - widthOf('event');
  const columns: readonly GridColumn[] = [
    {
      id: 'time',
      label: clockHead(clock, trace, zone),
      meaning: 'When it happened; t changes what times count from',
      width: widthOf('time'),
      align: 'end',
    },
    { id: 'span', label: 'Span', meaning: 'Service and operation', width: widthOf('span') },
    { id: 'event', label: 'Event', meaning: 'Name, or message', width: widthOf('event') },
    { id: 'rest', label: 'Attributes', width: stored['events.rest'] ?? Math.max(leastRest, rest) },
  ];
  return (
    <section ref={section} className={classes['view']} aria-label="Events">
      <EventsBar {...props} shown={shown} sentence={sentence} />
      {failure && <FailurePanel failure={failure} onRetry={retry} />}
      <VirtualGrid
        label="Events by time"
        columns={columns}
        rowCount={count}
        rowKey={positionOf}
        onRun={onRun}
        cell={(row, { id }) => (
          <EventCell
            id={id}
            open={open}
            table={table}
            at={positionOf(row)}
            event={texts.get(positionOf(row))}
            clock={clock}
            zone={zone}
            colours={colours}
            onWhole={setWhole}
          />
        )}
        look={(row) => {
          const span = spanOf(row);
          const at = positionOf(row);
          return {
            isSelected: span === selected,
            isMarked: address.findMode !== 'hide' && find.hit?.[span] === 1,
            isCurrent: span === find.current,
            aria: { 'aria-label': eventRowName(trace, table, at, texts.get(at), clock, zone, unit) },
          };
        }}
        onPress={(row) => {
          press(positionOf(row));
          view.pick(spanOf(row));
        }}
        onEnter={(row) => {
          view.select(spanOf(row));
        }}
        onRowKey={(key, row) => {
          if (key !== 'o') return false;
          setWhole(positionOf(row));
          return true;
        }}
        onResize={({ id }, next) => {
          const rounded = Math.round(Math.max(narrowest, Math.min(1600, next)));
          setPreferences({ columnWidths: { ...stored, [`events.${id}`]: rounded } });
        }}
        wanted={wanted}
      >
        <EmptyState title="No event is left">
          <p>Only events {filters.map(({ words }) => words).join(', ')} are shown.</p>
          <div className={classes['drops']}>
            {filters.map(({ drop, without }) => (
              <Button
                key={drop}
                onClick={() => {
                  view.change(without, 'push');
                }}
              >
                {drop}
              </Button>
            ))}
          </div>
        </EmptyState>
      </VirtualGrid>
      <p className={classes['hint']}>
        Click: select the span. Enter or double click: show it in the timeline. o: the whole event.
      </p>
      {whole !== undefined && (
        <EventDialog
          view={view}
          title={titleOf(texts.get(whole))}
          span={spanIndex(table.span[whole] ?? 0)}
          spanName={spanWords(open, spanIndex(table.span[whole] ?? 0))}
          place={table.place[whole] ?? 0}
          times={allClocks(trace, table, whole, zone, unit)}
          onClose={() => {
            setWhole(undefined);
          }}
        />
      )}
    </section>
  );
}
