import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { formatBytes, formatCount, type Failure, type TimeZoneChoice } from '../../core';
import { FailurePanel } from '../../pieces/FailurePanel';
import { PageLink } from '../../state/url/PageLink';
import type { TraceSource } from '../../sources';
import type { SearchPart, WideAnswer } from '../../sources/wide/WideQuestion';
import type { HistoryMode } from '../../state/url/address';
import { searchPlace } from '../../state/url/place';
import type { SearchAddress } from '../../state/url/searchAddress';
import type { Connection } from '../../state/query/connection';
import { useAwaitedFiles, useIsAtUrl } from '../../state/query/filesOnDemand';
import { useProgress } from '../../state/query/progress';
import { useCancel } from '../../state/query/queries';
import { useWideProgress } from '../../state/query/wideSearch';
import { searchProgressKey, type Searched } from '../../state/query/searchQueries';
import { onDemand } from '../../state/session/onDemand';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Notice } from '../../ui/Notice';
import { Waiting } from '../../ui/Waiting';
import { FilePicker } from './files/FilePicker';
import { Results } from './Results';
import classes from './SearchPage.module.css';

const ExampleList = onDemand(async () => (await import('./saved/ExampleList')).ExampleList);
const WideSummary = onDemand(async () => (await import('./wide/WideSummary')).WideSummary);
const SendSpans = onDemand(async () => (await import('./collector/SendSpans')).SendSpans);
const WideMeter = onDemand(async () => (await import('./wide/WideMeter')).WideMeter);

interface SearchOutcomeProps {
  readonly address: SearchAddress;
  readonly hasFaults: boolean;
  readonly connection: UseQueryResult<Connection>;
  readonly services: UseQueryResult<readonly string[]>;
  readonly search: UseQueryResult<Searched>;
  readonly source: TraceSource | undefined;
  readonly isAsked: boolean;
  readonly zone: TimeZoneChoice;
  readonly failureOf: (error: unknown) => Failure;
  readonly onAskAgain: (
    answer: WideAnswer,
    which: (part: SearchPart) => boolean,
  ) => Promise<Failure | undefined>;
  readonly onChange: (part: Partial<SearchAddress>, mode: HistoryMode) => void;
}

interface LastSearch {
  readonly answer: Searched;
  readonly address: SearchAddress;
}

/** The newest answer of this source so far with its question: it stays in sight when a later search fails. */
function useLastSearched(answer: Searched | undefined, address: SearchAddress): LastSearch | undefined {
  const [last, setLast] = useState<LastSearch>();
  if (answer !== undefined && answer !== last?.answer) setLast({ answer, address });
  return last?.address.from === address.from ? last : undefined;
}

/** The right half of the page: what was found, or why there is nothing to see and what to do about it. */
export function SearchOutcome(props: SearchOutcomeProps) {
  const { address, search, source, isAsked, zone, failureOf, onChange } = props;
  const cancel = useCancel();
  const last = useLastSearched(search.isPlaceholderData ? undefined : search.data, address);
  if (!isAsked || !source) return <BeforeSearch {...props} />;
  const isSearching = search.fetchStatus === 'fetching';
  const searchAgain = () => void search.refetch();
  if (search.isError && !isSearching) {
    return (
      <>
        {!last && <h1 className="visually-hidden">Search failed</h1>}
        <FailurePanel failure={failureOf(search.error)} onRetry={searchAgain} />
        {last && (
          <>
            <div className={classes['notice']}>
              <Notice tone="warn">The traces below are those of the search before.</Notice>
            </div>
            <Results
              address={{
                ...last.address,
                sort: address.sort,
                descending: address.descending,
                box: address.box,
                facets: address.facets,
                facetKeys: address.facetKeys,
                plotColour: address.plotColour,
                groupKey: address.groupKey,
                groupOrder: address.groupOrder,
                columns: address.columns,
                ticked: address.ticked,
                onlyTicked: address.onlyTicked,
                find: address.find,
                peek: address.peek,
                common: address.common,
              }}
              answer={last.answer}
              zone={zone}
              maxLimit={source.capabilities.maxLimit}
              canSearchAll={source.capabilities.searchWithoutService}
              picksAny={source.capabilities.picksAny}
              isOutdated
              onChange={onChange}
              onSearchAgain={searchAgain}
            />
          </>
        )}
      </>
    );
  }
  const wasCancelled = !isSearching && (search.isPending || search.isPlaceholderData);
  return (
    <>
      {!search.data && <h1 className="visually-hidden">Search</h1>}
      {isSearching && (
        <SearchWaiting
          onCancel={() => {
            cancel(['search']);
          }}
        />
      )}
      {wasCancelled && (
        <div className={classes['notice']}>
          <Notice tone="warn" actions={<Button onClick={searchAgain}>Search again</Button>}>
            The search was cancelled.{search.data && ' The traces below are those of the search before.'}
          </Notice>
        </div>
      )}
      {search.data && (
        <Results
          address={address}
          answer={search.data}
          summary={
            isWideAnswer(search.data) && <Summary answer={search.data} onAskAgain={props.onAskAgain} />
          }
          zone={zone}
          maxLimit={source.capabilities.maxLimit}
          canSearchAll={source.capabilities.searchWithoutService}
          picksAny={source.capabilities.picksAny}
          isOutdated={search.isPlaceholderData || isSearching}
          whenEmpty={
            source.sendTo !== undefined && props.services.data?.length === 0 ? (
              <SendSpans endpoint={source.sendTo} />
            ) : undefined
          }
          onChange={onChange}
          onSearchAgain={searchAgain}
        />
      )}
    </>
  );
}

const isWideAnswer = (answer: Searched): answer is Searched & WideAnswer => answer.wide !== undefined;

function Summary({
  answer,
  onAskAgain,
}: Pick<SearchOutcomeProps, 'onAskAgain'> & { readonly answer: WideAnswer }) {
  return <WideSummary wide={answer.wide} onAskAgain={(which) => onAskAgain(answer, which)} />;
}

function SearchWaiting({ onCancel }: { readonly onCancel: () => void }) {
  const progress = useProgress(searchProgressKey);
  const isWide = useWideProgress((all) => all.progress !== undefined);
  if (isWide)
    return (
      <div className={classes['waiting']}>
        <WideMeter />
      </div>
    );
  const parts = ['Searching…'];
  if (progress) {
    const { bytes, totalBytes, spans } = progress;
    parts.push(
      totalBytes === undefined ? formatBytes(bytes) : `${formatBytes(bytes)} of ${formatBytes(totalBytes)}`,
    );
    if (spans > 0) parts.push(`${formatCount(spans)} spans`);
  }
  return (
    <div className={classes['waiting']}>
      <Waiting
        text={parts.join(' · ')}
        share={progress?.totalBytes ? progress.bytes / progress.totalBytes : undefined}
        onCancel={onCancel}
      />
    </div>
  );
}

/** Nothing is asked yet: the server is being found, its services are awaited, or the reader has to say what. */
function BeforeSearch({ address, hasFaults, connection, services, source, failureOf }: SearchOutcomeProps) {
  const heading = <h1 className="visually-hidden">Search</h1>;
  const awaited = useAwaitedFiles();
  const isAtUrl = useIsAtUrl();
  if (address.from === 'files') {
    if (awaited !== undefined)
      return (
        <>
          {heading}
          <Waiting text={awaited} />
        </>
      );
    return (
      <>
        {heading}
        <EmptyState
          title={isAtUrl ? 'The file of this link was not opened' : 'No files are open in this browser'}
        >
          <p>
            {isAtUrl
              ? 'Why is said above. A file from the disk can be opened here.'
              : 'Files are read in the browser and never leave it, so a link cannot carry them. Open them here: they stay until they are removed.'}
          </p>
          <FilePicker />
          <PageLink to={searchPlace()}>Search the server instead</PageLink>
        </EmptyState>
      </>
    );
  }
  const failed = connection.isError ? connection : services.isError && !source ? services : undefined;
  if (failed && failed.fetchStatus !== 'fetching') {
    return (
      <>
        {heading}
        <FailurePanel
          failure={failureOf(failed.error)}
          onRetry={() => {
            void failed.refetch();
            if (failed !== services) void services.refetch();
          }}
        />
      </>
    );
  }
  if (!source) {
    return (
      <>
        {heading}
        <Waiting text="Looking for the server…" />
      </>
    );
  }
  if (services.isError && services.fetchStatus !== 'fetching') {
    return (
      <>
        {heading}
        <FailurePanel failure={failureOf(services.error)} onRetry={() => void services.refetch()} />
      </>
    );
  }
  if (services.isPending || (services.isError && services.fetchStatus === 'fetching')) {
    return (
      <>
        {heading}
        <Waiting text="Asking for the services…" />
      </>
    );
  }
  if (services.data?.length === 0) {
    return (
      <>
        {heading}
        <EmptyState title="The server knows no service yet">
          <p>{source.label} holds no traces. Send some, then look again, or open trace files.</p>
          <Button onClick={() => void services.refetch()}>Look again</Button>
        </EmptyState>
      </>
    );
  }
  return (
    <>
      {heading}
      <EmptyState title={hasFaults ? 'Nothing was searched yet' : 'Choose a service'}>
        <p>Say in the form what to look for, then press “Find traces”.</p>
        <ExampleList />
      </EmptyState>
    </>
  );
}
