import { queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { nanos, type Answer, type Nanos } from '../../core';
import type { SearchAnswer, TraceQuery, TraceSource } from '../../sources/TraceSource';
import type { AskOptions } from '../../worker';
import { useFiles } from '../session/files';
import { closeResults } from './closeResults';
import { getConnection, getEngine } from './connection';
import { unwrap } from './FailureError';
import { asking } from './progress';
import { useGeneration } from './queries';
import { askWide, type WideSearch } from './wideSearch';
import type { WideAnswer } from '../../sources/wide/WideQuestion';

/** Names of all services of the server, or of the opened files. */
export function useServices(from: 'server' | 'files' = 'server') {
  const files = useFiles((state) => state.source);
  const generation = useGeneration(from);
  return useQuery({
    queryKey: ['services', from, generation],
    enabled: from === 'server' || files !== undefined,
    queryFn: async ({ signal }) => {
      const source = from === 'files' && files ? files : unwrap(await getConnection()).source;
      return unwrap(await asking('services', signal, (options) => source.services(options)));
    },
  });
}

/** How the operations of a service are asked for. */
export function operationsQuery(
  service: string | undefined,
  from: 'server' | 'files',
  files: TraceSource | undefined,
  generation: number,
) {
  return queryOptions({
    queryKey: ['operations', from, generation, service],
    enabled: service !== undefined && (from === 'server' || files !== undefined),
    queryFn: async ({ signal }) => {
      const source = from === 'files' && files ? files : unwrap(await getConnection()).source;
      return unwrap(
        await asking('operations', signal, (options) => source.operations(service ?? '', options)),
      );
    },
  });
}

/** Operations of a service; idle until one is named. */
export function useOperations(service: string | undefined, from: 'server' | 'files' = 'server') {
  const files = useFiles((state) => state.source);
  return useQuery(operationsQuery(service, from, files, useGeneration(from)));
}

/** Key under which the progress of the search stands. */
export const searchProgressKey = 'search';

/** An answer, and how long it took from the question to its last byte being read. */
export interface Searched extends SearchAnswer, Partial<Pick<WideAnswer, 'wide'>> {
  readonly took: Nanos;
  /** It was merged from several answers, one after the other. */
  readonly isLive?: boolean;
}

const asText = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

/**
 * Under what the answer to a question stands in the cache. `generation` is 0 for those of the server; `wide`, `whole` and `older` as in
 * useSearch.
 */
export const searchKey = (
  query: TraceQuery | undefined,
  from: 'server' | 'files',
  generation = 0,
  wide?: WideSearch,
  whole = false,
  older = 0,
) =>
  [
    'search',
    from,
    generation,
    query && JSON.stringify([query, wide?.question, whole, older || undefined], asText),
  ] as const;

interface OlderAsked {
  readonly query: TraceQuery;
  readonly generation: number;
  readonly whole: boolean;
  readonly older: number;
}

/** Goes on from the answer with one window less, where the page has it; asked again, all is asked anew. */
async function askOlder(
  client: QueryClient,
  source: TraceSource,
  { query, generation, whole, older }: OlderAsked,
  options: AskOptions,
): Promise<Answer<SearchAnswer>> {
  const { searchOlder } = await import('../../sources/searchOlder');
  const answerOf = (windows: number) =>
    client.getQueryData<Searched>(searchKey(query, 'server', generation, undefined, whole, windows));
  const begun = answerOf(older) === undefined ? answerOf(older - 1) : undefined;
  return searchOlder(source, getEngine(), query, older, begun, { ...options, whole: whole || undefined });
}

/**
 * Traces that answer a question; idle while there is none. `from` says whether the server or the opened files are asked. `wide` takes the
 * place of the question where one request cannot ask it; `whole` asks for all spans, where the server would send summaries; `older` is
 * how many windows before the first answer are asked for too, where that was full.
 */
export function useSearch(
  query: TraceQuery | undefined,
  from: 'server' | 'files',
  wide?: WideSearch,
  whole = false,
  older = 0,
) {
  const files = useFiles((state) => state.source);
  const generation = useGeneration(from);
  const client = useQueryClient();
  const cache = client.getQueryCache();
  useEffect(() => {
    closeResults(cache);
  }, [cache]);
  return useQuery({
    queryKey: searchKey(query, from, generation, wide, whole, older),
    enabled: query !== undefined && (from === 'server' || files !== undefined),
    queryFn: async ({ signal }): Promise<Searched> => {
      if (!query) throw new Error('a search without a question');
      const source = from === 'files' && files ? files : unwrap(await getConnection()).source;
      const asked = performance.now();
      const answer: SearchAnswer = unwrap(
        await asking(searchProgressKey, signal, (options) =>
          wide
            ? askWide(wide, source, whole, signal)
            : older > 0
              ? askOlder(client, source, { query, generation, whole, older }, options)
              : source.search(query, { ...options, whole: whole || undefined }),
        ),
      );
      return { ...answer, took: nanos((performance.now() - asked) * 1e6) };
    },
    // The answer before stays on screen while the next one is under way; never that of another source.
    placeholderData: (before, beforeQuery) => (beforeQuery?.queryKey[1] === from ? before : undefined),
  });
}
