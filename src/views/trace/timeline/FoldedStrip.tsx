import type { SpanIndex, TimeAxis } from '../../../core';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { runsBelow } from './stripTimes';
import { SubtreeStrip } from './SubtreeStrip';

/** The strip of everything below a folded span. */
export function FoldedStrip({
  open,
  span,
  axis,
}: {
  readonly open: OpenTrace;
  readonly span: SpanIndex;
  readonly axis: TimeAxis;
}) {
  return <SubtreeStrip open={open} runs={runsBelow(open.trace, span)} axis={axis} />;
}
