import { nameOf, serviceOf, type SpanIndex } from '../../../core';
import { Button } from '../../../ui/Button';
import { lineText } from '../timeline/rowName';
import type { TraceView } from '../useTraceView';
import classes from './health.module.css';

/** A span by service and name; pressed, it is shown in the timeline with its detail. */
export function SpanButton({
  view,
  span,
  onPress,
}: {
  readonly view: TraceView;
  readonly span: SpanIndex;
  /** Before the span is shown: closes the panel. */
  readonly onPress: () => void;
}) {
  const { trace } = view.open;
  return (
    <Button
      look="quiet"
      className={classes['span']}
      onClick={() => {
        onPress();
        view.select(span);
      }}
    >
      <span>
        <bdi>{lineText(serviceOf(trace, span)) || 'unknown service'}</bdi>:{' '}
        <bdi>{lineText(nameOf(trace, span)) || 'no name'}</bdi>
      </span>
    </Button>
  );
}
