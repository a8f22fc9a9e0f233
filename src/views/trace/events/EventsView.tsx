import { formatCount } from '../../../core';
import { FailurePanel } from '../../../pieces/FailurePanel';
import { failureOf } from '../../../state/query/FailureError';
import { useProgress } from '../../../state/query/progress';
import { useCancel } from '../../../state/query/queries';
import { eventsProgressKey, eventsQueryKey, useEventTable } from '../../../state/query/useEvents';
import { Button } from '../../../ui/Button';
import { EmptyState } from '../../../ui/EmptyState';
import { Waiting } from '../../../ui/Waiting';
import type { ViewProps } from '../ViewProps';
import { EventGrid } from './EventGrid';

const spansOf = (count: number) => `${formatCount(count)} ${count === 1 ? 'span' : 'spans'}`;

/** All events (Jaeger: logs) of the trace in time order: what the find, the filters and the choice of a subtree leave. */
export function EventsView(props: ViewProps) {
  const { open } = props.view;
  const { count } = open.trace.spans;
  const { data: table, error, fetchStatus, refetch } = useEventTable(open);
  const progress = useProgress(eventsProgressKey(open.handle));
  const cancel = useCancel();
  const read = () => {
    void refetch();
  };
  if (table !== undefined) {
    if (table.count > 0) return <EventGrid {...props} table={table} />;
    return (
      <EmptyState title="This trace has no events">
        <p>
          {count === 1 ? 'Its one span carries' : `None of its ${spansOf(count)} carries`}
          {count === 1 ? ' no' : ' any'} events (logs, as Jaeger calls them).
        </p>
      </EmptyState>
    );
  }
  if (error !== null) return <FailurePanel failure={failureOf(error)} onRetry={read} />;
  if (fetchStatus === 'idle')
    return (
      <EmptyState title="Cancelled: the events were not read">
        <Button look="primary" onClick={read}>
          Read them
        </Button>
      </EmptyState>
    );
  return (
    <Waiting
      text={
        progress === undefined
          ? `Reading the events of ${spansOf(count)}`
          : `Reading events: ${formatCount(progress.spans)} of ${spansOf(count)}`
      }
      share={progress === undefined ? undefined : progress.bytes / Math.max(1, progress.totalBytes ?? 1)}
      onCancel={() => {
        cancel(eventsQueryKey(open.handle));
      }}
    />
  );
}
