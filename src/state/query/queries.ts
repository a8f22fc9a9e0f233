import { QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { TraceQuery } from '../../sources/TraceSource';
import type { OpenTrace } from '../../worker/TraceEngine';
import { useFiles } from '../session/files';
import { whileBusy } from '../session/busy';
import { getConnection, getEngine, takeEarly } from './connection';
import { unwrap } from './FailureError';
import { asking } from './progress';

/** Traces that nobody looks at any more but whose bytes stay, so that Back is instant: memory stays below twice that of one. */
const tracesKept = 1;

/**
 * The page's cache of what servers said. Nothing is asked again by itself: a trace does not change because a tab
 * came to the front, and an on-call engineer's server has better things to do. Retries are the reader's choice.
 */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        retry: false,
        staleTime: Infinity,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        structuralSharing: false,
        networkMode: 'always',
      },
    },
  });
  const cache = client.getQueryCache();
  cache.subscribe((event) => {
    const key: unknown = event.query.queryKey;
    if (!Array.isArray(key) || key[0] !== 'trace') return;
    if (event.type === 'removed') {
      const open = event.query.state.data as OpenTrace | undefined;
      if (open) getEngine().close(open.handle);
    } else if (event.type === 'observerRemoved') {
      // An observer leaves one trace before it comes to the next, which is no idle one.
      queueMicrotask(() => {
        const idle = cache
          .findAll({ queryKey: ['trace'], type: 'inactive' })
          .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
        for (const query of idle.slice(tracesKept)) cache.remove(query);
      });
    }
  });
  return client;
}

const connectionQuery = queryOptions({
  queryKey: ['connection'],
  queryFn: async () => unwrap(await whileBusy(getConnection())),
});

/** The source that the page's endpoint turned out to be. */
export const useConnection = () => useQuery(connectionQuery);

/** Which files are meant, where files are: those opened later are another question. */
const useGeneration = (from: 'server' | 'files') =>
  useFiles((state) => (from === 'files' ? state.generation : 0));

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

/** Operations of a service; idle until one is named. */
export function useOperations(service: string | undefined, from: 'server' | 'files' = 'server') {
  const files = useFiles((state) => state.source);
  const generation = useGeneration(from);
  return useQuery({
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

/** Key under which the progress of the search stands. */
export const searchProgressKey = 'search';

/** Traces that answer a question; idle while there is none. `from` says whether the server or the opened files are asked. */
export function useSearch(query: TraceQuery | undefined, from: 'server' | 'files') {
  const files = useFiles((state) => state.source);
  const generation = useGeneration(from);
  return useQuery({
    queryKey: [
      'search',
      from,
      generation,
      query && { ...query, start: String(query.start), end: String(query.end) },
    ],
    enabled: query !== undefined && (from === 'server' || files !== undefined),
    queryFn: async ({ signal }) => {
      if (!query) throw new Error('a search without a question');
      const source = from === 'files' && files ? files : unwrap(await getConnection()).source;
      return unwrap(await asking(searchProgressKey, signal, (options) => source.search(query, options)));
    },
    // The answer before stays on screen while the next one is under way; never that of another source.
    placeholderData: (before, beforeQuery) => (beforeQuery?.queryKey[1] === from ? before : undefined),
  });
}

/** Key under which the progress of a trace stands. */
export const traceProgressKey = (traceId: string) => `trace ${traceId}`;

/** Under what a trace stands in the cache. `generation` is 0 for those of the server. */
export const traceQueryKey = (
  traceId: string,
  raw: boolean,
  from: 'server' | 'files' = 'server',
  generation = 0,
) => ['trace', from, generation, traceId, raw ? 'raw' : ''] as const;

/** One trace with its columns and facts. `raw`: as it was stored, where the server has that. */
export function useTrace(traceId: string, from: 'server' | 'files', raw: boolean) {
  const files = useFiles((state) => state.source);
  const generation = useGeneration(from);
  return useQuery({
    queryKey: traceQueryKey(traceId, raw, from, generation),
    queryFn: async ({ signal }) => {
      const key = traceProgressKey(traceId);
      if (from === 'files' && files) {
        return unwrap(await asking(key, signal, (options) => files.trace(traceId, options)));
      }
      return unwrap(
        await asking(key, signal, async (options) => {
          const early = takeEarly(traceId, raw, options);
          if (early) return early;
          const connection = await getConnection();
          return connection.ok ? connection.value.source.trace(traceId, { ...options, raw }) : connection;
        }),
      );
    },
  });
}

/** Ends a question that is under way. */
export function useCancel() {
  const client = useQueryClient();
  return useCallback(
    (queryKey: readonly unknown[]) => {
      void client.cancelQueries({ queryKey }, { revert: true });
    },
    [client],
  );
}
