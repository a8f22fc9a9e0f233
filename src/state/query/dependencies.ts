import { useQuery } from '@tanstack/react-query';
import { nanos, serviceGraph, type EpochNanos, type ServiceGraph } from '../../core';
import { getConnection } from './connection';
import { unwrap } from './FailureError';
import { asking } from './progress';

/** Who called whom, within a window. */
export interface CountedWindow {
  readonly graph: ServiceGraph;
  readonly start: EpochNanos;
  readonly end: EpochNanos;
}

/** Key of the question, also under which its progress stands. */
export const dependenciesKey = 'dependencies';

/** Calls between services as the server counted them: `lookback` ms up to `end` (ms since 1970; undefined = now). */
export function useDependencies(lookback: number, end: number | undefined) {
  return useQuery({
    queryKey: [dependenciesKey, lookback, end],
    queryFn: async ({ signal }): Promise<CountedWindow> => {
      const { source } = unwrap(await getConnection());
      const until = end ?? Date.now();
      const links = await asking(dependenciesKey, signal, (options) =>
        source.dependencies(BigInt(until) * 1_000_000n, nanos(lookback * 1e6), options),
      );
      return {
        graph: serviceGraph(unwrap(links)),
        start: BigInt(until - lookback) * 1_000_000n,
        end: BigInt(until) * 1_000_000n,
      };
    },
  });
}
