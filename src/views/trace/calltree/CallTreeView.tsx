import { callTree, type SpanIndex } from '../../../core';
import type { OpenTrace } from '../../../worker/TraceEngine';

/** The spans of a trace merged by path of service and name. */
export function CallTreeView({
  open,
}: {
  readonly open: OpenTrace;
  readonly onSelect: (span: SpanIndex) => void;
  /** Spans that the find text hits, ascending; undefined while nothing is looked for. */
  readonly matches: Int32Array | undefined;
}) {
  return <div>{callTree(open.trace, open.facts).count}</div>;
}
