import type { ReactNode } from 'react';
import { formatBytes } from '../../core';
import { FailurePanel } from '../../pieces/FailurePanel';
import { failureOf } from '../../state/query/FailureError';
import { useAwaitedFiles } from '../../state/query/filesOnDemand';
import { useProgress } from '../../state/query/progress';
import { useCancel } from '../../state/query/queries';
import { searchProgressKey, type Searched } from '../../state/query/searchQueries';
import { useFiles } from '../../state/session/files';
import { PageLink } from '../../state/url/PageLink';
import { searchPlace } from '../../state/url/place';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Notice } from '../../ui/Notice';
import { Waiting } from '../../ui/Waiting';

/** The part of a query's state that is looked at here. */
interface Asked<T> {
  readonly data: T | undefined;
  readonly fetchStatus: 'fetching' | 'paused' | 'idle';
  readonly isError: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** What comes of loading traces and of what is computed from them: waits, failures, nothing, or what `children` make of it. */
export function TracesOutcome<T>({
  isFiles,
  hasQuestion,
  search,
  answer,
  nothingAsked,
  children,
}: {
  readonly isFiles: boolean;
  readonly hasQuestion: boolean;
  readonly search: Asked<Searched>;
  readonly answer: Asked<T>;
  /** Shown before there is a question. */
  readonly nothingAsked: ReactNode;
  readonly children: (answer: T, searched: Searched) => ReactNode;
}) {
  const hasFiles = useFiles((state) => state.source !== undefined);
  const awaited = useAwaitedFiles();
  const progress = useProgress(searchProgressKey);
  const cancel = useCancel();
  if (isFiles && !hasFiles)
    return awaited === undefined ? (
      <EmptyState title="No files are open in this browser">
        <p>Files are read in the browser and never leave it, so a link cannot carry them. Open them again.</p>
        <PageLink to={searchPlace()}>Go to search</PageLink>
      </EmptyState>
    ) : (
      <Waiting text={awaited} />
    );
  if (!hasQuestion) return nothingAsked;
  if (search.fetchStatus === 'fetching')
    return (
      <Waiting
        text={['Loading traces…', ...(progress ? [formatBytes(progress.bytes)] : [])].join(' · ')}
        share={progress?.totalBytes ? progress.bytes / progress.totalBytes : undefined}
        onCancel={() => {
          cancel([searchProgressKey]);
        }}
      />
    );
  if (search.isError)
    return (
      <FailurePanel
        failure={failureOf(search.error)}
        onRetry={() => {
          void search.refetch();
        }}
      />
    );
  const searched = search.data;
  if (searched === undefined)
    return (
      <EmptyState title="The question was cancelled">
        <Button
          look="primary"
          onClick={() => {
            void search.refetch();
          }}
        >
          Ask again
        </Button>
      </EmptyState>
    );
  const notices = searched.notices.length > 0 && (
    <Notice tone="warn">
      {searched.notices.map((notice) => (
        <p key={notice}>
          <bdi>{notice}</bdi>
        </p>
      ))}
    </Notice>
  );
  if (searched.summaries.length === 0)
    return (
      <>
        {notices}
        <EmptyState title="No traces were found">
          <p>Look further back, or ask for another service.</p>
        </EmptyState>
      </>
    );
  if (searched.results === undefined)
    return (
      <EmptyState title="Only summaries came">
        <p>This answer holds no spans, and calls are counted by spans.</p>
      </EmptyState>
    );
  if (answer.isError)
    return (
      <FailurePanel
        failure={failureOf(answer.error)}
        onRetry={() => {
          void answer.refetch();
        }}
      />
    );
  return (
    <>
      {notices}
      {answer.data === undefined ? <Waiting text="Counting calls…" /> : children(answer.data, searched)}
    </>
  );
}
