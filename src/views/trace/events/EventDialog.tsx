import { useMemo } from 'react';
import { eventLine, spanIndex, visibleText, type CutEvent, type EventTable } from '../../../core';
import { AttributeTable } from '../../../pieces/AttributeTable';
import { FailurePanel } from '../../../pieces/FailurePanel';
import { LongText } from '../../../pieces/text/LongText';
import { failureOf } from '../../../state/query/FailureError';
import { useWholeEvent } from '../../../state/query/useEvents';
import { usePreferences } from '../../../state/prefs/preferences';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Waiting } from '../../../ui/Waiting';
import { SpanHandles } from '../detail/SpanHandles';
import type { TraceView } from '../useTraceView';
import { allClocks, timeOf } from './eventClock';
import classes from './events.module.css';
import { spanWords } from './useShownEvents';

const longestTitle = 120;

const titleOf = (event: CutEvent | null | undefined) => {
  const title = event ? eventLine(event).title : '';
  if (title === '') return 'Event';
  return visibleText(title.length > longestTitle ? `${title.slice(0, longestTitle)}…` : title);
};

/** One event in full: its name, its times, and every attribute with what can be done with it. */
export function EventDialog({
  view,
  table,
  at,
  onClose,
}: {
  readonly view: TraceView;
  readonly table: EventTable;
  /** Position of the event in the table. */
  readonly at: number;
  readonly onClose: () => void;
}) {
  const { open } = view;
  const span = spanIndex(table.span[at] ?? 0);
  const time = timeOf(table, at);
  const zone = usePreferences((preferences) => preferences.zone);
  const { data: event, error, refetch } = useWholeEvent(open, span, table.place[at] ?? 0);
  // What is done with a value is seen in the page below.
  const below = useMemo<TraceView>(
    () => ({
      ...view,
      change: (part, mode) => {
        onClose();
        view.change(part, mode);
      },
    }),
    [view, onClose],
  );
  return (
    <Dialog title={titleOf(event)} open wide onClose={onClose}>
      <div className={classes['wholeHead']}>
        <Button
          look="quiet"
          onClick={() => {
            onClose();
            view.select(span);
          }}
        >
          <bdi>{spanWords(open, span)}</bdi>
        </Button>
        <p className={classes['times']}>
          {time === undefined ? 'No readable time' : allClocks(open.trace, span, time, zone)}
        </p>
      </div>
      {error !== null ? (
        <FailurePanel
          failure={failureOf(error)}
          onRetry={() => {
            void refetch();
          }}
        />
      ) : event ? (
        <SpanHandles view={below} span={span}>
          {event.name.length > longestTitle && <LongText text={event.name} />}
          {event.attributes.length > 0 ? (
            <AttributeTable attributes={event.attributes} label="Attributes of the event" />
          ) : (
            <p className={classes['soft']}>It has no attributes.</p>
          )}
        </SpanHandles>
      ) : (
        <Waiting text="Reading the event" />
      )}
    </Dialog>
  );
}
