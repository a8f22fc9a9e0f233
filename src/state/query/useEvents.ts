import { useQuery } from '@tanstack/react-query';
import type { EventNames, OpenTrace } from '../../worker/TraceEngine';
import { whileBusy } from '../session/busy';
import { getEngine } from './connection';
import { unwrap } from './FailureError';
import { asking } from './progress';

/** Under which the progress of reading a trace's events is to be had. */
export const eventsProgressKey = (handle: number): string => `events ${String(handle)}`;
export const eventsQueryKey = (handle: number) => ['events', handle] as const;

/** All events of an open trace, by time. Read when first looked at, and let go a minute after the last look. */
export function useEventTable({ handle }: OpenTrace) {
  return useQuery({
    queryKey: eventsQueryKey(handle),
    gcTime: 60_000,
    queryFn: async ({ signal }) =>
      unwrap(
        await asking(eventsProgressKey(handle), signal, (options) => getEngine().eventTable(handle, options)),
      ),
  });
}

/** What some events say, each cut to at most `longest` characters; in their order. */
export const askEvents = ({ handle }: OpenTrace, named: EventNames, longest: number) =>
  whileBusy(getEngine().events(handle, named, longest));
