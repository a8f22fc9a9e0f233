import { useMemo } from 'react';
import {
  clampWindow,
  fitWindow,
  isWhole,
  nanos,
  panBy,
  wholeTrace,
  zoomAt,
  type Nanos,
  type TimeWindow,
} from '../../core';
import type { OpenTrace } from '../../worker/TraceEngine';
import type { TraceAddress } from '../../state/url/traceAddress';
import type { ChangeAddress } from './useTraceView';

/** The part of the trace that is on screen, and every way to change it. */
export interface Zoom {
  readonly bounds: TimeWindow;
  readonly window: TimeWindow;
  readonly whole: boolean;
  readonly set: (start: number, end: number) => void;
  /** Factor 2 shows half as much; around `at`, or the middle. */
  readonly by: (factor: number, at?: Nanos) => void;
  /** Moves by a share of the window: 1 is one window to the right. */
  readonly pan: (share: number) => void;
  readonly fit: (start: Nanos, end: Nanos) => void;
  readonly reset: () => void;
}

/** The zoom window of the address. Small steps settle in the address when they have ended. */
export function useZoom(open: OpenTrace, stated: TraceAddress['window'], change: ChangeAddress): Zoom {
  const bounds = useMemo(() => wholeTrace(open.trace), [open]);
  const start = stated?.start;
  const end = stated?.end;
  return useMemo(() => {
    const window = start === undefined || end === undefined ? bounds : clampWindow(start, end, bounds);
    const put = (next: TimeWindow) => {
      const rounded = { start: nanos(Math.round(next.start)), end: nanos(Math.round(next.end)) };
      change({ window: isWhole(rounded, bounds) ? undefined : rounded }, 'settle');
    };
    const length = window.end - window.start;
    return {
      bounds,
      window,
      whole: isWhole(window, bounds),
      set: (from, to) => put(clampWindow(Math.min(from, to), Math.max(from, to), bounds)),
      by: (factor, at = nanos((window.start + window.end) / 2)) => put(zoomAt(window, at, factor, bounds)),
      pan: (share) => put(panBy(window, nanos(length * share), bounds)),
      fit: (from, to) => put(fitWindow(from, to, bounds)),
      reset: () => put(bounds),
    };
  }, [bounds, start, end, change]);
}
