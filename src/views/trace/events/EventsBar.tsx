import { useEffect, useRef, useState } from 'react';
import { formatCount, type EventTable, type Failure } from '../../../core';
import type { EventClock } from '../../../state/url/trace/eventsParts';
import { announce } from '../../../ui/announce';
import { Button, IconButton } from '../../../ui/Button';
import { FormButtons } from '../../../ui/FormButtons';
import { Icon } from '../../../ui/Icon';
import { Notice } from '../../../ui/Notice';
import { useShortcuts } from '../../../ui/shortcuts';
import { ShownFilters } from '../shown/ShownFilters';
import type { ViewProps } from '../ViewProps';
import { clockWords } from './eventClock';
import classes from './events.module.css';
import { saveEventsAsCsv } from './saveEventsAsCsv';
import { spanWords, type ShownEvents } from './useShownEvents';

const clockOptions = [
  { value: 'trace', text: 'In trace', title: 'Times from the start of the trace (t)' },
  { value: 'span', text: 'In span', title: 'Times from the start of each event’s span (t)' },
  { value: 'absolute', text: 'Clock', title: 'Times as the clock showed them (t)' },
] as const;

/** Saves what is shown; the way out stands beside it while that goes on. */
function SaveButton({
  view,
  table,
  shown: { rows, count },
}: Pick<ViewProps, 'view'> & { readonly table: EventTable; readonly shown: ShownEvents }) {
  const [saved, setSaved] = useState<number>();
  const [failure, setFailure] = useState<Failure>();
  const saving = useRef<AbortController>(undefined);
  useEffect(() => () => saving.current?.abort(), []);
  const stop = () => {
    saving.current?.abort();
    saving.current = undefined;
    setSaved(undefined);
  };
  const save = () => {
    const control = new AbortController();
    saving.current = control;
    setFailure(undefined);
    setSaved(0);
    void saveEventsAsCsv(view.open, table, rows, setSaved, control.signal).then((failed) => {
      if (control.signal.aborted) return;
      setSaved(undefined);
      setFailure(failed);
      announce(failed?.message ?? `Saved ${formatCount(count)} events as CSV`);
    });
  };
  if (saved !== undefined)
    return (
      <Button onClick={stop}>
        Saving {formatCount(saved)} of {formatCount(count)}: cancel
      </Button>
    );
  return (
    <>
      {failure && <Notice tone="error">{failure.message}</Notice>}
      <Button disabled={count === 0} onClick={save}>
        <Icon name="download" size={14} /> CSV of {formatCount(count)} {count === 1 ? 'row' : 'rows'}
      </Button>
    </>
  );
}

/** Above the events: how many are shown and why not all, and every choice there is. */
export function EventsBar({
  view,
  zoom,
  table,
  shown,
  sentence,
}: Pick<ViewProps, 'view' | 'zoom'> & {
  readonly table: EventTable;
  readonly shown: ShownEvents;
  readonly sentence: string;
}) {
  const { open, address, change, selected } = view;
  const { of } = shown;
  const clock = address.eventClock;
  const setClock = (next: EventClock) => {
    change({ eventClock: next }, 'replace');
    announce(`Times count ${clockWords[next]}`);
  };
  useShortcuts([
    {
      keys: 't',
      does: 'What times count from: trace, span, clock',
      group: 'Events',
      run: () => {
        const at = clockOptions.findIndex(({ value }) => value === clock);
        setClock(clockOptions[(at + 1) % clockOptions.length]?.value ?? 'trace');
      },
    },
  ]);
  return (
    <div className={classes['above']}>
      <span className={classes['sentence']}>{sentence}</span>
      {of !== undefined && (
        <span className={classes['chip']}>
          <Icon name="tree" size={12} />
          <bdi className={classes['text']} title={spanWords(open, of)}>
            {spanWords(open, of)}
          </bdi>
          and below
          <IconButton
            icon="close"
            label="Show the events of the whole trace"
            className={classes['drop']}
            onClick={() => {
              view.showEvents(undefined);
            }}
          />
        </span>
      )}
      {of === undefined && address.eventsOf !== undefined && (
        <Notice
          tone="warn"
          actions={
            <Button
              onClick={() => {
                change({ eventsOf: undefined }, 'replace');
              }}
            >
              All right
            </Button>
          }
        >
          The span whose events this link shows is not in this trace: those of all are shown.
        </Notice>
      )}
      {selected !== undefined && selected !== of && (
        <Button
          look="quiet"
          onClick={() => {
            view.showEvents(selected);
          }}
        >
          <Icon name="tree" size={14} /> Only the selected span and below
        </Button>
      )}
      <FormButtons label="What times count from" value={clock} options={clockOptions} onChange={setClock} />
      <label
        className={classes['check']}
        title="Exceptions, logs of level error or worse, and all events of spans in error"
      >
        <input
          type="checkbox"
          checked={address.errorEvents}
          onChange={(event) => {
            change({ errorEvents: event.target.checked }, 'replace');
          }}
        />
        Only errors
      </label>
      <ShownFilters view={view} zoom={zoom} />
      <SaveButton view={view} table={table} shown={shown} />
    </div>
  );
}
