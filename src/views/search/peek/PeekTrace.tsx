import { useMemo } from 'react';
import { findErrors, formatBytes, formatCount, glanceSpans, summariseTrace } from '../../../core';
import { FailurePanel } from '../../../pieces/FailurePanel';
import { failureOf } from '../../../state/query/FailureError';
import { useProgress } from '../../../state/query/progress';
import { traceProgressKey, useTrace } from '../../../state/query/queries';
import { Button } from '../../../ui/Button';
import { Waiting } from '../../../ui/Waiting';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { GlanceBars } from './GlanceBars';
import classes from './peek.module.css';
import { PeekFailures } from './PeekFailures';

const mostSpans = 14;

function Glance({
  open,
  query,
  isListed,
}: {
  readonly open: OpenTrace;
  readonly query: string;
  readonly isListed: boolean;
}) {
  const { trace } = open;
  const errors = useMemo(() => findErrors(trace.spans, trace.services.length), [trace]);
  const spans = useMemo(() => glanceSpans(trace.spans, errors, mostSpans), [trace, errors]);
  const words = useMemo(() => {
    if (isListed) return '';
    const { rootService, rootName, errorCount } = summariseTrace(trace);
    return `${rootService ?? 'No root span'}: ${rootName ?? ''}, ${formatCount(errorCount ?? 0)} in error. `;
  }, [trace, isListed]);
  if (spans.length === 0) return <p className={classes['note']}>This trace has no spans.</p>;
  return (
    <>
      {words !== '' && <p className={classes['note']}>{words}It is not among the results.</p>}
      <h3 className={classes['heading']}>
        {spans.length === trace.spans.count
          ? 'All spans'
          : `Failed and longest: ${formatCount(spans.length)} of ${formatCount(trace.spans.count)} spans`}
      </h3>
      <GlanceBars trace={trace} spans={spans} query={query} />
      {errors.chains.length > 0 && <PeekFailures open={open} errors={errors} query={query} />}
    </>
  );
}

/** The trace of a peek, once it has come; given up when the peek goes on to another. */
export function PeekTrace({
  traceId,
  from,
  query,
  isListed,
}: {
  readonly traceId: string;
  readonly from: 'server' | 'files';
  readonly query: string;
  readonly isListed: boolean;
}) {
  const { data: open, error, fetchStatus, refetch } = useTrace(traceId, from, false);
  const progress = useProgress(traceProgressKey(traceId));
  if (open) return <Glance open={open} query={query} isListed={isListed} />;
  if (error && fetchStatus !== 'fetching')
    return <FailurePanel failure={failureOf(error)} onRetry={() => void refetch()} />;
  if (fetchStatus === 'idle') return <Button onClick={() => void refetch()}>Read the trace</Button>;
  return (
    <Waiting
      text={
        progress
          ? `Reading the trace: ${formatCount(progress.spans)} spans, ${formatBytes(progress.bytes)}`
          : 'Asking for the trace'
      }
    />
  );
}
