import { create } from 'zustand';
import type { Progress } from '../../worker/TraceEngine';

/** How far the readings under way are, by a key of the question. */
const useProgressStore = create<ReadonlyMap<string, Progress>>(() => new Map());

export function setProgress(key: string, progress: Progress | undefined): void {
  useProgressStore.setState((old) => {
    const next = new Map(old);
    if (progress) next.set(key, progress);
    else next.delete(key);
    return next;
  }, true);
}

/** The progress of one question; undefined before the first byte and after the end. */
export const useProgress = (key: string): Progress | undefined => useProgressStore((all) => all.get(key));
