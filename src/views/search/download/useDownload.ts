import { useCallback, useRef } from 'react';
import { formatCount } from '../../../core';
import { layDown, laidDownSource, type LaidDown } from '../../../state/query/laidDown';
import { useTraceLoad } from '../../../state/query/useTraceLoad';
import { askForExport } from '../../../state/session/exportRequest';
import { announce } from '../../../ui/announce';
import { tracesWord } from '../words';

/** Whole traces as one file: loads them, lays down what came, and exports it when all is there or when it is told to. */
export function useDownload(from: 'server' | 'files') {
  const { load, start, cancel, forget } = useTraceLoad(from);
  /** What the file is to hold, in its order, and what came so far; blobs may lie outside of the page's memory. */
  const wanted = useRef<readonly string[]>([]);
  const laidDown = useRef(new Map<string, LaidDown>());

  const save = useCallback(() => {
    const there = wanted.current.flatMap((traceId) => laidDown.current.get(traceId) ?? []);
    askForExport({ source: laidDownSource(there, tracesWord(there.length)), extra: [], first: 'jaeger' });
  }, []);
  const fetchMissing = useCallback(async () => {
    const missing = wanted.current.filter((traceId) => !laidDown.current.has(traceId));
    const end = await start(missing, async ({ handle, trace }) => {
      const one = await layDown(handle);
      if (!one.ok) return one.failure;
      laidDown.current.set(trace.traceId, one.value);
      return undefined;
    });
    if (end.done === end.total) save();
    else announce(`${formatCount(end.done)} of ${tracesWord(end.total)} came`);
  }, [start, save]);
  const begin = useCallback(
    (traceIds: readonly string[]) => {
      wanted.current = traceIds;
      laidDown.current = new Map();
      void fetchMissing();
    },
    [fetchMissing],
  );
  const leave = useCallback(() => {
    laidDown.current = new Map();
    forget();
  }, [forget]);
  return { load, begin, retry: () => void fetchMissing(), cancel, save, leave };
}
