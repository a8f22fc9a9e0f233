import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { AttributeColumn } from '../../core';
import { whileBusy } from '../session/busy';
import type { OpenTrace } from '../../worker/TraceEngine';
import { getEngine } from './connection';
import { unwrap } from './FailureError';

/** The keys of the attributes of an open trace, most frequent first. */
export function useAttributeKeys({ handle }: OpenTrace) {
  return useQuery({
    queryKey: ['attribute-keys', handle],
    queryFn: async () => unwrap(await whileBusy(getEngine().attributeKeys(handle))),
  });
}

/**
 * The values of one attribute key for all spans; idle while there is no key. Built-ins (see builtinOf) are no attributes: they
 * are computed from the columns. Let go a minute after the last look.
 */
export function useColumn({ handle }: OpenTrace, key: string | undefined) {
  return useQuery({
    queryKey: ['column', handle, key],
    gcTime: 60_000,
    enabled: key !== undefined,
    queryFn: async () => unwrap(await whileBusy(getEngine().column(handle, key ?? ''))),
  });
}

/** What several questions for columns have brought so far. */
function gathered(answers: readonly UseQueryResult<AttributeColumn>[]) {
  return {
    columns: answers.flatMap(({ data }) => (data === undefined ? [] : [data])),
    error: answers.find(({ error }) => error !== null)?.error,
    retry: () => {
      for (const { error, refetch } of answers) if (error !== null) void refetch();
    },
  };
}

/** The same for several keys: the columns that are there, and the first error. */
export function useColumns({ handle }: OpenTrace, keys: readonly string[]) {
  return useQueries({
    queries: keys.map((key) => ({
      queryKey: ['column', handle, key],
      gcTime: 60_000,
      queryFn: async () => unwrap(await whileBusy(getEngine().column(handle, key))),
    })),
    combine: gathered,
  });
}
