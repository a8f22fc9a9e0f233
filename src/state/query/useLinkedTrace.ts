import { useQuery } from '@tanstack/react-query';
import { answered, failed, formatBytes, summariseTrace, type Answer, type TraceSummary } from '../../core';
import { useResultMoves } from '../session/resultMoves';
import { whileBusy } from '../session/busy';
import { getConnection, getEngine } from './connection';
import { unwrap } from './FailureError';

/** A glance is not worth more than this. */
const mostBytes = 8_000_000;
const tooMuch = 'too much';

async function glance(traceId: string, signal: AbortSignal): Promise<Answer<TraceSummary>> {
  const { summaries, places } = useResultMoves.getState();
  const known = summaries[places.get(traceId) ?? -1];
  if (known !== undefined) return answered(known);
  const connection = await getConnection();
  if (!connection.ok) return connection;
  const giveUp = new AbortController();
  signal.addEventListener('abort', () => {
    giveUp.abort();
  });
  const opened = await connection.value.source.trace(traceId, {
    signal: giveUp.signal,
    onProgress: ({ bytes, totalBytes }) => {
      if (Math.max(bytes, totalBytes ?? 0) > mostBytes) giveUp.abort(tooMuch);
    },
  });
  if (opened.ok) {
    getEngine().close(opened.value.handle);
    return answered(summariseTrace(opened.value.trace));
  }
  if (giveUp.signal.reason !== tooMuch) return opened;
  return failed({
    ...opened.failure,
    message: `A trace of more than ${formatBytes(mostBytes)}: it is read when it is opened.`,
  });
}

/** What a linked trace is, without opening it: out of the results, else asked of the server and let go again. Given up when nobody looks. */
export function useLinkedTrace(traceId: string) {
  return useQuery({
    queryKey: ['linked-trace', traceId],
    queryFn: async ({ signal }) => unwrap(await whileBusy(glance(traceId, signal))),
  });
}
