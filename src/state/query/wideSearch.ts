import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useCallback } from 'react';
import { create } from 'zustand';
import type { Answer, Failure } from '../../core';
import type { TraceSource } from '../../sources/TraceSource';
import type * as Wide from '../../sources/wide';
import type { SearchPart, WideAnswer, WideQuestion } from '../../sources/wide/WideQuestion';
import { whileBusy } from '../session/busy';
import { getEngine } from './connection';

/** A question that one request cannot ask. */
export interface WideSearch {
  readonly question: WideQuestion;
  readonly atOnce: 1 | 2;
}

/** How far a wide search is. */
interface WideProgress {
  readonly parts: readonly SearchPart[];
  /** A time of Date.now, while the server has asked for a pause. */
  readonly pausedUntil: number | undefined;
  /** Asks no further; what came until then is shown. */
  readonly stop: () => void;
}

/** The wide search that is under way; at most one is. */
export const useWideProgress = create<{ readonly progress: WideProgress | undefined }>(() => ({
  progress: undefined,
}));

type Asked = (
  wide: typeof Wide,
  options: Parameters<typeof Wide.searchWide>[3],
) => Promise<Answer<WideAnswer>>;

/** Runs a wide question, or parts of one, and tells how far it is: `onParts`, else whoever looks at useWideProgress. */
async function run(
  { atOnce }: WideSearch,
  whole: boolean,
  signal: AbortSignal,
  ask: Asked,
  onParts?: (parts: readonly SearchPart[]) => void,
): Promise<Answer<WideAnswer>> {
  const wide = await import('../../sources/wide');
  if (onParts) return ask(wide, { atOnce, whole, signal, stop: new AbortController().signal, onParts });
  const stopping = new AbortController();
  const stop = (): void => {
    stopping.abort();
  };
  const own: { progress: WideProgress | undefined } = { progress: undefined };
  const answer = await ask(wide, {
    atOnce,
    whole,
    signal,
    stop: stopping.signal,
    onParts: (parts, pausedUntil) => {
      own.progress = { parts, pausedUntil, stop };
      useWideProgress.setState(own);
    },
  });
  if (useWideProgress.getState().progress === own.progress) useWideProgress.setState({ progress: undefined });
  return answer;
}

/** Asks a wide question. `whole`: with all spans, also where the question could do without them. `onParts`: in place of the progress of the page. */
export const askWide = (
  search: WideSearch,
  source: TraceSource,
  whole: boolean,
  signal: AbortSignal,
  onParts?: (parts: readonly SearchPart[]) => void,
): Promise<Answer<WideAnswer>> =>
  run(
    search,
    whole,
    signal,
    (wide, options) => wide.searchWide(search.question, source, getEngine(), options),
    onParts,
  );

/** Asks some parts of an answer again, and puts what comes in its place. The answer is the failure where none came. */
export function useAskAgain(
  queryKey: QueryKey,
  search: WideSearch | undefined,
  source: TraceSource | undefined,
  whole: boolean,
) {
  const client = useQueryClient();
  return useCallback(
    async (answer: WideAnswer, which: (part: SearchPart) => boolean): Promise<Failure | undefined> => {
      if (!search || !source) return undefined;
      const { signal } = new AbortController();
      const next = await whileBusy(
        run(search, whole, signal, (wide, options) =>
          wide.askAgain(answer, which, source, getEngine(), options),
        ),
      );
      if (!next.ok) return next.failure;
      // An answer to another question has come meanwhile, or this one was asked anew.
      if (client.getQueryData(queryKey) !== answer) {
        closeAll(next.value);
        return undefined;
      }
      client.setQueryData(queryKey, { ...answer, ...next.value });
      return undefined;
    },
    [client, queryKey, search, source, whole],
  );
}

function closeAll({ results, wide }: WideAnswer): void {
  if (results !== undefined) getEngine().close(results);
  for (const { held } of wide.parts) if (held !== undefined) getEngine().close(held);
}
