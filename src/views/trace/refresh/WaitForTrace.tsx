import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { getEngine } from '../../../state/query/connection';
import { askAgain } from '../../../state/query/nextState';
import { traceQueryKey } from '../../../state/query/queries';
import { announce } from '../../../ui/announce';
import { Button } from '../../../ui/Button';
import { EmptyState } from '../../../ui/EmptyState';
import { useSecondsUntil } from '../../../ui/useSecondsUntil';
import { waitSeconds } from './autoRefresh';
import classes from './refresh.module.css';

const inSeconds = (seconds: number) => Date.now() + seconds * 1000;

/** A trace that the server does not know yet: it is asked for again for half a minute. `onEnd`: in vain, given up, or another failure. */
export function WaitForTrace({
  traceId,
  raw,
  onEnd,
}: {
  readonly traceId: string;
  readonly raw: boolean;
  readonly onEnd: () => void;
}) {
  const client = useQueryClient();
  /** Looks so far, and when the next one is due; undefined while one is under way. */
  const [turn, setTurn] = useState(0);
  const [dueAt, setDueAt] = useState<number | undefined>(() => inSeconds(waitSeconds[0] ?? 0));
  const seconds = useSecondsUntil(dueAt ?? 0);
  const end = useEffectEvent(() => {
    announce('The trace has not come');
    onEnd();
  });
  useEffect(() => {
    announce('The server does not know this trace yet. Looking again for half a minute.');
  }, []);
  useEffect(() => {
    if (dueAt === undefined) return;
    const timer = setTimeout(
      () => {
        setDueAt(undefined);
      },
      Math.max(0, dueAt - Date.now()),
    );
    return () => {
      clearTimeout(timer);
    };
  }, [dueAt]);
  useEffect(() => {
    if (dueAt !== undefined) return;
    const abort = new AbortController();
    void askAgain(traceId, raw, { signal: abort.signal }).then((answer) => {
      if (abort.signal.aborted) {
        if (answer.ok) getEngine().close(answer.value.handle);
        return;
      }
      const next = waitSeconds[turn + 1];
      if (answer.ok) {
        announce('The trace has come');
        client.setQueryData(traceQueryKey(traceId, raw), answer.value);
      } else if (answer.failure.kind !== 'not-found' || next === undefined) end();
      else {
        setTurn(turn + 1);
        setDueAt(inSeconds(next));
      }
    });
    return () => {
      abort.abort();
    };
  }, [dueAt, turn, traceId, raw, client]);
  return (
    <EmptyState title="The server does not know this trace yet">
      <p>A trace can be read some seconds after its spans have ended and were sent.</p>
      <div className={classes['wait']}>
        <span className={classes['place']}>
          {dueAt === undefined ? 'Looking …' : `Looking again in ${String(seconds)} s`} · look {turn + 1} of{' '}
          {waitSeconds.length}
        </span>
        <Button
          look="primary"
          aria-disabled={dueAt === undefined}
          onClick={() => {
            setDueAt(undefined);
          }}
        >
          Look now
        </Button>
        <Button onClick={onEnd}>Stop waiting</Button>
      </div>
    </EmptyState>
  );
}
