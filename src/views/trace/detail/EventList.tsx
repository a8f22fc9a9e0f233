import { useMemo, useState } from 'react';
import {
  formatCount,
  formatDuration,
  formatTimestamp,
  isErrorEvent,
  nanos,
  visibleText,
  type SpanEvent,
  type SpanIndex,
} from '../../../core';
import { filterAttributes } from '../../../pieces/attributeCopies';
import { AttributeTable } from '../../../pieces/AttributeTable';
import { FilterBox } from '../../../pieces/FilterBox';
import { ShowMore } from '../../../pieces/ShowMore';
import { usePreferences } from '../../../state/prefs/preferences';
import { Icon } from '../../../ui/Icon';
import type { OpenTrace } from '../../../worker/TraceEngine';
import classes from './detail.module.css';

const firstEvents = 20;
const filterFrom = 12;

const signed = (time: number): string => (time < 0 ? '' : '+') + formatDuration(nanos(time));

const holds = (event: SpanEvent, wanted: string): boolean =>
  event.name.toLowerCase().includes(wanted.trim().toLowerCase()) ||
  filterAttributes(event.attributes, wanted).length > 0;

function EventTime({
  open,
  span,
  time,
}: {
  readonly open: OpenTrace;
  readonly span: SpanIndex;
  readonly time: SpanEvent['time'];
}) {
  const zone = usePreferences((preferences) => preferences.zone);
  if (time === undefined) return <span className={classes['soft']}>no readable time</span>;
  const { spans, startEpoch } = open.trace;
  const start = spans.start[span] ?? 0;
  const outside = time < start ? 'before the span' : time > (spans.end[span] ?? 0) ? 'after the span' : '';
  const absolute = formatTimestamp(startEpoch + BigInt(Math.round(time)), { zone, precision: 'micros' });
  return (
    <span title={absolute}>
      <span className={classes['eventTime']}>{signed(time - start)}</span>
      <span className={classes['soft']}> in the span, {signed(time)} in the trace</span>
      {outside !== '' && <span className={classes['warn']}> {outside}</span>}
    </span>
  );
}

/** The logs of a span, by time: 20 first, more on demand, so that 10 000 of them hold nobody up. */
export function EventList({
  open,
  span,
  events,
}: {
  readonly open: OpenTrace;
  readonly span: SpanIndex;
  readonly events: readonly SpanEvent[];
}) {
  const [limit, setLimit] = useState(firstEvents);
  const [filter, setFilter] = useState('');
  const found = useMemo(
    () => (filter.trim() === '' ? events : events.filter((event) => holds(event, filter))),
    [events, filter],
  );
  const shown = found.slice(0, limit);
  return (
    <>
      {events.length > filterFrom && (
        <FilterBox
          label="Filter logs"
          placeholder={`Filter ${formatCount(events.length)} logs`}
          value={filter}
          found={found.length}
          total={events.length}
          onChange={setFilter}
        />
      )}
      <ol className={classes['events']} aria-label="Logs">
        {shown.map((event, at) => (
          <li key={at} className={classes['event']}>
            <div className={classes['eventHead']}>
              <EventTime open={open} span={span} time={event.time} />
              {event.name !== '' && (
                <span className={classes['eventName']}>
                  {isErrorEvent(event) && (
                    <span className={classes['error']}>
                      <Icon name="error" size={13} />
                    </span>
                  )}
                  <bdi>{visibleText(event.name.slice(0, 2000))}</bdi>
                </span>
              )}
            </div>
            {event.attributes.length > 0 && (
              <AttributeTable
                attributes={event.attributes}
                label={
                  event.name === ''
                    ? 'Fields of this log'
                    : `Fields of ${visibleText(event.name.slice(0, 80))}`
                }
              />
            )}
          </li>
        ))}
      </ol>
      <ShowMore shown={shown.length} total={found.length} step={100} what="Logs" onMore={setLimit} />
    </>
  );
}
