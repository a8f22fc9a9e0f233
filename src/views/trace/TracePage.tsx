import { useEffect, useEffectEvent, useState } from 'react';
import {
  formatBytes,
  formatCount,
  normaliseTraceId,
  traceHeader,
  visibleText,
  type Failure,
} from '../../core';
import { PageLink } from '../../state/url/PageLink';
import { FailurePanel } from '../../pieces/FailurePanel';
import { failureOf } from '../../state/query/FailureError';
import { useProgress } from '../../state/query/progress';
import { traceProgressKey, useCancel, useTrace } from '../../state/query/queries';
import { onDemand } from '../../state/session/onDemand';
import { useSite } from '../../state/site/site';
import { followZone } from '../../state/session/readerTimes';
import { searchPlace, traceIdIn, usePlace } from '../../state/url/place';
import { useTraceAddress } from '../../state/url/useTraceAddress';
import { EmptyState } from '../../ui/EmptyState';
import { Button } from '../../ui/Button';
import { usePageTitle } from '../../ui/usePageTitle';
import { Waiting } from '../../ui/Waiting';
import type { Progress, OpenTrace } from '../../worker/TraceEngine';
import classes from './TracePage.module.css';
import { useResultPlace } from './moves/useResultPlace';
import { TraceWorkspace } from './TraceWorkspace';

/** Only for a trace that is not there yet. */
const WaitForTrace = onDemand(async () => (await import('./refresh/WaitForTrace')).WaitForTrace);

const NotFoundHelp = onDemand(async () => (await import('./moves/NotFoundHelp')).NotFoundHelp);
const ResultSteps = onDemand(async () => (await import('./moves/ResultSteps')).ResultSteps);

const BadId = onDemand(async () => (await import('./BadId')).BadId);

const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length)}…` : text);
/** The first digits of an id that say anything: enough to tell tabs apart. */
const shortId = (traceId: string) => traceId.replace(/^0+(?=.)/, '').slice(0, useSite.getState().idLength);

const SearchLink = () => <PageLink to={searchPlace()}>Go to the search</PageLink>;

/** The heading of the page while there is no trace to name it. */
const Heading = ({ children }: { readonly children: string }) => (
  <h1 className="visually-hidden">{children}</h1>
);

function progressText(progress: Progress | undefined): string {
  if (!progress) return 'Asking for the trace';
  const bytes =
    progress.totalBytes === undefined
      ? formatBytes(progress.bytes)
      : `${formatBytes(progress.bytes)} of ${formatBytes(progress.totalBytes)}`;
  return `Reading the trace: ${formatCount(progress.spans)} spans, ${bytes}`;
}

function Loading({ traceId, onCancel }: { readonly traceId: string; readonly onCancel: () => void }) {
  usePageTitle(`Trace ${shortId(traceId)}`);
  const progress = useProgress(traceProgressKey(traceId));
  const share =
    progress?.totalBytes === undefined ? undefined : Math.min(1, progress.bytes / progress.totalBytes);
  return (
    <>
      <Heading>{`Trace ${shortId(traceId)}`}</Heading>
      <Waiting text={progressText(progress)} share={share} onCancel={onCancel} />
    </>
  );
}

const titleOf = ({ trace, facts }: OpenTrace) => {
  const { service, name } = traceHeader(trace, facts);
  const what = service === '' && name === '' ? 'Empty trace' : `${cut(service, 40)}: ${cut(name, 60)}`;
  return `${visibleText(what)} · ${shortId(trace.traceId)}`;
};

function Opened({ open, ...rest }: Parameters<typeof TraceWorkspace>[0]) {
  usePageTitle(titleOf(open));
  // Not by its handle: a newer state of the trace takes its place, and the focus and all that is held stay.
  return <TraceWorkspace key={rest.address.from} open={open} {...rest} />;
}

function NamedTrace({ traceId }: { readonly traceId: string }) {
  const { address, faults, change } = useTraceAddress();
  const { from, raw, wide } = address;
  const query = useTrace(traceId, from, raw, wide);
  const { isError, refetch } = query;
  const place = useResultPlace(traceId, from);
  const cancel = useCancel();
  // The zone of a link is followed until its page is left.
  useEffect(
    () => () => {
      followZone(undefined);
    },
    [],
  );
  usePageTitle(`Trace ${shortId(traceId)}`);
  const retry = () => {
    void refetch();
  };
  const widen = useEffectEvent(() => {
    if (isError) retry();
  });
  useEffect(() => {
    if (wide) widen();
  }, [wide]);
  // The failure that is being waited out: it stays while the trace is asked for again.
  const [missing, setMissing] = useState<Failure>();
  if (query.data) return <Opened open={query.data} address={address} faults={faults} change={change} />;
  const failure = query.error ? failureOf(query.error) : undefined;
  const mayCome = failure?.kind === 'not-found' && address.from === 'server';
  if (mayCome && address.wait && missing === undefined) setMissing(failure);
  if (missing && address.wait) {
    return (
      <>
        <Heading>{`Trace ${shortId(traceId)}`}</Heading>
        <WaitForTrace
          traceId={traceId}
          raw={address.raw}
          onEnd={() => {
            setMissing(undefined);
            change({ wait: false }, 'replace');
          }}
        />
      </>
    );
  }
  if (failure) {
    return (
      <>
        <Heading>{`Trace ${shortId(traceId)}`}</Heading>
        <FailurePanel
          failure={failure}
          onRetry={retry}
          actions={
            <>
              {mayCome && (
                <Button
                  onClick={() => {
                    change({ wait: true }, 'replace');
                  }}
                >
                  Wait for it
                </Button>
              )}
              <SearchLink />
              {place !== undefined && <ResultSteps at={place} address={address} />}
            </>
          }
        />
        {mayCome && (
          <NotFoundHelp
            traceId={traceId}
            isWide={wide}
            onWide={() => {
              change({ wide: true }, 'replace');
            }}
          />
        )}
      </>
    );
  }
  if (query.fetchStatus === 'idle') {
    return (
      <>
        <Heading>{`Trace ${shortId(traceId)}`}</Heading>
        <EmptyState title="Cancelled: the trace was not read">
          <div className={classes['actions']}>
            <Button look="primary" onClick={retry}>
              Read it
            </Button>
            <SearchLink />
          </div>
        </EmptyState>
      </>
    );
  }
  return (
    <Loading
      traceId={traceId}
      onCancel={() => {
        cancel(['trace', address.from]);
      }}
    />
  );
}

/** The page of one trace, by the id in the path. */
export function TracePage() {
  const stated = usePlace(({ path }) => traceIdIn(path));
  const { address } = useTraceAddress();
  // Ids in opened files may be of any kind; nothing is asked of a server for those.
  const traceId = normaliseTraceId(stated) ?? (address.from === 'files' ? stated : undefined);
  return traceId === undefined ? <BadId id={stated} /> : <NamedTrace key={traceId} traceId={traceId} />;
}
