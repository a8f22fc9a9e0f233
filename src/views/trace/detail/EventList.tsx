import { useMemo, useState } from 'react';
import {
  formatCount,
  isErrorEvent,
  NO_SPAN,
  visibleText,
  type SpanEvent,
  type SpanIndex,
} from '../../../core';
import { filterAttributes } from '../../../pieces/attributeCopies';
import { AttributeTable } from '../../../pieces/AttributeTable';
import { FilterBox } from '../../../pieces/FilterBox';
import { ShowMore } from '../../../pieces/ShowMore';
import type { LogClock } from '../../../state/prefs/logClocks';
import { setPreferences, usePreferences } from '../../../state/prefs/preferences';
import { FormButtons } from '../../../ui/FormButtons';
import { Icon } from '../../../ui/Icon';
import type { TraceView } from '../useTraceView';
import classes from './detail.module.css';
import { EventTime } from './EventTime';

const firstEvents = 20;
const filterFrom = 12;

const holds = (event: SpanEvent, wanted: string): boolean =>
  event.name.toLowerCase().includes(wanted.trim().toLowerCase()) ||
  filterAttributes(event.attributes, wanted).length > 0;

const clockOptions: readonly { readonly value: LogClock; readonly text: string; readonly title: string }[] = [
  { value: 'span', text: 'from span', title: 'Since the start of this span' },
  { value: 'parent', text: 'from parent', title: 'Since the start of the span’s parent' },
  { value: 'trace', text: 'from trace', title: 'Since the start of the trace' },
  { value: 'clock', text: 'clock', title: 'As points in time' },
];

/** The logs of a span, by time: 20 first, more on demand, so that 10 000 of them hold nobody up. */
export function EventList({
  view,
  span,
  events,
}: {
  readonly view: TraceView;
  readonly span: SpanIndex;
  readonly events: readonly SpanEvent[];
}) {
  const { trace } = view.open;
  const preferred = usePreferences((preferences) => preferences.logClock);
  const clock = view.address.logClock ?? preferred;
  const isRoot = (trace.spans.parent[span] ?? NO_SPAN) < 0;
  const options = isRoot ? clockOptions.filter(({ value }) => value !== 'parent') : clockOptions;
  const [limit, setLimit] = useState(firstEvents);
  const [filter, setFilter] = useState('');
  const found = useMemo(
    () => (filter.trim() === '' ? events : events.filter((event) => holds(event, filter))),
    [events, filter],
  );
  const shown = found.slice(0, limit);
  return (
    <>
      <div className={classes['eventTools']}>
        <span className={classes['soft']}>Times</span>
        <FormButtons
          label="What times count from"
          value={isRoot && clock === 'parent' ? 'span' : clock}
          options={options}
          onChange={(next) => {
            setPreferences({ logClock: next });
            view.change({ logClock: next }, 'replace');
          }}
        />
      </div>
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
              <EventTime trace={trace} span={span} time={event.time} clock={clock} />
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
                place="logs"
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
