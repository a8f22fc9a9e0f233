import { useCallback, useRef, useState } from 'react';
import { formatCount } from '../../../core';
import { getEngine } from '../../../state/query/connection';
import { useTraceLoad } from '../../../state/query/useTraceLoad';
import { announce } from '../../../ui/announce';
import { saveFile } from '../../../ui/saveFile';
import { tracesWord } from '../words';

/** Whole traces as one file of Jaeger's JSON: loads them, keeps what came, and saves it when all is there or when it is told to. */
export function useDownload(from: 'server' | 'files') {
  const { load, start, cancel, forget } = useTraceLoad(from);
  /** What the file is to hold, in its order, and the texts that came so far; blobs may lie outside of the page's memory. */
  const wanted = useRef<readonly string[]>([]);
  const texts = useRef(new Map<string, Blob>());
  const [saved, setSaved] = useState(0);

  const save = useCallback(() => {
    const there = wanted.current.flatMap((traceId) => texts.current.get(traceId) ?? []);
    const parts = there.flatMap((text, at) => (at === 0 ? [text] : [',\n', text]));
    saveFile(`traces-${String(there.length)}.json`, ['{"data":[', ...parts, ']}\n'], 'application/json');
    setSaved(there.length);
    announce(`Saved ${tracesWord(there.length)}`);
  }, []);
  const fetchMissing = useCallback(async () => {
    setSaved(0);
    const missing = wanted.current.filter((traceId) => !texts.current.has(traceId));
    const end = await start(missing, async ({ handle, trace }) => {
      const text = await getEngine().jaegerJson(handle);
      if (!text.ok) return text.failure;
      texts.current.set(trace.traceId, new Blob([text.value]));
      return undefined;
    });
    if (end.done === end.total) save();
    else announce(`${formatCount(end.done)} of ${tracesWord(end.total)} came`);
  }, [start, save]);
  const begin = useCallback(
    (traceIds: readonly string[]) => {
      wanted.current = traceIds;
      texts.current = new Map();
      void fetchMissing();
    },
    [fetchMissing],
  );
  const leave = useCallback(() => {
    texts.current = new Map();
    setSaved(0);
    forget();
  }, [forget]);
  return { load, saved, begin, retry: () => void fetchMissing(), cancel, save, leave };
}
