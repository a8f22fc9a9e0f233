import { create } from 'zustand';
import type { AskOptions, Progress } from '../../worker/TraceEngine';
import { whileBusy } from '../session/busy';

/** Key under which the progress of reading files stands. */
export const filesProgressKey = 'files';

/** How far the readings under way are, by a key of the question. */
const useProgressStore = create<ReadonlyMap<string, Progress>>(() => new Map());

function setProgress(key: string, progress: Progress | undefined): void {
  useProgressStore.setState((old) => {
    const next = new Map(old);
    if (progress) next.set(key, progress);
    else next.delete(key);
    return next;
  }, true);
}

/** The progress of one question; undefined before the first byte and after the end. */
export const useProgress = (key: string): Progress | undefined => useProgressStore((all) => all.get(key));

/** Asks a question that can be cancelled, reports its progress under `key` and keeps the page marked as busy. */
export function asking<T>(
  key: string,
  signal: AbortSignal,
  ask: (options: AskOptions) => Promise<T>,
): Promise<T> {
  const question = ask({
    signal,
    onProgress: (progress) => {
      setProgress(key, progress);
    },
  });
  return whileBusy(question).finally(() => {
    setProgress(key, undefined);
  });
}
