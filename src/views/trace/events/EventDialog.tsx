import type { SpanIndex } from '../../../core';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { LazyEventDetail } from '../LazyDetail';
import type { TraceView } from '../useTraceView';
import classes from './events.module.css';

/** One event in full over the page: when, in which span, and all that it says. */
export function EventDialog({
  view,
  title,
  span,
  spanName,
  place,
  times,
  onClose,
}: {
  readonly view: TraceView;
  readonly title: string;
  readonly span: SpanIndex;
  readonly spanName: string;
  /** Where the event stands in its span, as in EventTable. */
  readonly place: number;
  /** When it happened, a line each way to say it. */
  readonly times: string;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title={title} open wide onClose={onClose}>
      <p className={classes['times']}>{times}</p>
      <Button
        onClick={() => {
          onClose();
          view.select(span);
        }}
      >
        <bdi>{spanName}</bdi>
      </Button>
      <LazyEventDetail view={view} span={span} place={place} onLeave={onClose} />
    </Dialog>
  );
}
