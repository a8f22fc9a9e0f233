import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import {
  compareSpans,
  formatCount,
  nanos,
  type Failure,
  type SpanChanges,
  type WriteDuration,
} from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { getEngine } from '../../../state/query/connection';
import { askAgain, heldState, putState } from '../../../state/query/nextState';
import { useConnection } from '../../../state/query/queries';
import { inSlices } from '../../../state/session/inSlices';
import { announce } from '../../../ui/announce';
import type { OpenTrace } from '../../../worker/TraceEngine';
import type { TraceView } from '../useTraceView';

/** "The server moves 3 spans by 65 ms": how the adjusted state differs from the one as stored. */
export function movedWords(
  { moved, movedBy, added, removed }: SpanChanges,
  durationText: WriteDuration,
): string {
  const parts: string[] = [];
  if (moved.length > 0) {
    let least = Infinity;
    let most = 0;
    for (const by of movedBy) {
      least = Math.min(least, Math.abs(by));
      most = Math.max(most, Math.abs(by));
    }
    const range =
      least === most
        ? `by ${durationText(nanos(most))}`
        : `by ${durationText(nanos(least))} to ${durationText(nanos(most))}`;
    parts.push(`moves ${formatCount(moved.length)} ${moved.length === 1 ? 'span' : 'spans'} ${range}`);
  }
  if (removed > 0) parts.push(`leaves out ${formatCount(removed)} that were stored`);
  if (added.length > 0) parts.push(`shows ${formatCount(added.length)} under another id or anew`);
  return parts.length === 0 ? 'The server moves no span' : `The server ${parts.join(', ')}`;
}

export interface RawSwitch {
  /** The source gives traces as stored. */
  readonly isOffered: boolean;
  readonly isOn: boolean;
  readonly isAsking: boolean;
  readonly failure: Failure | undefined;
  readonly toggle: () => void;
}

/** Shows the trace as it was stored instead of as the server adjusts it, and back; the view stays. `onDone`: the other state is shown. */
export function useRawSwitch({ open, address, change }: TraceView, onDone?: () => void): RawSwitch {
  const client = useQueryClient();
  const durationText = useDurationText();
  const { data: connection } = useConnection();
  const { traceId } = open.trace;
  const isOn = address.raw;
  /** What is asked for: stored (true) or adjusted. It outlives the change of the address, which comes first. */
  const [asked, setAsked] = useState<boolean>();
  const [failure, setFailure] = useState<Failure>();
  const show = useEffectEvent(async (next: OpenTrace, raw: boolean) => {
    const [stored, adjusted] = raw ? [next, open] : [open, next];
    const words = movedWords(await inSlices(compareSpans(stored.trace, adjusted.trace)), durationText);
    await putState(client, raw, open, next);
    setFailure(undefined);
    change({ raw }, 'push');
    onDone?.();
    announce(`${raw ? 'As stored' : 'As adjusted by the server'}. ${words}.`);
  });
  const failed = useEffectEvent((why: Failure) => {
    setFailure(why);
    announce(`${why.message} ${why.advice}`);
  });
  useEffect(() => {
    if (asked === undefined) return;
    const abort = new AbortController();
    const held = heldState(client, traceId, asked);
    const answer = held
      ? Promise.resolve({ ok: true, value: held } as const)
      : askAgain(traceId, asked, { signal: abort.signal });
    void answer.then(async (given) => {
      if (abort.signal.aborted) {
        if (given.ok && given.value !== held) getEngine().close(given.value.handle);
        return;
      }
      if (given.ok) await show(given.value, asked);
      else failed(given.failure);
      setAsked(undefined);
    });
    return () => {
      abort.abort();
    };
  }, [asked, client, traceId]);
  return {
    isOffered: address.from === 'server' && connection?.source.capabilities.rawTraces === true,
    isOn,
    isAsking: asked !== undefined,
    failure,
    toggle: () => {
      setAsked((now) => (now === undefined ? !isOn : undefined));
    },
  };
}
