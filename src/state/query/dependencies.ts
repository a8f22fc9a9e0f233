import { useQuery } from '@tanstack/react-query';
import { nanos, serviceGraph, type EpochNanos, type ServiceGraph } from '../../core';
import { useFiles } from '../session/files';
import { getConnection } from './connection';
import { unwrap } from './FailureError';
import { asking } from './progress';
import { useGeneration } from './queries';

/** Who called whom, within a window. */
export interface CountedWindow {
  readonly graph: ServiceGraph;
  readonly start: EpochNanos;
  readonly end: EpochNanos;
}

/** Key of the question, also under which its progress stands. */
export const dependenciesKey = 'dependencies';

/** Traces of files may be of any time; clocks may run ahead. */
const aDayMs = 86_400_000;

/** Calls between services that the server, or the opened files, know of: `lookback` ms up to `end` (ms since 1970; undefined = now). */
export function useDependencies(from: 'server' | 'files', lookback: number, end: number | undefined) {
  const source = useFiles((state) => state.source);
  const generation = useGeneration(from);
  return useQuery({
    queryKey: [dependenciesKey, from, generation, ...(from === 'files' ? [] : [lookback, end])],
    enabled: from === 'server' || source !== undefined,
    queryFn: async ({ signal }): Promise<CountedWindow> => {
      const asked = from === 'files' && source ? source : unwrap(await getConnection()).source;
      const until = from === 'files' ? Date.now() + aDayMs : (end ?? Date.now());
      const length = from === 'files' ? until : lookback;
      const links = await asking(dependenciesKey, signal, (options) =>
        asked.dependencies(BigInt(until) * 1_000_000n, nanos(length * 1e6), options),
      );
      return {
        graph: serviceGraph(unwrap(links)),
        start: BigInt(until - length) * 1_000_000n,
        end: BigInt(until) * 1_000_000n,
      };
    },
  });
}
