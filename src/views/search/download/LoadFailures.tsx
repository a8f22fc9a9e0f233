import { formatCount, visibleText } from '../../../core';
import type { TraceLoad } from '../../../state/query/useTraceLoad';
import { Notice } from '../../../ui/Notice';
import { tracesWord } from '../words';

/** Why some traces did not come: each reason once, with how many it kept away. Nothing where all came. */
export function LoadFailures({ load }: { readonly load: TraceLoad }) {
  const { total, done, failures, wasCancelled } = load;
  const reasons = new Map<string, number>();
  for (const { failure } of failures) reasons.set(failure.message, (reasons.get(failure.message) ?? 0) + 1);
  const unasked = total - done - failures.length;
  if (failures.length === 0 && !wasCancelled && unasked === 0) return null;
  return (
    <Notice tone="warn">
      {tracesWord(done)} of {formatCount(total)} came.
      {[...reasons].map(([message, count]) => (
        <span key={message}>
          {' '}
          {tracesWord(count)}: {visibleText(message)}
        </span>
      ))}
      {unasked > 0 &&
        ` ${tracesWord(unasked)} ${unasked === 1 ? 'was' : 'were'} not asked for any more${wasCancelled ? ': cancelled' : ''}.`}
    </Notice>
  );
}
