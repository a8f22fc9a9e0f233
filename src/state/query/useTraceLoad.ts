import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../core';
import type { OpenTrace } from '../../worker/TraceEngine';
import { whileBusy } from '../session/busy';
import { useFiles } from '../session/files';
import { getConnection, getEngine } from './connection';

/** Whole traces that are asked for at the same time: a server has others to answer, too. */
const atOnce = 4;

/** How far whole traces are loaded. */
export interface TraceLoad {
  readonly total: number;
  /** Traces that came, and what was made of them. */
  readonly done: number;
  readonly failures: readonly { readonly traceId: string; readonly failure: Failure }[];
  readonly isRunning: boolean;
  readonly wasCancelled: boolean;
}

/** Takes one trace that came; it is closed afterwards. A failure is what could not be made of it; false asks for no more. */
export type TakeTrace = (open: OpenTrace) => Promise<Failure | undefined | false>;

/**
 * Loads whole traces of the server or of the opened files, a few at a time. Where one fails the others are still asked for, unless the
 * server wants to be left alone. Resolves with what came of it.
 */
export function useTraceLoad(from: 'server' | 'files') {
  const [load, setLoad] = useState<TraceLoad>();
  const control = useRef<AbortController>(undefined);
  useEffect(
    () => () => {
      control.current?.abort();
    },
    [],
  );
  const start = useCallback(
    async (traceIds: readonly string[], take: TakeTrace): Promise<TraceLoad> => {
      control.current?.abort();
      const own = new AbortController();
      control.current = own;
      const { signal } = own;
      let state: TraceLoad = {
        total: traceIds.length,
        done: 0,
        failures: [],
        isRunning: true,
        wasCancelled: false,
      };
      const say = (part: Partial<TraceLoad>) => {
        state = { ...state, ...part };
        if (control.current === own) setLoad(state);
      };
      say({});
      const files = from === 'files' ? useFiles.getState().source : undefined;
      const connection = files ? undefined : await getConnection();
      const source = files ?? (connection?.ok === true ? connection.value.source : undefined);
      if (connection?.ok === false) {
        const { failure } = connection;
        say({ failures: traceIds.map((traceId) => ({ traceId, failure })) });
      }
      const waiting = source ? [...traceIds] : [];
      const work = async () => {
        for (let traceId = waiting.shift(); source && traceId !== undefined; traceId = waiting.shift()) {
          const opened = await source.trace(traceId, { signal });
          let failure: Failure | undefined | false;
          if (opened.ok) {
            failure = signal.aborted ? false : await take(opened.value);
            getEngine().close(opened.value.handle);
          } else failure = opened.failure;
          if (signal.aborted) return;
          if (failure === undefined) say({ done: state.done + 1 });
          else if (failure !== false) say({ failures: [...state.failures, { traceId, failure }] });
          if (failure === false || failure?.kind === 'rate-limited') waiting.length = 0;
        }
      };
      await whileBusy(Promise.all(Array.from({ length: atOnce }, work)));
      say({ isRunning: false, wasCancelled: signal.aborted });
      return state;
    },
    [from],
  );
  const cancel = useCallback(() => {
    control.current?.abort();
  }, []);
  const forget = useCallback(() => {
    control.current?.abort();
    control.current = undefined;
    setLoad(undefined);
  }, []);
  return { load, start, cancel, forget };
}
