import { px, type Nanos, type Px } from '../model';
import type { TimeAxis } from './timeAxis';

/** A span's bar on an axis of a given width: 0 ≤ left, left + width ≤ the axis' width. */
export interface Bar {
  readonly left: Px;
  /** At least the least width asked for while any of the span is in the window, else 0. */
  readonly width: Px;
  /** 'before' and 'after': the span lies wholly outside the window; a mark at that edge stands for it. */
  readonly side: 'inside' | 'before' | 'after';
  /** The span goes on beyond that edge of the window. */
  readonly clippedStart: boolean;
  readonly clippedEnd: boolean;
}

/** Narrower bars could not be seen or hit. */
export const MIN_BAR = px(2);

/**
 * The bar of a span, clipped to the window. Spans of no length and short ones are drawn `minWidth` wide. A span that only
 * touches an edge of the window is inside.
 */
export function barOf(start: Nanos, end: Nanos, axis: TimeAxis, minWidth: Px = MIN_BAR): Bar {
  const { window, width } = axis;
  if (end < window.start) {
    return { left: px(0), width: px(0), side: 'before', clippedStart: true, clippedEnd: false };
  }
  if (start > window.end) {
    return { left: width, width: px(0), side: 'after', clippedStart: false, clippedEnd: true };
  }
  const from = Math.min(width, Math.max(0, axis.px(start)));
  const to = Math.min(width, Math.max(0, axis.px(end)));
  const drawn = Math.min(width, Math.max(minWidth, to - from));
  return {
    left: px(Math.max(0, Math.min(from, width - drawn))),
    width: px(drawn),
    side: 'inside',
    clippedStart: start < window.start,
    clippedEnd: end > window.end,
  };
}

/** Where a bar's label stands. `x` is its left edge. */
export type LabelPlace =
  { readonly place: 'inside' | 'right' | 'left'; readonly x: Px } | { readonly place: 'none' };

/**
 * Finds a place for a label of `textWidth` pixels, `gap` away from all edges: in the bar, else at its right, else at its
 * left, else nowhere. `reserved` px at the bar's right end stay free of text. So a label never lies across the end of a bar and never leaves the axis.
 */
export function placeLabel(
  bar: Bar,
  textWidth: Px,
  width: Px,
  gap: Px = px(4),
  reserved: Px = px(0),
): LabelPlace {
  const end = bar.left + bar.width;
  if (bar.side === 'inside' && textWidth + 2 * gap + reserved <= bar.width)
    return { place: 'inside', x: px(bar.left + gap) };
  if (end + gap + textWidth + gap <= width) return { place: 'right', x: px(end + gap) };
  if (bar.left - gap - textWidth - gap >= 0) return { place: 'left', x: px(bar.left - gap - textWidth) };
  return { place: 'none' };
}

/** Events of a span that fall on the same few pixels. */
export interface EventTick {
  /** Where the first of them stands. */
  readonly x: Px;
  /** Their positions in the list of times: first … first + count − 1. */
  readonly first: number;
  readonly count: number;
}

/**
 * Marks for the events in the window, at least `minGap` pixels apart: events closer than that share a mark. `times` ascending, as
 * EventTimes gives them. Linear in the times; the answer is bounded by width / minGap.
 */
export function eventTicks(times: readonly Nanos[], axis: TimeAxis, minGap: Px = px(3)): EventTick[] {
  const { window } = axis;
  const marks: { x: Px; first: number; count: number }[] = [];
  for (let k = 0; k < times.length; k++) {
    const time = times[k];
    if (time === undefined || time < window.start || time > window.end) continue;
    const x = axis.px(time);
    const before = marks.at(-1);
    if (before !== undefined && x - before.x < minGap) before.count++;
    else marks.push({ x, first: k, count: 1 });
  }
  return marks;
}
