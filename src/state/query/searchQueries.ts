import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { nanos, type Nanos } from '../../core';
import type { SearchAnswer, TraceQuery, TraceSource } from '../../sources/TraceSource';
import { useFiles } from '../session/files';
import { closeResults } from './closeResults';
import { getConnection } from './connection';
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
 * Under what the answer to a question stands in the cache. `generation` is 0 for those of the server; `wide` and `whole` as in
 * useSearch.
 */
export const searchKey = (
  query: TraceQuery | undefined,
  from: 'server' | 'files',
  generation = 0,
  wide?: WideSearch,
  whole = false,
) => ['search', from, generation, query && JSON.stringify([query, wide?.question, whole], asText)] as const;

/**
 * Traces that answer a question; idle while there is none. `from` says whether the server or the opened files are asked. `wide` takes the
 * place of the question where one request cannot ask it; `whole` asks for all spans, where the server would send summaries.
 */
export function useSearch(
  query: TraceQuery | undefined,
  from: 'server' | 'files',
  wide?: WideSearch,
  whole = false,
) {
  const files = useFiles((state) => state.source);
  const generation = useGeneration(from);
  const cache = useQueryClient().getQueryCache();
  useEffect(() => {
    closeResults(cache);
  }, [cache]);
  return useQuery({
    queryKey: searchKey(query, from, generation, wide, whole),
    enabled: query !== undefined && (from === 'server' || files !== undefined),
    queryFn: async ({ signal }): Promise<Searched> => {
      if (!query) throw new Error('a search without a question');
      const source = from === 'files' && files ? files : unwrap(await getConnection()).source;
      const asked = performance.now();
      const answer: SearchAnswer = unwrap(
        await asking(searchProgressKey, signal, (options) =>
          wide
            ? askWide(wide, source, whole, signal)
            : source.search(query, { ...options, whole: whole || undefined }),
        ),
      );
      return { ...answer, took: nanos((performance.now() - asked) * 1e6) };
    },
    // The answer before stays on screen while the next one is under way; never that of another source.
    placeholderData: (before, beforeQuery) => (beforeQuery?.queryKey[1] === from ? before : undefined),
  });
}
