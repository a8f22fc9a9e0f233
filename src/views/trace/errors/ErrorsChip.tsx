import { useMemo } from 'react';
import { SpanStatus, findErrors, formatCount } from '../../../core';
import { useFailedCodes } from '../../../state/query/useFailedCodes';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { useShortcuts } from '../../../ui/shortcuts';
import type { TraceView } from '../useTraceView';
import { ChainButton } from './ChainButton';
import classes from './errors.module.css';
import { useSpanWalk } from './useSpanWalk';

const noSpans = new Int32Array(0);

/**
 * "12 errors in 3 services": pressed, the next one; beside it, which one that is, and what led to what. Spans that failed by
 * their HTTP or gRPC code only are counted beside, and gone through where there are no others.
 */
export function ErrorsChip({ view }: { readonly view: TraceView }) {
  const { trace } = view.open;
  const errors = useMemo(() => findErrors(trace.spans, trace.services.length), [trace]);
  const { spans } = errors;
  const failed = useFailedCodes(view.open);
  const byCode = useMemo(
    () => failed?.filter((span) => trace.spans.status[span] !== SpanStatus.error) ?? noSpans,
    [failed, trace],
  );
  const flaggedWalk = useSpanWalk(view, spans, 'errors');
  const codeWalk = useSpanWalk(view, byCode, 'by status code');
  const isFlagged = spans.length > 0;
  const walk = isFlagged ? flaggedWalk : codeWalk;
  const group = 'Errors';
  useShortcuts([
    { keys: 'e', does: 'Next error', group, run: () => walk.step(1) },
    { keys: 'Shift+E', does: 'Previous error', group, run: () => walk.step(-1) },
  ]);
  if (!isFlagged && byCode.length === 0) return <span className={classes['count']}>No errors</span>;
  const services = formatCount(errors.serviceCount);
  const words = `${formatCount(spans.length)} ${spans.length === 1 ? 'error' : 'errors'} in ${services} ${errors.serviceCount === 1 ? 'service' : 'services'}`;
  const place = ({ position }: typeof walk, all: Int32Array) =>
    position > 0 && (
      <span className={classes['place']}>
        {formatCount(position)} of {formatCount(all.length)}
      </span>
    );
  return (
    <span className={classes['errors']} role="group" aria-label="Errors">
      {isFlagged ? (
        <Button
          className={classes['chip']}
          data-flagged
          title="Go to the next one (e); the one before: Shift+E"
          onClick={() => {
            flaggedWalk.step(1);
          }}
        >
          <Icon name="error" size={13} /> {words}
        </Button>
      ) : (
        <span className={classes['count']}>0 flagged,&nbsp;</span>
      )}
      {place(flaggedWalk, spans)}
      {isFlagged && <ChainButton view={view} errors={errors} />}
      {byCode.length > 0 && (
        <>
          <Button
            className={classes['chip']}
            title={`Spans with an HTTP or gRPC code that means failure, whose status is not error. Go to the next one${isFlagged ? '' : ' (e)'}`}
            onClick={() => {
              codeWalk.step(1);
            }}
          >
            {formatCount(byCode.length)} by status code
          </Button>
          {place(codeWalk, byCode)}
        </>
      )}
    </span>
  );
}
