import { useQueries, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CommonChoice, ResultFilter, ResultsQuestion, ResultsReply } from '../../core';
import { whileBusy } from '../session/busy';
import { getEngine } from './connection';
import { unwrap } from './FailureError';

type ReplyAbout<A extends ResultsQuestion['about']> = Extract<ResultsReply, { readonly about: A }>;

/** A question about the table of a search's traces. Idle without a table; let go a minute after the last look. */
export function resultsQuery<A extends ResultsQuestion['about']>(
  about: A,
  results: number | undefined,
  question: ResultsQuestion & { readonly about: A },
) {
  const isAsked = (reply: ResultsReply): reply is ReplyAbout<A> => reply.about === about;
  return {
    queryKey: ['results', results, question],
    enabled: results !== undefined,
    gcTime: 60_000,
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<ReplyAbout<A>> => {
      const reply = unwrap(await whileBusy(getEngine().results(results ?? 0, question, signal)));
      if (!isAsked(reply)) throw new Error('the engine answered another question');
      return reply;
    },
  };
}

/** What is known about the traces of a table: their keys, and which of them tell traces apart. */
export const useResultKeys = (results: number | undefined) =>
  useQuery(resultsQuery('keys', results, { about: 'keys' }));

/** What a filter leaves, with the facets of some keys; meanwhile what the filter before left of the same table. */
export const useResultsView = (
  results: number | undefined,
  filter: ResultFilter,
  keys: readonly string[],
  most: number,
) =>
  useQuery({
    ...resultsQuery('view', results, { about: 'view', filter, keys, most }),
    placeholderData: (before, query) => (query?.queryKey[1] === results ? before : undefined),
  });

/** Asks what a filter leaves before the page that needs it is drawn: the worker counts while the page is being drawn. */
export function useAskAhead(results: number | undefined): (filter: ResultFilter) => void {
  const client = useQueryClient();
  return useCallback(
    (filter: ResultFilter) => {
      if (results === undefined) return;
      // A failure is met, and said, by whoever shows the answer.
      client
        .query(resultsQuery('view', results, { about: 'view', filter, keys: [], most: 0 }))
        .catch(() => undefined);
    },
    [client, results],
  );
}

/** The values of one key, a text per trace; idle while there is no key. */
export const useResultColumn = (results: number | undefined, key: string | undefined) =>
  useQuery(
    resultsQuery('column', key === undefined ? undefined : results, { about: 'column', key: key ?? '' }),
  );

/** The values of several keys, by key; those that are awaited are left out. The first error, and how to ask again. */
export const useResultColumns = (results: number | undefined, keys: readonly string[]) =>
  useQueries({
    queries: keys.map((key) => resultsQuery('column', results, { about: 'column', key })),
    combine: gatheredColumns,
  });

function gatheredColumns(answers: readonly UseQueryResult<ReplyAbout<'column'>>[]) {
  return {
    byKey: new Map(
      answers.flatMap(({ data }) => (data === undefined ? [] : [[data.column.key, data.column]])),
    ),
    error: answers.find(({ error }) => error !== null)?.error ?? undefined,
  };
}

/** The groups that the values of a key make of what a filter leaves; meanwhile those of the filter before. */
export const useResultGroups = (results: number | undefined, filter: ResultFilter, key: string) =>
  useQuery({
    ...resultsQuery('groups', results, { about: 'groups', filter, key }),
    placeholderData: (before, query) => (query?.queryKey[1] === results ? before : undefined),
  });

/** What some of the traces have in common that the rest have not; meanwhile what was answered before of the same table. */
export const useCommon = (results: number | undefined, filter: ResultFilter, choice: CommonChoice) =>
  useQuery({
    ...resultsQuery('common', results, { about: 'common', filter, choice }),
    placeholderData: (before, query) => (query?.queryKey[1] === results ? before : undefined),
  });

/** How many traces each of several filters leaves; undefined until that is known. */
export const useLeft = (
  results: number | undefined,
  filters: readonly ResultFilter[],
): readonly (number | undefined)[] =>
  useQueries({
    queries: filters.map((filter) =>
      resultsQuery('view', results, { about: 'view', filter, keys: [], most: 0 }),
    ),
    combine: (answers) => answers.map(({ data }) => data?.passing.length),
  });
