import { fitWindow, nanos, subtreeExtent, type SpanTable, type TimeWindow } from '../../core';
import type { Zoom } from './useZoom';

const near = (a: TimeWindow, b: TimeWindow) =>
  Math.abs(a.start - b.start) <= 1 && Math.abs(a.end - b.end) <= 1;

/** A span's own stretch of time. */
export const spanStretch = (spans: SpanTable, span: number): TimeWindow => ({
  start: nanos(spans.start[span] ?? 0),
  end: nanos(spans.end[span] ?? 0),
});

/** Fits a span into the window; where it is fitted already, its whole subtree. */
export function fitSpan(zoom: Zoom, spans: SpanTable, span: number): void {
  const own = spanStretch(spans, span);
  const isFitted = near(fitWindow(own.start, own.end, zoom.bounds), zoom.window);
  const wanted = isFitted ? subtreeExtent(spans, span) : own;
  zoom.fit(wanted.start, wanted.end);
}
