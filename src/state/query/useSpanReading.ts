import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { SearchAnswer } from '../../sources/TraceSource';
import { whileBusy } from '../session/busy';
import { getEngine } from './connection';
import { useTraceLoad } from './useTraceLoad';

/** Most whole traces that are asked for so that the tags of an answer of summaries are known, and most bytes of them. */
const mostTraces = 200;
const mostBytes = 256e6;

/** Reads the spans of traces of which only summaries came: their tags can be counted and shown then. */
export function useSpanReading(answer: SearchAnswer, from: 'server' | 'files') {
  const client = useQueryClient();
  const { load, start, cancel } = useTraceLoad(from);
  const begin = useCallback(
    async (traceIds: readonly string[]) => {
      const engine = getEngine();
      const held = new Map<string, number>();
      let bytes = 0;
      await start(traceIds.slice(0, mostTraces), ({ handle, trace, byteCount }) => {
        if (bytes > mostBytes) return Promise.resolve(false);
        bytes += byteCount;
        // Until the table of all of them is begun.
        engine.retain(handle);
        held.set(trace.traceId, handle);
        return Promise.resolve(undefined);
      });
      const traces = answer.summaries.map((summary) => ({ summary, handle: held.get(summary.traceId) }));
      const table = held.size > 0 ? await whileBusy(engine.tabulate(traces)) : undefined;
      for (const handle of held.values()) engine.close(handle);
      if (table?.ok !== true) return;
      const query = client
        .getQueryCache()
        .findAll({ queryKey: ['search'] })
        .find(({ state }) => state.data === answer);
      if (query) client.setQueryData(query.queryKey, { ...answer, results: table.value });
      else engine.close(table.value);
    },
    [client, start, answer],
  );
  return { load, begin, cancel, mostTraces };
}
