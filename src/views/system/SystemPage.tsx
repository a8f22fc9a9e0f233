import { useEffect } from 'react';
import { formatBytes } from '../../core';
import { FailurePanel } from '../../pieces/FailurePanel';
import { lookbackWords } from '../../pieces/lookbackWords';
import { TimestampText } from '../../pieces/TimestampText';
import { dependenciesKey, useDependencies, type CountedWindow } from '../../state/query/dependencies';
import { failureOf } from '../../state/query/FailureError';
import { useProgress } from '../../state/query/progress';
import { useCancel, useConnection } from '../../state/query/queries';
import { useKeptFiles } from '../../state/query/filesOnDemand';
import { useFiles } from '../../state/session/files';
import { PageLink } from '../../state/url/PageLink';
import { searchPlace } from '../../state/url/place';
import { lookbackLength } from '../../state/url/system/windowParts';
import { useSystemAddress } from '../../state/url/useSystemAddress';
import { announce } from '../../ui/announce';
import { Button, IconButton } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { FormButtons } from '../../ui/FormButtons';
import { Notice } from '../../ui/Notice';
import { usePageTitle } from '../../ui/usePageTitle';
import { Waiting } from '../../ui/Waiting';
import { WindowChoice } from './head/WindowChoice';
import classes from './system.module.css';
import { SystemContent } from './SystemContent';
import { callWords, edgeCount, serviceCount, serviceWords } from './words';

const sources = [
  { value: 'server', text: 'Server', title: 'Calls that the server counted' },
  { value: 'files', text: 'Opened files', title: 'Calls in the traces of the files opened in this tab' },
] as const;

function numbersOf({ graph }: CountedWindow): string {
  const calls = graph.calls.reduce((sum, each) => sum + each, 0);
  return `${serviceCount(graph.names.length)}, ${edgeCount(graph.calls.length)}, ${callWords(calls)} between them`;
}

/** The system as a whole: which services call which, as the source counted it. All of it stands in the address. */
export function SystemPage() {
  const { address, faults, change } = useSystemAddress();
  const { from, lookback, end } = address;
  const isFiles = from === 'files';
  const hasFiles = useFiles((state) => state.source !== undefined);
  const isRestored = useFiles((state) => state.restored === 'done');
  useKeptFiles(from);
  const connection = useConnection();
  const calls = useDependencies(from, lookbackLength(lookback) ?? 0, end);
  const cancel = useCancel();
  const progress = useProgress(dependenciesKey);
  const isAsking = calls.fetchStatus === 'fetching';
  const counted = calls.data;
  useEffect(() => {
    if (counted) announce(counted.graph.names.length === 0 ? 'No calls' : numbersOf(counted));
  }, [counted]);
  usePageTitle(address.focus === '' ? 'System' : `${serviceWords(address.focus)} · System`);
  const ask = () => void calls.refetch();
  return (
    <div className={classes['page']}>
      <div className={classes['head']}>
        <h1 className={classes['title']}>System</h1>
        {(hasFiles || isFiles) && (
          <FormButtons
            label="Source of the calls"
            value={from}
            options={sources}
            onChange={(next) => {
              change({ from: next, pick: [], focus: '' }, 'push');
            }}
          />
        )}
        {!isFiles && (
          <>
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
          </>
        )}
        {counted && counted.graph.names.length > 0 && (
          <p className={classes['soft']}>
            {numbersOf(counted)}
            {isFiles ? (
              ', in the files opened in this tab'
            ) : (
              <>
                , counted by {connection.data?.source.label} in {lookbackWords(lookback)} up to{' '}
                <TimestampText epoch={counted.end} precision="seconds" />
              </>
            )}
          </p>
        )}
      </div>
      {faults.length > 0 && (
        <Notice tone="warn">
          {faults.map((fault) => (
            <p key={fault}>
              <bdi>{fault}</bdi>
            </p>
          ))}
        </Notice>
      )}
      {isAsking && (
        <Waiting
          text={['Asking who calls whom…', ...(progress ? [formatBytes(progress.bytes)] : [])].join(' · ')}
          share={progress?.totalBytes ? progress.bytes / progress.totalBytes : undefined}
          onCancel={() => {
            cancel([dependenciesKey]);
          }}
        />
      )}
      {isFiles && !hasFiles && !isRestored ? (
        <Waiting text="Opening the files that are kept in this browser…" />
      ) : isFiles && !hasFiles ? (
        <EmptyState title="No files are open in this browser">
          <p>
            Files are read in the browser and never leave it, so a link cannot carry them. Open them again.
          </p>
          <PageLink to={searchPlace()}>Go to search</PageLink>
        </EmptyState>
      ) : calls.isError && !isAsking ? (
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
        <EmptyState title={isFiles ? 'No service calls another in these files' : 'No calls were counted'}>
          {!isFiles && (
            <>
              <p>
                {connection.data?.source.label} knows of no call from one service to another in{' '}
                {lookbackWords(lookback)}. With Elasticsearch or Cassandra a job has to count them
                (spark-dependencies), once a day as a rule. Look further back, or search for traces.
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
            </>
          )}
          <PageLink to={searchPlace()}>Search for traces</PageLink>
        </EmptyState>
      ) : (
        <SystemContent counted={counted} address={address} change={change} />
      )}
    </div>
  );
}
