import { useCallback, useMemo, useRef, useState } from 'react';
import {
  NO_IDLE,
  TimeAxis,
  clampWindow,
  fitWindow,
  idleStretches,
  isWhole,
  nanos,
  px,
  squeezeSaves,
  wholeTrace,
  type IdleStretches,
  type Nanos,
  type TimeWindow,
} from '../../core';
import type { OpenTrace } from '../../worker/TraceEngine';
import type { TraceAddress } from '../../state/url/traceAddress';
import type { ChangeAddress } from './useTraceView';

/** Steps (wheel, keys, dragging) that follow each other within this time are one zoom to go back over. */
const oneGestureMs = 600;
/** Width of the axis in px, until it is known. */
const usualWidth = 900;
/** Zooms that can be gone back over. */
const mostKept = 50;

/** `step`: one of many in quick succession; `jump`: a deed of its own. */
export type ZoomDeed = 'step' | 'jump';

/** A stretch that was measured, and every way to change it. */
export interface Mark {
  /** The stretch that is being dragged, else the one that was kept. */
  readonly stretch: TimeWindow | undefined;
  readonly drafting: boolean;
  /** Shows a stretch while it is dragged; undefined ends that without keeping it. */
  readonly draft: (stretch: TimeWindow | undefined) => void;
  /** Keeps a stretch as the mark; undefined clears it. */
  readonly keep: (stretch: TimeWindow | undefined) => void;
}

/** A part of an axis that is on screen, and the ways to change it. */
export interface AxisZoom {
  readonly bounds: TimeWindow;
  readonly window: TimeWindow;
  readonly whole: boolean;
  readonly set: (start: number, end: number, deed?: ZoomDeed) => void;
  /** Factor 2 shows half as much; around a pixel of an axis of the window, or the middle. */
  readonly by: (factor: number, on?: { readonly axis: TimeAxis; readonly x: number }) => void;
  /** Moves by a share of the axis: 1 is one window to the right. */
  readonly pan: (share: number, axis?: TimeAxis) => void;
  readonly fit: (start: Nanos, end: Nanos) => void;
  readonly reset: () => void;
}

/** The part of the trace that is on screen, with what is squeezed and what is measured in it. */
export interface Zoom extends AxisZoom {
  /** Whether there is a zoom to go back over. */
  readonly canBack: boolean;
  readonly back: () => void;
  /** What stood at `from` px of an axis comes to stand at `to` px, `factor` times as large. */
  readonly pinch: (axis: TimeAxis, factor: number, from: number, to: number) => void;
  /** Stretches where nothing runs, squeezed or not. */
  readonly idle: IdleStretches;
  readonly squeezed: boolean;
  /** The share of the width, 0 to 1, that squeezing frees when all is shown. */
  readonly saves: number;
  readonly squeeze: (on: boolean) => void;
  /** The one scale of the time side: the window, or all of the trace, on so many px. */
  readonly axisOf: (width: number) => TimeAxis;
  readonly wholeAxis: (width: number) => TimeAxis;
  /** Tells how wide the axis is that keys and buttons zoom. */
  readonly measured: (width: number) => void;
  readonly mark: Mark;
}

/** Zooms that were left, the last one at the end. */
function useZoomHistory() {
  const [past, setPast] = useState<readonly TimeWindow[]>([]);
  const last = useRef<{ readonly at: number; readonly deed: ZoomDeed }>({ at: -Infinity, deed: 'jump' });
  return useMemo(
    () => ({
      past,
      leave: (window: TimeWindow, deed: ZoomDeed) => {
        const at = performance.now();
        const sameGesture =
          deed === 'step' && last.current.deed === 'step' && at - last.current.at < oneGestureMs;
        last.current = { at, deed };
        if (!sameGesture) setPast((before) => [...before.slice(1 - mostKept), window]);
      },
      pop: () => {
        last.current = { at: -Infinity, deed: 'jump' };
        setPast((before) => before.slice(0, -1));
      },
    }),
    [past],
  );
}

function useMark(kept: TraceAddress['mark'], change: ChangeAddress): Mark {
  const [draft, setDraft] = useState<TimeWindow>();
  const start = kept?.start;
  const end = kept?.end;
  return useMemo(() => {
    const stretch = start === undefined || end === undefined ? undefined : { start, end };
    return {
      stretch: draft ?? stretch,
      drafting: draft !== undefined,
      draft: setDraft,
      keep: (next) => {
        setDraft(undefined);
        change({ mark: next }, 'settle');
      },
    };
  }, [draft, start, end, change]);
}

const sameWindow = (a: TimeWindow, b: TimeWindow) => a.start === b.start && a.end === b.end;

/** The zoom window, the mark and the squeezing of the address. Small steps settle in the address when they have ended. */
export function useZoom(open: OpenTrace, address: TraceAddress, change: ChangeAddress): Zoom {
  const bounds = useMemo(() => wholeTrace(open.trace), [open]);
  const idle = useMemo(() => idleStretches(open.trace.spans, bounds), [open, bounds]);
  const start = address.window?.start;
  const end = address.window?.end;
  const { squeeze: squeezed } = address;
  const history = useZoomHistory();
  const mark = useMark(address.mark, change);
  const lastWidth = useRef(usualWidth);
  const window = useMemo(
    () => (start === undefined || end === undefined ? bounds : clampWindow(start, end, bounds)),
    [bounds, start, end],
  );
  const saves = useMemo(() => squeezeSaves(bounds, px(usualWidth), idle), [bounds, idle]);
  const shown = squeezed ? idle : NO_IDLE;
  // Of their own, so that what is drawn on an axis stays while something else of the zoom changes.
  const axisOf = useCallback((width: number) => new TimeAxis(window, px(width), shown), [window, shown]);
  const wholeAxis = useCallback((width: number) => new TimeAxis(bounds, px(width), shown), [bounds, shown]);
  const measured = useCallback((width: number) => {
    lastWidth.current = width;
  }, []);
  return useMemo(() => {
    const show = (next: TimeWindow) => {
      change({ window: isWhole(next, bounds) ? undefined : next }, 'settle');
    };
    const put = (next: TimeWindow, deed: ZoomDeed) => {
      const rounded = { start: nanos(Math.round(next.start)), end: nanos(Math.round(next.end)) };
      if (sameWindow(rounded, window)) return;
      history.leave(window, deed);
      show(rounded);
    };
    const lastAxis = () => axisOf(lastWidth.current);
    return {
      bounds,
      window,
      whole: isWhole(window, bounds),
      set: (from, to, deed = 'jump') =>
        put(clampWindow(Math.min(from, to), Math.max(from, to), bounds), deed),
      by: (factor, on) => {
        const axis = on?.axis ?? lastAxis();
        put(axis.zoomed(px(on?.x ?? axis.width / 2), factor, bounds), 'step');
      },
      pinch: (axis, factor, from, to) => {
        put(axis.zoomed(px(from), factor, bounds, px(to)), 'step');
      },
      pan: (share, on) => {
        const axis = on ?? lastAxis();
        put(axis.panned(px(share * axis.width), bounds), 'step');
      },
      fit: (from, to) => put(fitWindow(from, to, bounds), 'jump'),
      reset: () => put(bounds, 'jump'),
      canBack: history.past.length > 0,
      back: () => {
        const before = history.past.at(-1);
        if (before === undefined) return;
        history.pop();
        show(before);
      },
      idle,
      squeezed,
      saves,
      squeeze: (on) => {
        change({ squeeze: on }, 'replace');
      },
      axisOf,
      wholeAxis,
      measured,
      mark,
    };
  }, [bounds, window, idle, squeezed, saves, axisOf, wholeAxis, measured, change, history, mark]);
}
