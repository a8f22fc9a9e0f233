import { useEffect, useMemo, type ReactNode } from 'react';
import { formatBytes } from '../../core';
import { FailurePanel } from '../../pieces/FailurePanel';
import { lookbackWords } from '../../pieces/lookbackWords';
import { TimestampText } from '../../pieces/TimestampText';
import { dependenciesKey, useDependencies } from '../../state/query/dependencies';
import { failureOf } from '../../state/query/FailureError';
import { useProgress } from '../../state/query/progress';
import { useCancel, useConnection } from '../../state/query/queries';
import type { HistoryMode } from '../../state/url/address';
import { PageLink } from '../../state/url/PageLink';
import { searchPlace } from '../../state/url/place';
import { lookbackLength } from '../../state/url/system/windowParts';
import type { SystemAddress } from '../../state/url/systemAddress';
import { announce } from '../../ui/announce';
import { Button, IconButton } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Waiting } from '../../ui/Waiting';
import { WindowChoice } from './head/WindowChoice';
import type { ShownCalls } from './ShownCalls';
import classes from './system.module.css';
import { SystemContent } from './SystemContent';
import { graphWords } from './words';

/** The system as a server counted it: how often each service called which, in any window. */
export function CountedCalls({
  address,
  change,
  head,
}: {
  readonly address: SystemAddress;
  readonly change: (part: Partial<SystemAddress>, mode: HistoryMode) => void;
  readonly head: ReactNode;
}) {
  const { lookback, end } = address;
  const connection = useConnection();
  const calls = useDependencies(lookbackLength(lookback) ?? 0, end);
  const cancel = useCancel();
  const progress = useProgress(dependenciesKey);
  const isAsking = calls.fetchStatus === 'fetching';
  const counted = useMemo<ShownCalls | undefined>(
    () => calls.data && { ...calls.data, traced: undefined, question: undefined },
    [calls.data],
  );
  useEffect(() => {
    if (counted) announce(counted.graph.names.length === 0 ? 'No calls' : graphWords(counted.graph));
  }, [counted]);
  const ask = () => void calls.refetch();
  return (
    <>
      <div className={classes['head']}>
        {head}
        <WindowChoice
          lookback={lookback}
          onChange={(next) => {
            change({ lookback: next }, 'push');
          }}
        />
        <Button
          aria-pressed={end !== undefined}
          disabled={end === undefined && !counted}
          title="A link to this page then shows the calls up to this moment, whenever it is opened"
          onClick={() => {
            change(
              { end: end === undefined && counted ? Number(counted.end / 1_000_000n) : undefined },
              'replace',
            );
          }}
        >
          Hold this time
        </Button>
        <IconButton icon="refresh" label="Ask again" onClick={ask} disabled={isAsking} />
        {counted && counted.graph.names.length > 0 && (
          <p className={classes['soft']}>
            {graphWords(counted.graph)}, counted by {connection.data?.source.label} in{' '}
            {lookbackWords(lookback)} up to <TimestampText epoch={counted.end} precision="seconds" />
          </p>
        )}
      </div>
      {isAsking && (
        <Waiting
          text={['Asking who calls whom…', ...(progress ? [formatBytes(progress.bytes)] : [])].join(' · ')}
          share={progress?.totalBytes ? progress.bytes / progress.totalBytes : undefined}
          onCancel={() => {
            cancel([dependenciesKey]);
          }}
        />
      )}
      {calls.isError && !isAsking ? (
        <FailurePanel failure={failureOf(calls.error)} onRetry={ask} />
      ) : counted === undefined ? (
        !isAsking && (
          <EmptyState title="The question was cancelled">
            <Button look="primary" onClick={ask}>
              Ask again
            </Button>
          </EmptyState>
        )
      ) : counted.graph.names.length === 0 ? (
        <EmptyState title="No calls were counted">
          <p>
            {connection.data?.source.label} knows of no call from one service to another in{' '}
            {lookbackWords(lookback)}. With Elasticsearch or Cassandra a job has to count them
            (spark-dependencies), once a day as a rule. Look further back, or count them from traces.
          </p>
          {(lookbackLength(lookback) ?? 0) < (lookbackLength('4w') ?? 0) && (
            <Button
              look="primary"
              onClick={() => {
                change({ lookback: '4w', end: undefined }, 'push');
              }}
            >
              Look back 4 weeks
            </Button>
          )}
          <Button
            onClick={() => {
              change({ calls: 'traces' }, 'push');
            }}
          >
            Count calls from traces
          </Button>
          <PageLink to={searchPlace()}>Search for traces</PageLink>
        </EmptyState>
      ) : (
        <SystemContent counted={counted} address={address} change={change} />
      )}
    </>
  );
}
