import { useMemo } from 'react';
import { clampWindow, fitWindow, isWhole, nanos, panBy, px, zoomAt, type TimeWindow } from '../../../core';
import type { Stretch } from '../../../state/url/trace/timeParts';
import type { AxisZoom } from '../useZoom';

/** The part of a merged picture that is on screen: like the zoom of the timeline, along the picture's own axis. */
export function useFlameZoom(
  extent: number,
  stated: Stretch | undefined,
  change: (zoom: Stretch | undefined) => void,
): AxisZoom {
  const start = stated?.start;
  const end = stated?.end;
  return useMemo(() => {
    const bounds = { start: nanos(0), end: nanos(extent) };
    const window = start === undefined || end === undefined ? bounds : clampWindow(start, end, bounds);
    const put = (next: TimeWindow) => {
      const from = nanos(Math.floor(next.start));
      const rounded = { start: from, end: nanos(Math.max(from + 1, Math.ceil(next.end))) };
      change(isWhole(rounded, bounds) ? undefined : rounded);
    };
    return {
      bounds,
      window,
      whole: isWhole(window, bounds),
      set: (from, to) => put(clampWindow(Math.min(from, to), Math.max(from, to), bounds)),
      by: (factor, on) => {
        const at = on ? on.axis.time(px(on.x)) : nanos((window.start + window.end) / 2);
        put(zoomAt(window, at, factor, bounds));
      },
      pan: (share) => put(panBy(window, nanos((window.end - window.start) * share), bounds)),
      fit: (from, to) => put(fitWindow(from, to, bounds, 0)),
      reset: () => put(bounds),
    };
  }, [extent, start, end, change]);
}
