import { spanIdOf, type SpanIndex, type Trace } from '../../../core';
import { readTraceAddress, writeTraceAddress } from '../../../state/url/traceAddress';

/** The address of a hit at one of its spans; the rest of what it says stays. */
export function hitQuery(query: string, trace: Trace, span: SpanIndex): string {
  const { address } = readTraceAddress(new URLSearchParams(query));
  return writeTraceAddress({
    ...address,
    selected: spanIdOf(trace, span),
    selectsFirst: false,
  }).toString();
}
