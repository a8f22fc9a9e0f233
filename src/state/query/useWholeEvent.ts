import { useQuery } from '@tanstack/react-query';
import type { CutEvent } from '../../core';
import type { OpenTrace } from '../../worker/TraceEngine';
import { whileBusy } from '../session/busy';
import { getEngine } from './connection';
import { unwrap } from './FailureError';

/** One event in full, named by its span and its place there; null where there is none. Let go with the last look. */
export function useWholeEvent({ handle }: OpenTrace, span: number, place: number) {
  return useQuery({
    queryKey: ['event', handle, span, place],
    gcTime: 0,
    queryFn: async (): Promise<CutEvent | null> => {
      const named = { spans: Int32Array.of(span), places: Uint32Array.of(place) };
      return unwrap(await whileBusy(getEngine().events(handle, named, Infinity)))[0] ?? null;
    },
  });
}
