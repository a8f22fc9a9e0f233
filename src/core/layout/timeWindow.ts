import { nanos, type Nanos } from '../model';

/** A stretch of time that an axis shows, in nanoseconds since the trace's start. end > start. */
export interface TimeWindow {
  readonly start: Nanos;
  readonly end: Nanos;
}

/** The narrowest window: below it the times of most traces (microseconds) have nothing more to show. */
export const MIN_WINDOW = nanos(1000);

/** The whole of a trace as a window; never empty: a trace of no length gets one microsecond. */
export function wholeTrace(trace: { readonly duration: Nanos }): TimeWindow {
  return { start: nanos(0), end: trace.duration > 0 ? trace.duration : MIN_WINDOW };
}

/** Whether the window is as good as the whole of its bounds. */
export const isWhole = (window: TimeWindow, bounds: TimeWindow): boolean =>
  window.start <= bounds.start && window.end >= bounds.end;

/** Moves and, where it must, resizes a window so that it lies inside the bounds and is at least MIN_WINDOW (or the bounds) long. */
export function clampWindow(start: number, end: number, bounds: TimeWindow): TimeWindow {
  const whole = bounds.end - bounds.start;
  const shortest = Math.min(MIN_WINDOW, whole);
  if (!Number.isFinite(start) || !Number.isFinite(end)) return bounds;
  const length = Math.min(whole, Math.max(shortest, end - start));
  // A window that had to grow keeps its middle.
  const wanted = end - start < length ? (start + end - length) / 2 : start;
  const from = Math.min(Math.max(wanted, bounds.start), bounds.end - length);
  return { start: nanos(from), end: nanos(Math.min(bounds.end, from + length)) };
}

/**
 * Zooms around a point in time that keeps its place on the screen: factor 2 shows half as much, 0.5 twice as much.
 * At the bounds the window is moved back inside.
 */
export function zoomAt(window: TimeWindow, pointer: Nanos, factor: number, bounds: TimeWindow): TimeWindow {
  if (!(factor > 0) || !Number.isFinite(factor)) return window;
  const length = window.end - window.start;
  const whole = bounds.end - bounds.start;
  const next = Math.min(whole, Math.max(Math.min(MIN_WINDOW, whole), length / factor));
  const share = Math.min(1, Math.max(0, (pointer - window.start) / length));
  const start = pointer - share * next;
  return clampWindow(start, start + next, bounds);
}

/** Moves the window by a stretch of time, at most to the bounds; its length stays. */
export function panBy(window: TimeWindow, distance: Nanos, bounds: TimeWindow): TimeWindow {
  const length = window.end - window.start;
  const start = Math.min(
    Math.max(window.start + distance, bounds.start),
    Math.max(bounds.start, bounds.end - length),
  );
  return clampWindow(start, start + length, bounds);
}

/** A window that shows a stretch of time with `margin` (a share of it) free on both sides, as far as the bounds allow. */
export function fitWindow(start: Nanos, end: Nanos, bounds: TimeWindow, margin = 0.05): TimeWindow {
  const free = Math.max(0, end - start) * margin;
  return clampWindow(start - free, end + free, bounds);
}
