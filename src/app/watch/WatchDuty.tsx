import { useEffect, useState } from 'react';
import { isFiring, visibleText } from '../../core';
import { lookWords } from '../../views/search/watch/watchWords';
import { go, watchPlace } from '../../state/url/place';
import { leadTabs } from '../../state/watch/leadTabs';
import { useWatchDuty } from '../../state/watch/watchDuty';
import { followWatches, useWatches } from '../../state/watch/watches';
import { noteFiring } from '../../state/watch/watchLamp';
import { WatchKeeper } from '../../state/watch/WatchKeeper';
import { entryOf, followLog, useWatchLog, type WatchEvent } from '../../state/watch/watchLog';
import { announce } from '../../ui/announce';
import { markTitle } from '../../ui/usePageTitle';
import { useVisible } from '../../ui/useVisible';
import { askWatch, requestsOf } from './askWatch';
import { showFavicon } from './favicon';

/** Tells the desktop, where the reader and the browser allow it. */
function notify({ name, words, watchId }: WatchEvent): void {
  if (!useWatches.getState().notifies || !('Notification' in window)) return;
  if (Notification.permission !== 'granted') return;
  try {
    const shown = new Notification(visibleText(name).slice(0, 100), {
      body: visibleText(words).slice(0, 300),
      tag: `spanlight ${watchId}`,
    });
    shown.onclick = () => {
      window.focus();
      go(watchPlace());
      shown.close();
    };
  } catch {
    // Some browsers show them from a service worker only. Title and favicon say it anyway.
  }
}

const createKeeper = () =>
  new WatchKeeper({
    now: () => Date.now(),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => {
        clearTimeout(timer);
      };
    },
    ask: askWatch,
    costOf: requestsOf,
    lead: (signal, lead) => {
      leadTabs('spanlight:watch', signal, lead);
    },
    words: lookWords,
    happened: (what, event, watch) => {
      if (watch.isMuted) return;
      const name = visibleText(event.name);
      announce(
        what === 'fired' ? `Watch: ${name}: ${visibleText(event.words)}` : `Watch: ${name} is quiet again`,
      );
      if (what === 'fired') notify(event);
    },
  });

/** Asks for the watched searches while the page is open, and shows in title, favicon and top bar what fires. Draws nothing. */
export function WatchDuty() {
  const [keeper] = useState(createKeeper);
  const isVisible = useVisible();
  const watches = useWatches((state) => state.watches);
  const log = useWatchLog();
  useEffect(() => {
    const endWatches = followWatches();
    const endLog = followLog();
    useWatchDuty.setState({ test: (watch) => keeper.test(watch) });
    keeper.start();
    return () => {
      endWatches();
      endLog();
      keeper.stop();
      useWatchDuty.setState({ test: undefined });
    };
  }, [keeper]);
  useEffect(() => {
    keeper.setHidden(!isVisible);
  }, [keeper, isVisible]);
  useEffect(() => {
    keeper.plan();
  }, [keeper, watches, log]);

  const firing = watches.filter(({ id, isMuted }) => !isMuted && isFiring(entryOf(log, id).state)).length;
  useEffect(() => {
    noteFiring(firing);
    markTitle(firing > 0 ? `(${String(firing)}!) ` : '');
    showFavicon(firing > 0);
  }, [firing]);
  useEffect(
    () => () => {
      noteFiring(0);
      markTitle('');
      showFavicon(false);
    },
    [],
  );
  return null;
}
