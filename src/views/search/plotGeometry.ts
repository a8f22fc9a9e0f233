import { scaleLinear, scaleLog, scaleUtc } from 'd3-scale';
import {
  TimeAxis,
  durationWriter,
  formatTimestamp,
  nanos,
  px,
  startMicros,
  ticks,
  type DurationUnit,
  type TimestampPrecision,
  type TimeZoneChoice,
  type TraceSummary,
} from '../../core';
import type { Box } from '../../state/url/box';
import { momentOf, wallOf } from './wallClock';

/** A trace on the plot; pixels from the top left of the plot's inner area. */
export interface PlotPoint {
  readonly summary: TraceSummary;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly isError: boolean;
}

export interface PlotTick {
  readonly at: number;
  readonly label: string;
}

export interface PlotGeometry {
  readonly points: readonly PlotPoint[];
  readonly timeTicks: readonly PlotTick[];
  readonly durationTicks: readonly PlotTick[];
  /** The axes: pixels of a time in microseconds, of a duration in nanoseconds. */
  readonly xOf: (micros: number) => number;
  readonly yOf: (duration: number) => number;
  /** The times that the axis spans, in microseconds. */
  readonly from: number;
  readonly to: number;
  /** The part of the plot between two corners, in pixels. */
  readonly boxAt: (x0: number, y0: number, x1: number, y1: number) => Box;
  /** Where a part of the plot lies, in pixels, cut at the edges. */
  readonly rectOf: (box: Box) => {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

export interface PlotOptions {
  /** Pixels of the inner area, without axes. */
  readonly width: number;
  readonly height: number;
  readonly scale: 'linear' | 'log';
  readonly zone: TimeZoneChoice;
  readonly unit: DurationUnit;
}

const leastRadius = 3;
const greatestRadius = 13;
const margin = greatestRadius + 1;
const timeSpacing = 110;
const durationSpacing = 28;

interface Axis {
  (value: number): number;
  readonly invert: (pixel: number) => number;
}

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

function range(values: readonly number[]): readonly [number, number] {
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return least <= most ? [least, most] : [0, 1];
}

/** As many digits as ticks so far apart need. `step` in microseconds. */
function precisionFor(step: number): TimestampPrecision {
  if (step >= 60e6) return 'minutes';
  if (step >= 1e6) return 'seconds';
  return step >= 1e3 ? 'millis' : 'micros';
}

/** Times at which the zone's clocks show round figures, in microseconds: `from` and `to` are more than a second apart. */
function roundMoments(from: number, to: number, wanted: number, zone: TimeZoneChoice): readonly number[] {
  const first = wallOf(from, zone);
  const shift = first - from;
  const isSteady = wallOf(to, zone) - to === shift;
  const last = isSteady ? to + shift : Math.max(wallOf(to, zone), to + shift);
  const found = scaleUtc()
    .domain([new Date(first / 1000), new Date(last / 1000)])
    .ticks(wanted)
    .map((wall) => (isSteady ? wall.getTime() * 1000 - shift : momentOf(wall.getTime() * 1000, zone)));
  // Where clocks leap, two figures are one moment.
  return [...new Set(found)].filter((moment) => moment >= from && moment <= to);
}

function timeTicks(from: number, to: number, axis: Axis, options: PlotOptions): readonly PlotTick[] {
  const wanted = Math.max(2, Math.floor(options.width / timeSpacing));
  const moments =
    to - from > 1e6
      ? roundMoments(from, to, wanted, options.zone)
      : scaleLinear().domain([from, to]).ticks(wanted).filter(Number.isInteger);
  const step = moments.length > 1 ? (moments[1] ?? 0) - (moments[0] ?? 0) : 60e6;
  const precision = precisionFor(step);
  return moments.map((moment) => ({
    at: axis(moment),
    label: formatTimestamp(BigInt(Math.round(moment)) * 1000n, {
      zone: options.zone,
      precision,
      show: step >= 86_400e6 ? 'date' : to - from > 86_400e6 ? 'both' : 'time',
    }),
  }));
}

function linearTicks(most: number, axis: Axis, height: number, unit: DurationUnit): readonly PlotTick[] {
  const window = { start: nanos(0), end: nanos(most) };
  return ticks(new TimeAxis(window, px(height)), px(durationSpacing), unit).map(({ time, label }) => ({
    at: axis(time),
    label,
  }));
}

function logTicks(least: number, most: number, axis: Axis, unit: DurationUnit): readonly PlotTick[] {
  const durationText = durationWriter(unit);
  const found: PlotTick[] = [];
  for (const factors of [[1], [2, 5]]) {
    for (let power = Math.floor(Math.log10(least)); power <= Math.ceil(Math.log10(most)); power++) {
      for (const factor of factors) {
        const value = factor * 10 ** power;
        const at = axis(value);
        const isFree = found.every((tick) => Math.abs(tick.at - at) >= durationSpacing);
        if (value >= least && value <= most && isFree) found.push({ at, label: durationText(nanos(value)) });
      }
    }
  }
  return found;
}

/**
 * Lays out traces by start and duration, on axes that hold all of those given: area by number of spans. Linear in the number of traces.
 */
export function plotGeometry(
  all: readonly TraceSummary[],
  summaries: readonly TraceSummary[],
  options: PlotOptions,
): PlotGeometry {
  const { width, height } = options;
  const [firstStart, lastStart] = range(all.map(startMicros));
  const [shortest, longest] = range(all.map((summary) => Math.max(1, summary.duration)));
  const [, mostSpans] = range(all.map((summary) => summary.spanCount ?? 1));
  const room = Math.max(firstStart === lastStart ? 1e6 : 0, 1);
  const x = scaleLinear()
    .domain([firstStart - room / 2, lastStart + room / 2])
    .range([margin, Math.max(margin + 1, width - margin)]);
  const greatest = longest * 1.08;
  const least = shortest * 0.8;
  const top = margin / 2;
  const y: Axis =
    options.scale === 'log'
      ? scaleLog()
          .domain([least, greatest])
          .range([height - margin, top])
      : scaleLinear().domain([0, greatest]).range([height, top]);
  const points = summaries.map((summary) => ({
    summary,
    x: x(startMicros(summary)),
    y: y(Math.max(1, summary.duration)),
    radius: clamp(
      greatestRadius * Math.sqrt((summary.spanCount ?? 1) / Math.max(mostSpans, 16)),
      leastRadius,
      greatestRadius,
    ),
    isError: (summary.errorCount ?? 0) > 0,
  }));
  // A box ends at round numbers, as fine as a pixel: nobody aims at nanoseconds, and the address stays short.
  const rounded = (axis: Axis, pixel: number, round: (value: number) => number) => {
    const grain =
      10 **
      Math.floor(Math.log10(Math.max(1, Math.abs(axis.invert(pixel + 0.5) - axis.invert(pixel - 0.5)))));
    return clamp(round(axis.invert(pixel) / grain) * grain, 0, Number.MAX_SAFE_INTEGER);
  };
  return {
    points,
    xOf: x,
    yOf: (duration) => y(Math.max(1, duration)),
    from: firstStart - room / 2,
    to: lastStart + room / 2,
    timeTicks: timeTicks(x.invert(margin / 2), x.invert(width - margin / 2), x, options),
    durationTicks:
      options.scale === 'log'
        ? logTicks(least, greatest, y, options.unit)
        : linearTicks(greatest, y, height - top, options.unit),
    boxAt: (x0, y0, x1, y1) => ({
      startFrom: rounded(x, Math.min(x0, x1), Math.floor),
      startTo: rounded(x, Math.max(x0, x1), Math.ceil),
      // The lowest edge of a logarithmic axis is not zero: who drags to the bottom means all that is short.
      durationFrom: Math.max(y0, y1) >= height - 1 ? 0 : rounded(y, Math.max(y0, y1), Math.floor),
      durationTo: rounded(y, Math.min(y0, y1), Math.ceil),
    }),
    rectOf: (box) => {
      const left = clamp(x(box.startFrom), 0, width);
      const right = clamp(x(box.startTo), 0, width);
      const bottom = clamp(box.durationFrom <= 0 ? height : y(box.durationFrom), 0, height);
      const upper = clamp(y(Math.max(1, box.durationTo)), 0, height);
      return { x: left, y: upper, width: Math.max(0, right - left), height: Math.max(0, bottom - upper) };
    },
  };
}

/** The point under the pointer: the nearest one whose mark, with a little slack, holds the place. */
export function pointAt(points: readonly PlotPoint[], x: number, y: number): PlotPoint | undefined {
  let nearest: PlotPoint | undefined;
  let best = Infinity;
  for (const point of points) {
    const distance = Math.hypot(point.x - x, point.y - y);
    if (distance <= point.radius + 5 && distance < best) {
      best = distance;
      nearest = point;
    }
  }
  return nearest;
}

/** The marks of many traces as one outline: circles, or diamonds for those with errors. One element for 1 500 traces. */
export function marksPath(points: readonly PlotPoint[], shape: 'circle' | 'diamond'): string {
  return points
    .map(({ x, y, radius }) => {
      // One rounded radius for all of an arc: a chord longer than the diameter would draw an egg.
      const r = Math.round(radius * 10) / 10;
      const [cx, cy] = [x.toFixed(1), y.toFixed(1)];
      if (shape === 'circle') {
        const arc = (width: number) => `a${String(r)} ${String(r)} 0 1 0 ${String(width)} 0`;
        return `M${(x - r).toFixed(1)} ${cy}${arc(2 * r)}${arc(-2 * r)}Z`;
      }
      const half = (r * 1.25).toFixed(1);
      return `M${cx} ${(y - Number(half)).toFixed(1)}l${half} ${half}l-${half} ${half}l-${half} -${half}Z`;
    })
    .join('');
}
