import {
  failureMessage,
  formatCount,
  nameOf,
  serviceOf,
  visibleText,
  type ErrorChain,
  type TraceErrors,
} from '../../../core';
import { useSpanDetail } from '../../../state/query/useSpanDetail';
import { rememberOpened } from '../../../state/url/lastSearch';
import { PageLink } from '../../../state/url/PageLink';
import { tracePlace } from '../../../state/url/place';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { hitQuery } from './hitQuery';
import classes from './peek.module.css';

const mostFailures = 4;

function Failure({
  open,
  chain,
  query,
}: {
  readonly open: OpenTrace;
  readonly chain: ErrorChain;
  readonly query: string;
}) {
  const { trace, handle } = open;
  const { cause, recovered, errorCount } = chain;
  const { data: detail } = useSpanDetail(handle, cause);
  const message = detail === undefined ? '' : failureMessage(detail);
  return (
    <li>
      <PageLink
        to={tracePlace(trace.traceId, hitQuery(query, trace, cause))}
        onClick={() => {
          rememberOpened(trace.traceId);
        }}
      >
        <bdi>
          {visibleText(serviceOf(trace, cause).slice(0, 80))}:{' '}
          {visibleText(nameOf(trace, cause).slice(0, 200))}
        </bdi>
      </PageLink>
      <span className={classes['note']}>
        {recovered && ' · recovered'}
        {errorCount > 1 && ` · led to ${formatCount(errorCount - 1)} more`}
      </span>
      {message !== '' && (
        <p className={classes['message']}>
          <bdi>{visibleText(message, 240)}</bdi>
        </p>
      )}
    </li>
  );
}

/** Where the failures of a trace began, with what they say. */
export function PeekFailures({
  open,
  errors,
  query,
}: {
  readonly open: OpenTrace;
  readonly errors: TraceErrors;
  readonly query: string;
}) {
  const { chains, spans } = errors;
  const left = chains.length - mostFailures;
  return (
    <>
      <h3 className={classes['heading']}>
        {formatCount(spans.length)} {spans.length === 1 ? 'error' : 'errors'}, which began in
      </h3>
      <ul className={classes['failures']} aria-label="Where failures began">
        {chains.slice(0, mostFailures).map((chain) => (
          <Failure key={chain.top} open={open} chain={chain} query={query} />
        ))}
      </ul>
      {left > 0 && <p className={classes['note']}>and {formatCount(left)} more</p>}
    </>
  );
}
