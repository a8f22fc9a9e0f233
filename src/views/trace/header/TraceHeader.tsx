import { useMemo, type ReactNode } from 'react';
import { formatCount, serviceTotals, traceHeader, visibleText, type SpanIndex } from '../../../core';
import { PageLink } from '../../../state/url/PageLink';
import { useLastSearch } from '../../../state/url/lastSearch';
import { searchPlace } from '../../../state/url/place';
import { shareLink } from '../../../state/url/shareLink';
import type { TraceAddress } from '../../../state/url/traceAddress';
import { CopyButton } from '../../../ui/CopyButton';
import { Icon } from '../../../ui/Icon';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { ProblemsButton } from './ProblemsButton';
import { ServiceLegend } from './ServiceLegend';
import { TraceFactsLine } from './TraceFactsLine';
import classes from './header.module.css';

function BackToResults() {
  const raw = useLastSearch((last) => last.raw);
  const label = raw === undefined ? 'Go to search' : 'Back to the results';
  return (
    <PageLink
      to={searchPlace((raw ?? '').replace(/^\?/, ''))}
      className={classes['back']}
      aria-label={label}
      title={label}
    >
      <Icon name="arrow-left" />
    </PageLink>
  );
}

/** The head of the trace page: which trace this is, and its numbers. */
export function TraceHeader({
  open,
  address,
  leftOut = 0,
  onSelect,
  insights,
  colour,
  legend,
}: {
  readonly open: OpenTrace;
  readonly address: TraceAddress;
  /** Folds that a link to this view is too short to carry. */
  readonly leftOut?: number | undefined;
  /** Shows a span in the timeline. */
  readonly onSelect: (span: SpanIndex) => void;
  /** What stands behind the facts: errors, where the time went. */
  readonly insights?: ReactNode;
  /** Chooses what spans are coloured by. */
  readonly colour: ReactNode;
  /** What the colours stand for, where it is not the services. */
  readonly legend: ReactNode;
}) {
  const { trace, facts } = open;
  const head = useMemo(() => traceHeader(trace, facts), [trace, facts]);
  const totals = useMemo(() => serviceTotals(trace, facts), [trace, facts]);
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
        {trace.problems.length > 0 && <ProblemsButton trace={trace} head={head} onSelect={onSelect} />}
      </div>
      <div className={classes['colours']}>
        {colour}
        {legend ?? <ServiceLegend totals={totals} services={trace.services} />}
      </div>
    </header>
  );
}
