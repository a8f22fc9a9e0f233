import { useCallback, useEffect, useState } from 'react';
import type { RefreshEvery } from '../../state/url/monitor/monitorParts';
import { useVisible } from '../../ui/useVisible';

const lengths: ReadonlyMap<RefreshEvery, number> = new Map([
  ['30s', 30_000],
  ['1m', 60_000],
  ['5m', 300_000],
]);

/**
 * Until when the monitor looks (milliseconds since 1970): to a held end, or to now as of the last look; it looks again in its turn while
 * the tab can be seen and the reader has not paused it.
 */
export function useWindow(end: number | undefined, every: RefreshEvery) {
  const [looked, setLooked] = useState(() => ({ at: Date.now(), turn: 0 }));
  const [isPaused, setPaused] = useState(false);
  const isVisible = useVisible();
  const length = end === undefined ? lengths.get(every) : undefined;
  const isStill = length === undefined || isPaused || !isVisible;
  const look = useCallback(() => {
    setLooked(({ turn }) => ({ at: Date.now(), turn: turn + 1 }));
  }, []);
  const nextAt = looked.at + (length ?? 0);
  useEffect(() => {
    if (isStill) return undefined;
    const timer = setTimeout(look, Math.max(0, nextAt - Date.now()));
    return () => {
      clearTimeout(timer);
    };
  }, [isStill, nextAt, look]);
  return {
    until: end ?? looked.at,
    turn: looked.turn,
    look,
    isPaused,
    setPaused,
    /** When it looks again; undefined = it does not. */
    nextAt: isStill ? undefined : nextAt,
    isHidden: !isVisible,
  };
}
