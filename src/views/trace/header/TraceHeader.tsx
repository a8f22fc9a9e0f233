import { Link } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { formatCount, serviceTotals, traceHeader, visibleText } from '../../../core';
import { useLastSearch } from '../../../state/url/lastSearch';
import { useShareLink } from '../../../state/url/shareLink';
import type { TraceAddress } from '../../../state/url/traceAddress';
import { CopyButton } from '../../../ui/CopyButton';
import { Icon } from '../../../ui/Icon';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { ServiceLegend } from './ServiceLegend';
import { TraceFactsLine } from './TraceFactsLine';
import classes from './header.module.css';

function BackToResults() {
  const raw = useLastSearch((last) => last.raw);
  const label = raw === undefined ? 'Go to search' : 'Back to the results';
  return (
    <Link
      to="/search"
      search={{ raw: (raw ?? '').replace(/^\?/, '') }}
      className={classes['back'] ?? ''}
      aria-label={label}
      title={label}
    >
      <Icon name="arrow-left" />
    </Link>
  );
}

/** The head of the trace page: which trace this is, and its numbers. */
export function TraceHeader({
  open,
  address,
  leftOut = 0,
  insights,
  colour,
  legend,
}: {
  readonly open: OpenTrace;
  readonly address: TraceAddress;
  /** Folds that a link to this view is too short to carry. */
  readonly leftOut?: number | undefined;
  /** What stands behind the facts: errors, where the time went, what is odd about the data, what is new. */
  readonly insights?: ReactNode;
  /** Chooses what spans are coloured by. */
  readonly colour: ReactNode;
  /** What the colours stand for, where it is not the services. */
  readonly legend: ReactNode;
}) {
  const { trace, facts } = open;
  const head = useMemo(() => traceHeader(trace, facts), [trace, facts]);
  const totals = useMemo(() => serviceTotals(trace, facts), [trace, facts]);
  const shareLink = useShareLink();
  return (
    <header className={classes['header']} aria-label="Trace">
      <div className={classes['top']}>
        <BackToResults />
        <h1 className={classes['title']} title={`${head.service}: ${head.name}`}>
          {head.spanCount === 0 ? (
            'A trace without spans'
          ) : (
            <>
              <bdi className={classes['service']}>{visibleText(head.service.slice(0, 1000))}</bdi>
              <span className={classes['colon']}>: </span>
              <bdi>{head.name === '' ? '(no name)' : visibleText(head.name.slice(0, 1000))}</bdi>
            </>
          )}
        </h1>
        <span className={classes['id']}>
          <span className="visually-hidden">Trace id </span>
          <span className={classes['digits']} title={trace.traceId}>
            {visibleText(trace.traceId.slice(0, 200))}
          </span>
          <CopyButton text={trace.traceId} label="Copy trace id" className={classes['small']} />
        </span>
        <span className={classes['actions']}>
          <CopyButton
            icon="link"
            text={() => shareLink(address)}
            label={
              address.from === 'files'
                ? 'Copy link to this view. The trace comes from a file: the link works in this tab only'
                : leftOut > 0
                  ? `Copy link to this view. It leaves out ${formatCount(leftOut)} folds`
                  : 'Copy link to this view'
            }
          />
        </span>
      </div>
      <div className={classes['line']}>
        <TraceFactsLine trace={trace} head={head} />
        {insights}
      </div>
      <div className={classes['colours']}>
        {colour}
        {legend ?? <ServiceLegend totals={totals} services={trace.services} />}
      </div>
    </header>
  );
}
