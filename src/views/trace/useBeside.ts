import { useMemo } from 'react';
import type { TraceAddress } from '../../state/url/traceAddress';
import type { TraceViewName } from '../../state/url/trace/viewParts';
import { useMedia } from '../../ui/useMedia';
import type { ChangeAddress } from './useTraceView';

/** The least width of the window, in px, for two views together; and from which they stand next to each other, not one below the other. */
export const besideFrom = 1200;
const nextToFrom = 1440;

/** The views on screen, and the ways to change them. */
export interface Beside {
  readonly view: TraceViewName;
  /** The second view that the address names, shown or not. */
  readonly stated: TraceViewName | undefined;
  /** The second view on screen. */
  readonly shown: TraceViewName | undefined;
  readonly isBelow: boolean;
  /** Whether a view is on screen. */
  readonly shows: (view: TraceViewName) => boolean;
  /** Makes a view the first; where it is the second, the two change places. */
  readonly setView: (view: TraceViewName) => void;
  /** Opens a second view, another one in its place, or closes it. The first one cannot be both. */
  readonly setBeside: (view: TraceViewName | undefined) => void;
}

export function useBeside({ view, beside }: TraceAddress, change: ChangeAddress): Beside {
  const isWide = useMedia(`(width >= ${String(besideFrom)}px)`);
  const isBelow = !useMedia(`(width >= ${String(nextToFrom)}px)`);
  return useMemo(() => {
    const stated = beside === view ? undefined : beside;
    const shown = isWide ? stated : undefined;
    return {
      view,
      stated,
      shown,
      isBelow,
      shows: (asked) => asked === view || asked === shown,
      setView: (next) => {
        if (next === view) return;
        change(next === stated ? { view: next, beside: view } : { view: next }, 'push');
      },
      setBeside: (next) => {
        if (next !== stated && next !== view) change({ beside: next }, 'push');
      },
    };
  }, [view, beside, isWide, isBelow, change]);
}
