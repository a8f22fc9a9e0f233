import { useEffect, useMemo, type ReactNode } from 'react';
import { formatCount, type SpansReply } from '../../core';
import {
  searchOf,
  useSpansAnswer,
  useTracedCalls,
  useTraces,
  type TracesQuestion,
} from '../../state/query/tracedSystem';
import type { HistoryMode } from '../../state/url/address';
import { PageLink } from '../../state/url/PageLink';
import { searchPlace } from '../../state/url/place';
import { writeSearchAddress } from '../../state/url/searchAddress';
import type { SystemAddress } from '../../state/url/systemAddress';
import { announce } from '../../ui/announce';
import { EmptyState } from '../../ui/EmptyState';
import { TracesForm } from './head/TracesForm';
import { QualityList } from './quality/QualityList';
import type { ShownCalls } from './ShownCalls';
import classes from './system.module.css';
import { SystemContent } from './SystemContent';
import { TracesOutcome } from './TracesOutcome';
import { useFirstWindow } from './useFirstWindow';
import { graphWords, loadedWords } from './words';

/** The system as traces tell it: those that a search loads, or those of the opened files. */
export function TracedCalls({
  address,
  change,
  head,
}: {
  readonly address: SystemAddress;
  readonly change: (part: Partial<SystemAddress>, mode: HistoryMode) => void;
  readonly head: ReactNode;
}) {
  const { from, service, operation, tags, minDuration, maxDuration, window, groups } = address;
  const isFiles = from === 'files';
  useFirstWindow(!isFiles && service !== undefined, window, change);
  const question = useMemo<TracesQuestion>(
    () => ({ service, operation, tags, minDuration, maxDuration, from, window }),
    [service, operation, tags, minDuration, maxDuration, from, window],
  );
  const { search, hasQuestion } = useTraces(question, isFiles || service !== undefined);
  const results = search.data?.results;
  const isQuality = address.form === 'quality';
  const calls = useTracedCalls(isQuality ? undefined : results, groups);
  const quality = useSpansAnswer(isQuality ? results : undefined, { about: 'quality' });
  const told = calls.data ?? quality.data;
  const shown = useMemo<ShownCalls | undefined>(() => {
    if (calls.data === undefined) return undefined;
    const { graph, prefixes, nodes, edges } = calls.data;
    return {
      graph,
      start: BigInt(window.start ?? 0) * 1000n,
      end: BigInt(window.end ?? 8_000_000_000_000_000) * 1000n,
      traced: { prefixes, nodes, edges },
      question: searchOf(question),
    };
  }, [calls.data, window, question]);
  useEffect(() => {
    if (shown) announce(shown.graph.names.length === 0 ? 'No calls' : graphWords(shown.graph));
  }, [shown]);
  const link = writeSearchAddress(searchOf(question)).toString();
  return (
    <>
      <div className={classes['head']}>
        {head}
        {told && search.data && hasQuestion && (
          <p className={classes['soft']}>
            {shown && shown.graph.names.length > 0 && `${graphWords(shown.graph)}, `}
            {loadedWords(told, search.data)}
            {isFiles ? ', in the files opened in this tab' : ' '}
            {!isFiles && <PageLink to={searchPlace(link)}>show them in the search</PageLink>}
          </p>
        )}
      </div>
      {!isFiles && (
        <TracesForm
          key={`${service ?? ''} ${String(window.start)}`}
          service={service ?? ''}
          window={window}
          onAsk={(asked) => {
            change(
              { ...asked, operation: undefined, tags: [], minDuration: undefined, maxDuration: undefined },
              'push',
            );
          }}
          onLast={(last) => {
            const { lookback, start, end, limit } = last;
            change(
              {
                service: last.service,
                operation: last.operation,
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
      <TracesOutcome<SpansReply>
        isFiles={isFiles}
        hasQuestion={hasQuestion}
        search={search}
        answer={isQuality ? quality : calls}
        nothingAsked={
          <EmptyState title="No traces are loaded yet">
            <p>
              Choose a service, how far back to look and how many traces to load: calls, errors and times are
              counted from their spans. One question is asked, when you press the button.
            </p>
          </EmptyState>
        }
      >
        {(answer) =>
          answer.about === 'quality' ? (
            <QualityList quality={answer} from={from} address={address} change={change} />
          ) : shown === undefined || shown.graph.names.length === 0 ? (
            <EmptyState title="These traces hold no spans" />
          ) : (
            <SystemContent counted={shown} address={address} change={change} />
          )
        }
      </TracesOutcome>
      <p className="visually-hidden">{told && `${formatCount(told.spans)} spans were looked at.`}</p>
    </>
  );
}
