import { useCallback, useEffect, useMemo } from 'react';
import { formatCount, type PathsQuestion } from '../../../core';
import { useKeptFiles } from '../../../state/query/filesOnDemand';
import { searchOf, useSpansAnswer, useTraces, type TracesQuestion } from '../../../state/query/tracedSystem';
import { PageLink } from '../../../state/url/PageLink';
import { searchPlace, systemPlace } from '../../../state/url/place';
import { writeSearchAddress } from '../../../state/url/searchAddress';
import { emptySystemAddress, writeSystemAddress } from '../../../state/url/systemAddress';
import { usePathsAddress } from '../../../state/url/usePathsAddress';
import { announce } from '../../../ui/announce';
import { EmptyState } from '../../../ui/EmptyState';
import { Notice } from '../../../ui/Notice';
import { usePageTitle } from '../../../ui/usePageTitle';
import { TracesForm } from '../head/TracesForm';
import classes from '../system.module.css';
import { TracesOutcome } from '../TracesOutcome';
import { useFirstWindow } from '../useFirstWindow';
import { loadedWords, serviceWords } from '../words';
import { FocusForm } from './FocusForm';
import { PathsContent } from './PathsContent';
import { PathsHead } from './PathsHead';
import { pathCount } from './pathWords';

/** The ways that requests take through a service or one of its operations, out of traces. All of it stands in the address. */
export function PathsPage() {
  const { address, faults, change: put } = usePathsAddress();
  const change = useCallback<typeof put>(
    (part, mode) => {
      // What Jaeger UI showed is left behind with the first choice of the reader.
      put(mode === 'push' ? { jaegerSteps: '', ...part } : part, mode);
    },
    [put],
  );
  const { service, operation, up, down, density, showOperations, hidden, through } = address;
  const { from, askService, askOperation, tags, minDuration, maxDuration, window } = address;
  const isFiles = from === 'files';
  useKeptFiles(from);
  usePageTitle(service === '' ? 'Paths' : `${serviceWords(service)} · Paths`);
  useFirstWindow(!isFiles && service !== '', window, change);
  const asked = askService || service;
  const question = useMemo<TracesQuestion>(
    () => ({
      service: asked === '' || (isFiles && askService === '') ? undefined : asked,
      operation: askOperation || undefined,
      tags,
      minDuration,
      maxDuration,
      from,
      window,
    }),
    [asked, isFiles, askService, askOperation, tags, minDuration, maxDuration, from, window],
  );
  const { search, hasQuestion } = useTraces(question, service !== '');
  const wanted = useMemo<PathsQuestion>(
    () => ({ service, operation, up, down, density, operations: showOperations, hidden, through }),
    [service, operation, up, down, density, showOperations, hidden, through],
  );
  const paths = useSpansAnswer(search.data?.results, { about: 'paths', paths: wanted });
  useEffect(() => {
    if (paths.data) announce(pathCount(paths.data));
  }, [paths.data]);
  const searchLink = writeSearchAddress(searchOf(question)).toString();
  const systemLink = writeSystemAddress({
    ...emptySystemAddress,
    ...question,
    calls: 'traces',
    focus: service,
  });
  return (
    <div className={classes['page']}>
      <div className={classes['head']}>
        <h1 className={classes['title']}>Paths</h1>
        {paths.data && search.data && (
          <p className={classes['soft']}>
            {pathCount(paths.data)} through <bdi>{serviceWords(service)}</bdi>, called{' '}
            {formatCount(paths.data.focalCalls)} times, {loadedWords(paths.data, search.data)}
            {isFiles ? ', in the files opened in this tab' : ' '}
            {!isFiles && <PageLink to={searchPlace(searchLink)}>show them in the search</PageLink>}
          </p>
        )}
        <PageLink to={systemPlace(service === '' ? '' : systemLink.toString())}>System</PageLink>
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
      <div className={classes['forms']}>
        <FocusForm
          key={`${from} ${service} ${operation}`}
          service={service}
          operation={operation}
          from={from}
          onFocus={(focus) => {
            // Other traces are asked for only where those shown were asked for by the focus.
            change({ ...focus, hidden: [], through: '', pick: [] }, 'push');
          }}
        />
        {!isFiles && service !== '' && (
          <TracesForm
            key={`${asked} ${String(window.start)}`}
            service={asked}
            window={window}
            onAsk={({ service: of, window: next }) => {
              const rest = { askOperation: '', tags: [], minDuration: undefined, maxDuration: undefined };
              change({ askService: of === service ? '' : of, window: next, ...rest }, 'push');
            }}
            onLast={(last) => {
              const { lookback, start, end, limit } = last;
              change(
                {
                  askService: last.service ?? '',
                  askOperation: last.operation ?? '',
                  tags: last.tags,
                  minDuration: last.minDuration,
                  maxDuration: last.maxDuration,
                  window: { lookback, start, end, limit },
                },
                'push',
              );
            }}
          />
        )}
      </div>
      {service !== '' && <PathsHead address={address} change={change} />}
      <TracesOutcome
        isFiles={isFiles}
        hasQuestion={hasQuestion}
        search={search}
        answer={paths}
        nothingAsked={
          <EmptyState title="Choose a service">
            <p>
              Its paths are the ways that requests take to it and on from it, step by step, out of the traces
              that a search loads.
            </p>
          </EmptyState>
        }
      >
        {(answer) =>
          answer.paths.length === 0 ? (
            <EmptyState title="No path goes that way">
              <p>
                None of the traces that were looked at has a path through {serviceWords(service)}
                {operation !== '' && <bdi>, {serviceWords(operation)}</bdi>}
                {(hidden.length > 0 || through !== '') && ' that is not left out'}.
              </p>
            </EmptyState>
          ) : (
            <PathsContent paths={answer} address={address} change={change} />
          )
        }
      </TracesOutcome>
    </div>
  );
}
