import { useQuery } from '@tanstack/react-query';
import { LinkIndex, hasLinks } from '../../core';
import type { OpenTrace } from '../../worker/TraceEngine';
import { whileBusy } from '../session/busy';
import { getEngine } from './connection';
import { unwrap } from './FailureError';

/** The links between spans of an open trace, by both ends; asked for once, and only where some span has a link. */
export function useSpanLinks({ handle, trace }: OpenTrace) {
  return useQuery({
    queryKey: ['links', handle],
    enabled: hasLinks(trace.spans),
    queryFn: async () => new LinkIndex(unwrap(await whileBusy(getEngine().links(handle))), trace.spans.count),
  });
}
