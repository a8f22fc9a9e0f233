import { normaliseTraceId, type Failure } from '../../core';
import { failureOf } from '../../state/query/FailureError';
import { useTrace } from '../../state/query/queries';
import type { OpenTrace } from '../../worker/TraceEngine';

/** One of the two traces of a comparison, as far as it is there. */
export interface Side {
  /** The id as the address states it; '' = none. */
  readonly stated: string;
  /** The id that is asked for; '' where the stated one cannot be one. */
  readonly traceId: string;
  readonly open: OpenTrace | undefined;
  readonly failure: Failure | undefined;
  /** It is being asked for. */
  readonly isComing: boolean;
  readonly ask: () => void;
}

/** Loads a trace by the id that an address states, like the page of that trace does. */
export function useSide(stated: string, from: 'server' | 'files'): Side {
  // Ids in opened files may be of any kind; nothing is asked of a server for those.
  const traceId = normaliseTraceId(stated) ?? (from === 'files' ? stated : '');
  const query = useTrace(traceId, from, false);
  return {
    stated,
    traceId,
    open: query.data,
    failure: query.error ? failureOf(query.error) : undefined,
    isComing: query.fetchStatus !== 'idle',
    ask: () => {
      void query.refetch();
    },
  };
}
