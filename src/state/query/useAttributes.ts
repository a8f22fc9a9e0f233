import { queryOptions, useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { AttributeColumn } from '../../core';
import { whileBusy } from '../session/busy';
import type { OpenTrace } from '../../worker/TraceEngine';
import { getEngine } from './connection';
import { unwrap } from './FailureError';

/** The question for the keys of the attributes of an open trace. */
export const attributeKeysQuery = (handle: number) =>
  queryOptions({
    queryKey: ['attribute-keys', handle],
    queryFn: async () => unwrap(await whileBusy(getEngine().attributeKeys(handle))),
  });

/** The question for the values of one attribute key. */
export const columnQuery = (handle: number, key: string) =>
  queryOptions({
    queryKey: ['column', handle, key],
    gcTime: 60_000,
    queryFn: async () => unwrap(await whileBusy(getEngine().column(handle, key))),
  });

/** The keys of the attributes of an open trace, most frequent first. */
export const useAttributeKeys = ({ handle }: OpenTrace) => useQuery(attributeKeysQuery(handle));

/**
 * The values of one attribute key for all spans; idle while there is no key. Built-ins (see builtinOf) are no attributes: they
 * are computed from the columns. Let go a minute after the last look.
 */
export function useColumn({ handle }: OpenTrace, key: string | undefined) {
  return useQuery({ ...columnQuery(handle, key ?? ''), enabled: key !== undefined });
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
    queries: keys.map((key) => columnQuery(handle, key)),
    combine: gathered,
  });
}
