import { useEffect } from 'react';
import { formatCount, visibleText } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { TimestampWords } from '../../../pieces/TimestampText';
import { failureOf } from '../../../state/query/FailureError';
import { useLinkedTrace } from '../../../state/query/useLinkedTrace';
import classes from './moves.module.css';

/** Name, time, duration and errors of a linked trace, before it is opened. */
export function LinkedFacts({
  id,
  traceId,
  onKnown,
}: {
  readonly id: string;
  readonly traceId: string;
  readonly onKnown: () => void;
}) {
  const durationText = useDurationText();
  const { data: summary, error } = useLinkedTrace(traceId);
  const isKnown = summary !== undefined;
  useEffect(() => {
    if (isKnown) onKnown();
  }, [isKnown, onKnown]);
  if (error)
    return (
      <span id={id} role="status" className={classes['facts']}>
        {failureOf(error).message}
      </span>
    );
  if (!summary)
    return (
      <span id={id} role="status" className={classes['facts']}>
        Asking what it is…
      </span>
    );
  const { rootService, rootName, start, duration, spanCount = 0, errorCount = 0 } = summary;
  return (
    <span id={id} role="status" className={classes['facts']} data-error={errorCount > 0 || undefined}>
      <bdi>
        {visibleText((rootService ?? 'no root span').slice(0, 100))}:{' '}
        {visibleText((rootName ?? '').slice(0, 100))}
      </bdi>{' '}
      · <TimestampWords epoch={start} precision="millis" /> · {durationText(duration)} ·{' '}
      {formatCount(spanCount)} {spanCount === 1 ? 'span' : 'spans'}
      {errorCount > 0 && `, ${formatCount(errorCount)} ${errorCount === 1 ? 'error' : 'errors'}`}
    </span>
  );
}
