import { useMemo } from 'react';
import { formatCount, mayStillGrow, type MayGrow } from '../../../core';
import { arrivalsOf, useArrivals, type Arrivals } from '../../../state/session/arrivals';
import { Button, IconButton } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { Notice } from '../../../ui/Notice';
import { useShortcuts } from '../../../ui/shortcuts';
import { useNow } from '../../../ui/useNow';
import { useSecondsUntil } from '../../../ui/useSecondsUntil';
import { useSpanWalk } from '../errors/useSpanWalk';
import type { TraceView } from '../useTraceView';
import classes from './refresh.module.css';
import { endWords, useRefresh, type Refresh } from './useRefresh';

const nothing = new Int32Array();

/** Why the trace may not be whole, in a few words. */
function growWords({ isRecent, lacksRoot, orphans }: MayGrow): string {
  if (lacksRoot) return 'The root is missing: it may still arrive';
  if (orphans > 0)
    return `${formatCount(orphans)} ${orphans === 1 ? 'parent is' : 'parents are'} missing: more may still arrive`;
  return isRecent ? 'More may still arrive' : '';
}

/** "12 new spans, 1 changed": pressed, the next of them. */
function News({
  view,
  words,
  news,
}: {
  readonly view: TraceView;
  readonly words: string;
  readonly news: Arrivals;
}) {
  const spans = useMemo(() => {
    const all = new Int32Array(news.added.length + news.changed.length);
    all.set(news.added);
    all.set(news.changed, news.added.length);
    return all.sort();
  }, [news]);
  const walk = useSpanWalk(view, spans, 'new or changed spans');
  if (spans.length === 0) return <span>{words}</span>;
  return (
    <>
      <Button
        className={classes['news']}
        title="Go to the next one"
        onClick={() => {
          walk.step(1);
        }}
      >
        {words}
      </Button>
      {walk.position > 0 && (
        <span className={classes['place']}>
          {formatCount(walk.position)} of {formatCount(spans.length)}
        </span>
      )}
    </>
  );
}

function Countdown({ until }: { readonly until: number }) {
  const seconds = useSecondsUntil(until);
  return <span className={classes['place']}>Looking again in {seconds} s</span>;
}

/** What the refresh does now, or has done last. */
function State({
  view,
  refresh,
  mayGrow,
}: {
  readonly view: TraceView;
  readonly refresh: Refresh;
  readonly mayGrow: MayGrow | undefined;
}) {
  const { outcome, auto, ended, isAsking } = refresh;
  const news = useArrivals(arrivalsOf(view.open.handle)) ?? {
    handle: view.open.handle,
    added: nothing,
    changed: nothing,
    isNews: new Uint8Array(),
  };
  return (
    <>
      {outcome && !outcome.failure && <News view={view} words={outcome.words} news={news} />}
      {isAsking ? (
        <span className={classes['place']}>Looking …</span>
      ) : auto ? (
        <Countdown until={auto.nextAt} />
      ) : ended ? (
        <span>{endWords[ended]}</span>
      ) : (
        !outcome && mayGrow && <span>{growWords(mayGrow)}</span>
      )}
    </>
  );
}

/** Asks for the trace again, once or by itself; says what came, and goes to it. */
export function RefreshControls({ view }: { readonly view: TraceView }) {
  const { open, address } = view;
  const refresh = useRefresh(open, address.raw);
  const now = useNow();
  const mayGrow = useMemo(() => mayStillGrow(open.trace, BigInt(now) * 1_000_000n), [open, now]);
  const { auto, outcome, isAsking } = refresh;
  const isOn = auto !== undefined;
  const toggle = () => {
    refresh.setAuto(!isOn);
  };
  const group = 'Refresh';
  useShortcuts([
    { keys: 'r', does: 'Refresh: look for new spans', group, run: refresh.ask },
    {
      keys: 'Shift+R',
      does: isOn ? 'Stop looking for new spans' : 'Keep looking for new spans',
      group,
      run: toggle,
    },
  ]);
  const offers = mayGrow !== undefined && !isOn;
  return (
    <>
      <div className={classes['refresh']} role="group" aria-label="Refresh">
        <State view={view} refresh={refresh} mayGrow={mayGrow} />
        <Button
          look={isOn || offers ? 'plain' : 'quiet'}
          className={isOn || offers ? classes['auto'] : classes['icon']}
          aria-label={isOn ? 'Stop looking again' : 'Keep looking for new spans'}
          title={`${isOn ? 'Stop looking again' : 'Keep looking for new spans'} (Shift+R)`}
          onClick={toggle}
        >
          {isOn ? 'Stop' : offers ? 'Keep looking' : <Icon name="clock" />}
        </Button>
        <IconButton
          icon={isAsking && !isOn ? 'close' : 'refresh'}
          label={isAsking && !isOn ? 'Cancel the refresh' : 'Refresh (r)'}
          className={classes['icon']}
          onClick={isAsking && !isOn ? refresh.cancel : refresh.ask}
        />
      </div>
      {outcome?.failure && (
        <div className={classes['failure']}>
          <Notice
            tone="error"
            actions={
              <>
                <Button onClick={refresh.ask}>Try again</Button>
                <IconButton icon="close" label="Close this message" onClick={refresh.forget} />
              </>
            }
          >
            The trace was not refreshed; what was read before stays. {outcome.failure.message}{' '}
            {outcome.failure.serverSaid !== '' && <q>{outcome.failure.serverSaid}</q>}{' '}
            {outcome.failure.advice}
          </Notice>
        </div>
      )}
    </>
  );
}
