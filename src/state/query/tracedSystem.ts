import { useQuery } from '@tanstack/react-query';
import type { SpansQuestion } from '../../core';
import { useFiles } from '../session/files';
import type { SearchWindow } from '../url/search/questionParts';
import { emptySearch, type SearchAddress } from '../url/searchAddress';
import { useConnection } from './queries';
import { useSearch } from './searchQueries';
import { toTraceQuery } from './searchQuery';
import { resultsQuery } from './useResults';

/** Which traces a page of the system loads: the question of the search page, and where it is put. */
export interface TracesQuestion extends Pick<
  SearchAddress,
  'service' | 'operation' | 'tags' | 'minDuration' | 'maxDuration' | 'from'
> {
  readonly window: SearchWindow;
}

/** The same question as the search page has it. */
export const searchOf = ({
  service,
  operation,
  tags,
  minDuration,
  maxDuration,
  from,
  window,
}: TracesQuestion): SearchAddress => ({
  ...emptySearch,
  service,
  operation,
  tags,
  minDuration,
  maxDuration,
  from,
  ...window,
});

/**
 * Loads the traces that a question asks for, where it asks any: those that the search page has loaded with the same question are not
 * asked for again. Idle while `isAsked` is false.
 */
export function useTraces(question: TracesQuestion, isAsked: boolean) {
  const files = useFiles((state) => state.source);
  const connection = useConnection();
  const source = question.from === 'files' ? files : connection.data?.source;
  const query = isAsked && source ? toTraceQuery(searchOf(question), source.capabilities) : undefined;
  const search = useSearch(query, question.from, undefined, source?.kind === 'jaeger-v3');
  if (!isAsked || question.from === 'files' || source !== undefined)
    return { search, hasQuestion: query !== undefined };
  // What keeps the server from being asked is what comes of the question.
  const { fetchStatus, isError, error, refetch } = connection;
  return { search: { data: undefined, fetchStatus, isError, error, refetch }, hasQuestion: true };
}

/** Who calls whom in loaded traces, in groups; meanwhile what was answered with the groups before. Idle without a table of traces. */
export const useTracedCalls = (results: number | undefined, prefixes: readonly string[]) =>
  useQuery({
    ...resultsQuery('calls', results, { about: 'calls', prefixes }),
    placeholderData: (before, query) => (query?.queryKey[1] === results ? before : undefined),
  });

/** What the spans of loaded traces answer; idle without a table of them. */
export const useSpansAnswer = <A extends SpansQuestion['about']>(
  results: number | undefined,
  question: SpansQuestion & { readonly about: A },
) => useQuery(resultsQuery(question.about, results, question));
