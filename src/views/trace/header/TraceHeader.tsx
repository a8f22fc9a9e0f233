import { traceHeader, visibleText } from '../../../core';
import type { TraceAddress } from '../../../state/url/traceAddress';
import type { HistoryMode } from '../../../state/url/address';
import type { OpenTrace } from '../../../worker/TraceEngine';

/** The head of the trace page: which trace this is, and its numbers. */
export function TraceHeader({
  open,
}: {
  readonly open: OpenTrace;
  readonly address: TraceAddress;
  readonly change: (part: Partial<TraceAddress>, mode: HistoryMode) => void;
}) {
  const { service, name } = traceHeader(open.trace, open.facts);
  return (
    <header>
      <h1>
        <bdi>{visibleText(service)}</bdi>: <bdi>{visibleText(name)}</bdi>
      </h1>
    </header>
  );
}
