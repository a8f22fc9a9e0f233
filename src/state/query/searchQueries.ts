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
export interface Searched extends SearchAnswer {
  readonly took: Nanos;
}

/** Traces that answer a question; idle while there is none. `from` says whether the server or the opened files are asked. */
export function useSearch(query: TraceQuery | undefined, from: 'server' | 'files') {
  const files = useFiles((state) => state.source);
  const generation = useGeneration(from);
  const cache = useQueryClient().getQueryCache();
  useEffect(() => {
    closeResults(cache);
  }, [cache]);
  return useQuery({
    queryKey: [
      'search',
      from,
      generation,
      query && { ...query, start: String(query.start), end: String(query.end) },
    ],
    enabled: query !== undefined && (from === 'server' || files !== undefined),
    queryFn: async ({ signal }): Promise<Searched> => {
      if (!query) throw new Error('a search without a question');
      const source = from === 'files' && files ? files : unwrap(await getConnection()).source;
      const asked = performance.now();
      const answer = unwrap(
        await asking(searchProgressKey, signal, (options) => source.search(query, options)),
      );
      return { ...answer, took: nanos((performance.now() - asked) * 1e6) };
    },
    // The answer before stays on screen while the next one is under way; never that of another source.
    placeholderData: (before, beforeQuery) => (beforeQuery?.queryKey[1] === from ? before : undefined),
  });
}
