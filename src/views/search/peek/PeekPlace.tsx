import { formatCount, type TraceSummary } from '../../../core';
import { PeekPanel } from './PeekPanel';
import type { Peek } from './usePeek';

/** The peek beside the list, with the rows before and behind it. */
export function PeekPlace({
  peek,
  sorted,
  from,
}: {
  readonly peek: Peek;
  readonly sorted: readonly TraceSummary[];
  readonly from: 'server' | 'files';
}) {
  const { traceId, at, queryOf, follow, close } = peek;
  if (traceId === undefined) return null;
  const stepTo = (place: number) => {
    const to = at < 0 ? undefined : sorted[place];
    return (
      to &&
      (() => {
        follow(to.traceId);
      })
    );
  };
  return (
    <PeekPanel
      traceId={traceId}
      from={from}
      query={queryOf(traceId)}
      summary={sorted[at]}
      position={at < 0 ? '' : `${formatCount(at + 1)} of ${formatCount(sorted.length)}`}
      onNext={stepTo(at + 1)}
      onBefore={stepTo(at - 1)}
      onClose={close}
    />
  );
}
