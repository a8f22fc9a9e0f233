import { QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { OpenTrace } from '../../worker/TraceEngine';
import { useFiles } from '../session/files';
import { whileBusy } from '../session/busy';
import { traceOfFiles } from './traceOfFiles';
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
export const useGeneration = (from: 'server' | 'files') =>
  useFiles((state) => (from === 'files' ? state.generation : 0));

/** Key under which the progress of a trace stands. */
export const traceProgressKey = (traceId: string) => `trace ${traceId}`;

/** Under what a trace stands in the cache. `generation` is 0 for those of the server. */
export const traceQueryKey = (
  traceId: string,
  raw: boolean,
  from: 'server' | 'files' = 'server',
  generation = 0,
) => ['trace', from, generation, traceId, raw ? 'raw' : ''] as const;

/** One trace with its columns and facts; no id, no question. `raw`: as it was stored, where the server has that; `wide`: asked for over all times. */
export function useTrace(traceId: string, from: 'server' | 'files', raw: boolean, wide = false) {
  const generation = useGeneration(from);
  return useQuery({
    queryKey: traceQueryKey(traceId, raw, from, generation),
    enabled: traceId !== '',
    queryFn: async ({ signal }) => {
      const key = traceProgressKey(traceId);
      if (from === 'files')
        return unwrap(await asking(key, signal, (options) => traceOfFiles(traceId, options)));
      return unwrap(
        await asking(key, signal, async (options) => {
          const early = wide ? undefined : takeEarly(traceId, raw, options);
          if (early) return early;
          const connection = await getConnection();
          return connection.ok
            ? connection.value.source.trace(traceId, { ...options, raw, wide })
            : connection;
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
