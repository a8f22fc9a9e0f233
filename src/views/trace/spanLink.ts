import { printText, spanIdOf, type SpanIndex, type Trace } from '../../core';
import type { TraceAddress } from '../../state/url/traceAddress';
import { referenceTo } from './spanReference';

/** What a link to one span says: the span with its detail, and its id as find text, by which Jaeger UI finds it too. */
export function spanLink(trace: Trace, span: SpanIndex): Partial<TraceAddress> {
  const selected = referenceTo(trace, span);
  return { selected, open: [selected], find: printText(spanIdOf(trace, span)) };
}
