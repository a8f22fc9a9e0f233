import { useMemo, type ReactNode } from 'react';
import { formatCount, serviceTotals, traceHeader, visibleText } from '../../../core';
import { DurationText } from '../../../pieces/DurationText';
import { onDemand } from '../../../state/session/onDemand';
import { useSite } from '../../../state/site/site';
import type { Embedding } from '../../../state/url/embedding';
import { PageLink } from '../../../state/url/PageLink';
import { useLastSearch } from '../../../state/url/lastSearch';
import { searchPlace } from '../../../state/url/place';
import { IconButton } from '../../../ui/Button';
import { CopyButton } from '../../../ui/CopyButton';
import { Icon } from '../../../ui/Icon';
import { useShortcuts } from '../../../ui/shortcuts';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { ServiceLegend } from './ServiceLegend';
import { TraceFactsLine } from './TraceFactsLine';
import classes from './header.module.css';
import { useSlimHead } from './useSlimHead';

const FullPageLink = onDemand(async () => (await import('../../../state/url/FullPageLink')).FullPageLink);

const TraceLinks = onDemand(async () => (await import('./TraceLinks')).TraceLinks);
const ArchiveButton = onDemand(async () => (await import('../archive/ArchiveButton')).ArchiveButton);

/** Inside another page there is no search to go to, unless the reader came from one. */
function BackToResults({ embedded }: { readonly embedded: boolean }) {
  const raw = useLastSearch((last) => last.raw);
  if (embedded && raw === undefined) return null;
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

/** The head of the trace page: which trace this is, and its numbers; slim, in one line. */
export function TraceHeader({
  open,
  embedding,
  steps,
  insights,
  colour,
  legend,
  links,
  isOfServer,
}: {
  readonly open: OpenTrace;
  /** It came from a server, and not out of a file. */
  readonly isOfServer: boolean;
  /** How the page is embedded in another one; undefined where it stands alone. */
  readonly embedding: Embedding | undefined;
  /** The ways to the neighbours among the results that the reader came from. */
  readonly steps?: ReactNode;
  /** What stands behind the facts: errors, where the time went, what is odd about the data, what is new. */
  readonly insights?: ReactNode;
  /** Chooses what spans are coloured by. */
  readonly colour: ReactNode;
  /** What the colours stand for, where it is not the services. */
  readonly legend: ReactNode;
  /** Copies links to the page. */
  readonly links: ReactNode;
}) {
  const { trace, facts } = open;
  const head = useMemo(() => traceHeader(trace, facts), [trace, facts]);
  const totals = useMemo(() => serviceTotals(trace, facts), [trace, facts]);
  const { slim, toggle } = useSlimHead(embedding);
  useShortcuts([
    {
      keys: 'Shift+T',
      does: slim ? 'Full head of the trace' : 'Slim head of the trace',
      group: 'Views',
      run: toggle,
    },
  ]);
  const hasLinks = useSite((site) => site.linkPatterns.some(({ isFor }) => isFor('traces')));
  const canArchive = useSite((site) => site.archive) && isOfServer;
  const withNumbers = embedding?.hideSummary !== true;
  return (
    <header className={classes['header']} aria-label="Trace" data-slim={slim || undefined}>
      <div className={classes['top']}>
        <BackToResults embedded={embedding !== undefined} />
        {steps}
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
        {slim && withNumbers && (
          <span className={classes['length']} title={`${formatCount(head.spanCount)} spans`}>
            <span className="visually-hidden">Duration </span>
            <DurationText value={trace.duration} />
          </span>
        )}
        {slim && <span className={classes['brief']}>{insights}</span>}
        <span className={classes['actions']}>
          {hasLinks && <TraceLinks open={open} />}
          {canArchive && <ArchiveButton traceId={trace.traceId} />}
          {embedding && <FullPageLink />}
          {links}
          <IconButton
            icon={slim ? 'chevron-down' : 'chevron-up'}
            label={slim ? 'Full head of the trace (Shift+T)' : 'Slim head of the trace (Shift+T)'}
            aria-expanded={!slim}
            onClick={toggle}
          />
        </span>
      </div>
      <div className={classes['line']}>
        {!slim && withNumbers && <TraceFactsLine trace={trace} head={head} />}
        {!slim && insights}
        {(legend !== undefined || (!slim && withNumbers)) && (
          <div className={classes['colours']}>
            {colour}
            {legend ?? <ServiceLegend totals={totals} services={trace.services} />}
          </div>
        )}
      </div>
    </header>
  );
}
