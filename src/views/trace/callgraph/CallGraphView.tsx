import { callGraph, type SpanIndex } from '../../../core';
import type { OpenTrace } from '../../../worker/TraceEngine';

/** Which services of a trace called which. */
export function CallGraphView({
  open,
}: {
  readonly open: OpenTrace;
  readonly onSelect: (span: SpanIndex) => void;
}) {
  return <div>{callGraph(open.trace, open.facts).nodes.length}</div>;
}
