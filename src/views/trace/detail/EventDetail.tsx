import { useMemo } from 'react';
import type { SpanIndex } from '../../../core';
import { AttributeTable } from '../../../pieces/AttributeTable';
import { LongText } from '../../../pieces/text/LongText';
import { FailurePanel } from '../../../pieces/FailurePanel';
import { failureOf } from '../../../state/query/FailureError';
import { useWholeEvent } from '../../../state/query/useWholeEvent';
import { Waiting } from '../../../ui/Waiting';
import type { TraceView } from '../useTraceView';
import classes from './detail.module.css';
import { SpanHandles } from './SpanHandles';

/** Names up to here stand in full over the detail already. */
const titleLength = 120;

/** All that one event says: its name, and every attribute with what can be done with it. */
export function EventDetail({
  view,
  span,
  place,
  onLeave,
}: {
  readonly view: TraceView;
  readonly span: SpanIndex;
  /** Where the event stands in its span, as in EventTable. */
  readonly place: number;
  /** Something was done that is seen in the page: whatever stands before it is to go. */
  readonly onLeave: () => void;
}) {
  const { data: event, error, refetch } = useWholeEvent(view.open, span, place);
  const leaving = useMemo<TraceView>(
    () => ({
      ...view,
      change: (part, mode) => {
        onLeave();
        view.change(part, mode);
      },
    }),
    [view, onLeave],
  );
  if (error !== null)
    return (
      <FailurePanel
        failure={failureOf(error)}
        onRetry={() => {
          void refetch();
        }}
      />
    );
  if (!event) return <Waiting text="Reading the event" />;
  return (
    <SpanHandles view={leaving} span={span}>
      {event.name.length > titleLength && (
        <p className={classes['wholeName']}>
          <LongText text={event.name} />
        </p>
      )}
      {event.attributes.length > 0 ? (
        <AttributeTable place="logs" attributes={event.attributes} label="Attributes of the event" />
      ) : (
        <p className={classes['soft']}>It has no attributes.</p>
      )}
    </SpanHandles>
  );
}
