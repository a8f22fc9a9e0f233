import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { compareSpans, isSameTrace, type Failure, type SpanChanges } from '../../../core';
import { getEngine } from '../../../state/query/connection';
import { askAgain, putState } from '../../../state/query/nextState';
import { traceQueryKey } from '../../../state/query/queries';
import { useArrivals, type Arrivals } from '../../../state/session/arrivals';
import { inSlices } from '../../../state/session/inSlices';
import { announce } from '../../../ui/announce';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { afterAnswer, beginAuto, isOver, type AutoEnd, type AutoRefresh } from './autoRefresh';
import { changeWords } from './changeWords';

/** What the last answer was. */
export interface RefreshOutcome {
  /** "12 new spans, 1 changed" */
  readonly words: string;
  readonly failure: Failure | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Refresh {
  readonly isAsking: boolean;
  readonly outcome: RefreshOutcome | undefined;
  readonly forget: () => void;
  readonly ask: () => void;
  readonly cancel: () => void;
  /** Looking again by itself; undefined while that is off. */
  readonly auto: AutoRefresh | undefined;
  /** Why it went off by itself. */
  readonly ended: AutoEnd | undefined;
  readonly setAuto: (on: boolean) => void;
}

export const endWords: Readonly<Record<AutoEnd, string>> = {
  stable: 'Stopped: nothing new for a minute',
  time: 'Stopped after 5 minutes',
  hidden: 'Stopped while the tab was hidden',
  failed: 'Stopped: not refreshed',
};

function arrivalsWith(open: OpenTrace, { added, changed }: SpanChanges): Arrivals {
  const isNews = new Uint8Array(open.trace.spans.count);
  for (const span of added) isNews[span] = 1;
  for (const span of changed) isNews[span] = 1;
  return { handle: open.handle, added, changed, isNews };
}

/** Asks the server for the trace that is on screen again, when told or by itself, and puts what it gives in its place. */
export function useRefresh(open: OpenTrace, raw: boolean): Refresh {
  const client = useQueryClient();
  const { traceId } = open.trace;
  const [asking, setAsking] = useState<{ readonly isAuto: boolean }>();
  const [outcome, setOutcome] = useState<RefreshOutcome>();
  const [auto, setAuto] = useState<AutoRefresh>();
  const [ended, setEnded] = useState<AutoEnd>();
  const replaced = useRef<number[]>([]);

  const end = (why: AutoEnd | undefined) => {
    setAuto(undefined);
    setEnded(why);
    if (why !== undefined && why !== 'failed') announce(endWords[why]);
  };
  const failed = useEffectEvent((failure: Failure) => {
    setOutcome({ words: 'Not refreshed', failure, at: Date.now() });
    announce(`The trace was not refreshed. ${failure.message} ${failure.advice}`);
    if (auto) end('failed');
  });
  const shown = useEffectEvent((words: string, isOther: boolean) => {
    setOutcome({ words, failure: undefined, at: Date.now() });
    if (isOther || !auto) announce(words);
    if (!auto) return;
    const next = afterAnswer(auto, Date.now(), isOther);
    if (typeof next === 'string') end(next);
    else setAuto(next);
  });
  const taken = useEffectEvent(async (next: OpenTrace, isAuto: boolean) => {
    const isOther = open.byteCount !== next.byteCount || !isSameTrace(open.trace, next.trace);
    const changes = await inSlices(compareSpans(open.trace, next.trace));
    if (isOther || !isAuto) {
      // When told to, even where all columns are the same: tags may have become others of the same length.
      useArrivals.setState({ last: arrivalsWith(next, changes) });
      replaced.current.push(open.handle);
      await putState(client, raw, open, next);
      // Of another moment than what is shown now.
      client.removeQueries({ queryKey: traceQueryKey(traceId, !raw), type: 'inactive' });
    } else getEngine().close(next.handle);
    return { words: changeWords(changes, isOther), isOther };
  });
  useEffect(() => {
    if (!asking) return;
    const abort = new AbortController();
    void askAgain(traceId, raw, { signal: abort.signal }).then(async (answer) => {
      if (abort.signal.aborted) {
        if (answer.ok) getEngine().close(answer.value.handle);
        return;
      }
      if (answer.ok) {
        const { words, isOther } = await taken(answer.value, asking.isAuto);
        shown(words, isOther);
      } else failed(answer.failure);
      setAsking(undefined);
    });
    return () => {
      abort.abort();
    };
  }, [asking, traceId, raw]);

  // What is on screen is the newer state: nobody asks the one before any more.
  const closeReplaced = useEffectEvent((but: number) => {
    for (const handle of replaced.current.splice(0)) if (handle !== but) getEngine().close(handle);
  });
  useEffect(() => {
    closeReplaced(open.handle);
  }, [open]);
  useEffect(
    () => () => {
      closeReplaced(-1);
    },
    [],
  );

  const due = useEffectEvent((now: AutoRefresh) => {
    if (isOver(now, Date.now())) end('time');
    else setAsking({ isAuto: true });
  });
  useEffect(() => {
    if (!auto || asking) return;
    const timer = setTimeout(
      () => {
        due(auto);
      },
      Math.max(0, auto.nextAt - Date.now()),
    );
    return () => {
      clearTimeout(timer);
    };
  }, [auto, asking]);

  const isAuto = auto !== undefined;
  const hidden = useEffectEvent(() => {
    if (document.visibilityState !== 'hidden') return;
    setAsking(undefined);
    end('hidden');
  });
  useEffect(() => {
    if (!isAuto) return;
    const onChange = () => {
      hidden();
    };
    document.addEventListener('visibilitychange', onChange);
    return () => {
      document.removeEventListener('visibilitychange', onChange);
    };
  }, [isAuto]);

  return {
    isAsking: asking !== undefined,
    outcome,
    forget: () => {
      setOutcome(undefined);
    },
    ask: () => {
      setAsking((now) => now ?? { isAuto: false });
    },
    cancel: () => {
      setAsking(undefined);
    },
    auto,
    ended,
    setAuto: (on) => {
      if (!on) {
        setAsking(undefined);
        end(undefined);
        announce('Not looking again');
        return;
      }
      setEnded(undefined);
      setAuto(beginAuto(Date.now()));
      announce('Looking again every few seconds');
    },
  };
}
