import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { compareSpans } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { heldState } from '../../../state/query/nextState';
import { useInSlices } from '../../../state/session/useInSlices';
import { Button } from '../../../ui/Button';
import { Notice } from '../../../ui/Notice';
import type { TraceView } from '../useTraceView';
import { movedWords, useRawSwitch } from './useRawSwitch';

/** Says that the trace is shown as it was stored, what the server would do to it, and goes back to that. */
export function RawNotice({ view }: { readonly view: TraceView }) {
  const client = useQueryClient();
  const durationText = useDurationText();
  const raw = useRawSwitch(view);
  const { open, address } = view;
  const { from } = address;
  const words = useInSlices(
    useCallback(
      function* () {
        const adjusted = from === 'server' ? heldState(client, open.trace.traceId, false) : undefined;
        return adjusted && movedWords(yield* compareSpans(open.trace, adjusted.trace), durationText);
      },
      [client, open, from, durationText],
    ),
  );
  if (!raw.isOffered)
    return (
      <Notice>This link asks for the trace as it was stored; this source gives it in one form only.</Notice>
    );
  return (
    <Notice
      actions={
        <Button aria-disabled={raw.isAsking} onClick={raw.toggle}>
          {raw.isAsking ? 'Reading …' : 'Show it adjusted'}
        </Button>
      }
    >
      Shown as it was stored, without the server’s adjustments. {words && `${words}.`}
      {raw.failure && ` The adjusted trace was not read: ${raw.failure.message} ${raw.failure.serverSaid}`}
    </Notice>
  );
}
