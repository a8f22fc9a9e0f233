import { nanos, px, type Nanos, type Px } from '../model';
import { NO_IDLE, type IdleStretches } from './idle';
import { MIN_WINDOW, panBy, zoomAt, type TimeWindow } from './timeWindow';

/**
 * Widths that squeezed stretches are given, in px: the first has room for a length as text; where many stretches would take too
 * much of the axis, all of them are given the next.
 */
export const BREAK_WIDTHS = [44, 22, 11] as const;
/** Breaks take at most this share of an axis. */
const mostForBreaks = 0.5;

/** A squeezed stretch as far as it lies on the axis. */
export interface AxisBreak {
  readonly from: Px;
  readonly to: Px;
  /** The whole stretch, also where it leaves the window. */
  readonly start: Nanos;
  readonly end: Nanos;
}

/** The first index whose value is > limit. Values ascend. */
function firstAbove(values: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A rising line through knots; beyond the ends it goes on as it did. At least two knots, times strictly ascending. */
interface Knots {
  readonly times: number[];
  readonly places: number[];
}

function interpolate(value: number, from: readonly number[], to: readonly number[]): number {
  const at = Math.min(from.length - 1, Math.max(1, firstAbove(from, value)));
  const [a = 0, b = 0, x = 0, y = 0] = [from[at - 1], from[at], to[at - 1], to[at]];
  return b > a ? x + ((value - a) / (b - a)) * (y - x) : x;
}

/** How much room squeezing leaves: px of running time and of each whole squeezed stretch. */
interface Squeeze {
  readonly perNano: number;
  readonly breakWidth: number;
}

/** Knots of a window; `squeezed` hears of each stretch that takes less than its due. */
function knotsOf(
  window: TimeWindow,
  idle: IdleStretches,
  { perNano, breakWidth }: Squeeze,
  squeezed?: (gap: number, from: number, to: number) => void,
): Knots {
  const times: number[] = [window.start];
  const places = [0];
  let time: number = window.start;
  let x = 0;
  for (let gap = firstAbove(idle.end, window.start); gap < idle.start.length; gap++) {
    const start = idle.start[gap] ?? 0;
    const end = idle.end[gap] ?? 0;
    if (start >= window.end) break;
    const length = end - start;
    if (length * perNano <= breakWidth) continue;
    const from = Math.max(start, time);
    const to = Math.min(end, window.end);
    if (from > time) {
      x += (from - time) * perNano;
      times.push(from);
      places.push(x);
    }
    const before = x;
    x += (breakWidth * (to - from)) / length;
    times.push(to);
    places.push(x);
    time = to;
    squeezed?.(gap, before, x);
  }
  if (window.end > time) {
    times.push(window.end);
    places.push(x + (window.end - time) * perNano);
  }
  return { times, places };
}

/**
 * Room for a window so that it fills the width: the longest stretches are given the width of a break one after the other, as
 * long as that is less than their due. 'nothing' where no stretch is long enough, 'too wide' where breaks of this width leave too little room.
 */
function solve(
  window: TimeWindow,
  width: number,
  idle: IdleStretches,
  breakWidth: number,
): Squeeze | 'nothing' | 'too wide' {
  const gaps: { readonly length: number; readonly shown: number }[] = [];
  for (let gap = firstAbove(idle.end, window.start); gap < idle.start.length; gap++) {
    const start = idle.start[gap] ?? 0;
    const end = idle.end[gap] ?? 0;
    if (start >= window.end) break;
    gaps.push({ length: end - start, shown: Math.min(end, window.end) - Math.max(start, window.start) });
  }
  gaps.sort((a, b) => b.length - a.length);
  let time = window.end - window.start;
  let room = width;
  for (const { length, shown } of gaps) {
    if (length * (room / time) <= breakWidth) break;
    const taken = (breakWidth * shown) / length;
    if (time - shown <= 0 || room - taken < width * (1 - mostForBreaks)) return 'too wide';
    time -= shown;
    room -= taken;
  }
  return time < window.end - window.start ? { perNano: room / time, breakWidth } : 'nothing';
}

function squeeze(window: TimeWindow, width: number, idle: IdleStretches): Squeeze | undefined {
  if (idle.start.length === 0 || !(width > 0)) return undefined;
  for (const breakWidth of BREAK_WIDTHS) {
    const found = solve(window, width, idle, breakWidth);
    if (found !== 'too wide') return found === 'nothing' ? undefined : found;
  }
  return undefined;
}

/**
 * The one scale of the time side: which time stands at which pixel. Linear, or, with idle stretches, linear in pieces: a
 * stretch that would take more than a break's width takes just that much (its share of it, where it leaves the window).
 * Rising throughout, so that times and places are each other's inverse; it changes without jumps as the window does.
 */
export class TimeAxis {
  /** Squeezed stretches from left to right. */
  readonly breaks: readonly AxisBreak[];
  /** Px that a nanosecond outside of breaks takes. 0 for an axis of no width. */
  readonly perNano: number;
  readonly #knots: Knots;
  readonly #breakWidth: number;

  constructor(
    readonly window: TimeWindow,
    readonly width: Px,
    readonly idle: IdleStretches = NO_IDLE,
  ) {
    const solved = squeeze(window, width, idle);
    this.#breakWidth = solved?.breakWidth ?? 0;
    this.perNano = solved?.perNano ?? (width > 0 ? width / (window.end - window.start) : 0);
    if (solved === undefined) {
      this.breaks = [];
      this.#knots = { times: [window.start, window.end], places: [0, width] };
      return;
    }
    const breaks: AxisBreak[] = [];
    this.#knots = knotsOf(window, idle, solved, (gap, from, to) => {
      breaks.push({
        from: px(from),
        to: px(to),
        start: nanos(idle.start[gap] ?? 0),
        end: nanos(idle.end[gap] ?? 0),
      });
    });
    // What rounding left over must not move the right edge.
    this.#knots.places[this.#knots.places.length - 1] = width;
    this.breaks = breaks;
  }

  /** Where a time stands; outside the window below 0 or above the width. */
  px(time: Nanos): Px {
    return px(interpolate(time, this.#knots.times, this.#knots.places));
  }

  /** The time that stands at a pixel. */
  time(x: Px): Nanos {
    if (!(this.width > 0)) return this.window.start;
    return nanos(interpolate(x, this.#knots.places, this.#knots.times));
  }

  /**
   * The window after zooming around a pixel, whose time keeps its place, or comes to stand at `to`: factor 2 shows half as much. Moved
   * back inside at the bounds; never shorter than MIN_WINDOW.
   */
  zoomed(x: Px, factor: number, bounds: TimeWindow, to = x): TimeWindow {
    if (this.breaks.length === 0 || !(factor > 0) || !Number.isFinite(factor)) {
      const near = zoomAt(this.window, this.time(x), factor, bounds);
      if (to === x || !(this.width > 0)) return near;
      return panBy(near, nanos(((x - to) / this.width) * (near.end - near.start)), bounds);
    }
    const perNano = Math.min(this.width / MIN_WINDOW, this.perNano * factor);
    return this.#cut(bounds, perNano, (places) => interpolateAt(places, this.time(x)) - to);
  }

  /** The window after moving by `distance` px to the right, at most to the bounds. */
  panned(distance: Px, bounds: TimeWindow): TimeWindow {
    if (this.breaks.length === 0)
      return panBy(this.window, nanos(this.width > 0 ? distance / this.perNano : 0), bounds);
    return this.#cut(bounds, this.perNano, (places) => interpolateAt(places, this.window.start) + distance);
  }

  /** A window as wide as the axis out of all of the bounds, drawn at `perNano`, whose left edge `left` finds. */
  #cut(bounds: TimeWindow, perNano: number, left: (knots: Knots) => number): TimeWindow {
    const all = knotsOf(bounds, this.idle, { perNano, breakWidth: this.#breakWidth });
    const total = all.places.at(-1) ?? 0;
    if (total <= this.width) return bounds;
    const from = Math.min(total - this.width, Math.max(0, left(all)));
    const start = interpolate(from, all.places, all.times);
    const end = interpolate(from + this.width, all.places, all.times);
    return { start: nanos(start), end: nanos(Math.min(bounds.end, Math.max(end, start + MIN_WINDOW))) };
  }
}

const interpolateAt = ({ times, places }: Knots, time: number): number => interpolate(time, times, places);

/** The share of an axis' width, 0 to 1, that squeezing would free at the same scale. */
export function squeezeSaves(bounds: TimeWindow, width: Px, idle: IdleStretches): number {
  const linear = new TimeAxis(bounds, width).perNano;
  const { perNano } = new TimeAxis(bounds, width, idle);
  return perNano > 0 ? 1 - linear / perNano : 0;
}
