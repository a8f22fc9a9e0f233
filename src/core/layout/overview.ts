import { SpanFlag, SpanStatus, nanos, type Nanos, type Trace } from '../model';
import { wholeTrace, type TimeWindow } from './timeWindow';

/** Parts that a trace is cut into to find where most runs. */
const parts = 100;
/** A part belongs to the busiest stretch where it has at least this share of the busiest part's spans. */
const nearly = 0.75;

/** What the picture of a whole trace shows, in numbers. */
export interface Overview {
  readonly spanCount: number;
  readonly serviceCount: number;
  /** Neighbouring parts (hundredths of the trace) around the first in which the most spans run. undefined: nothing runs longer than a moment, or no part stands out. */
  readonly busiest: TimeWindow | undefined;
  /** Spans that run, or touch, the busiest part. */
  readonly most: number;
  readonly errorCount: number;
  /** Start of the first and the last span in error; undefined without one on scale. */
  readonly errors: TimeWindow | undefined;
  /** Spans whose times are off scale: not in the picture. */
  readonly offScale: number;
}

function busiestParts(running: Int32Array): { readonly from: number; readonly to: number } {
  let peak = 0;
  for (let part = 1; part < parts; part++) if ((running[part] ?? 0) > (running[peak] ?? 0)) peak = part;
  const enough = (running[peak] ?? 0) * nearly;
  let from = peak;
  let to = peak + 1;
  while (from > 0 && (running[from - 1] ?? 0) >= enough) from--;
  while (to < parts && (running[to] ?? 0) >= enough) to++;
  return { from, to };
}

/** Looks at each span once. */
export function overviewOf(trace: Trace): Overview {
  const { spans, duration } = trace;
  const partOf = (time: number) =>
    duration > 0 ? Math.min(parts - 1, Math.max(0, Math.floor((time / duration) * parts))) : 0;
  // Starts count up, ends count down in the part after; summed below.
  const running = new Int32Array(parts + 1);
  let offScale = 0;
  let errorCount = 0;
  let first = Infinity;
  let last = -Infinity;
  for (let i = 0; i < spans.count; i++) {
    const failed = spans.status[i] === SpanStatus.error;
    if (failed) errorCount++;
    if (((spans.flags[i] ?? 0) & SpanFlag.offScale) !== 0) {
      offScale++;
      continue;
    }
    const start = spans.start[i] ?? 0;
    const from = partOf(start);
    const to = partOf(spans.end[i] ?? 0);
    running[from] = (running[from] ?? 0) + 1;
    running[to + 1] = (running[to + 1] ?? 0) - 1;
    if (!failed) continue;
    first = Math.min(first, start);
    last = Math.max(last, start);
  }
  for (let part = 1; part < parts; part++) running[part] = (running[part] ?? 0) + (running[part - 1] ?? 0);
  const { from, to } = busiestParts(running);
  const { end } = wholeTrace(trace);
  const standsOut = duration > 0 && to - from < parts;
  return {
    spanCount: spans.count,
    serviceCount: trace.services.length,
    busiest: standsOut ? { start: nanos((from / parts) * end), end: nanos((to / parts) * end) } : undefined,
    most: running.subarray(0, parts).reduce((most, count) => Math.max(most, count), 0),
    errorCount,
    errors: first <= last ? { start: nanos(first), end: nanos(last) } : undefined,
    offScale,
  };
}

/** Start of the earliest of some spans that is on scale; undefined where there is none. */
export function earliestOf({ spans }: Trace, picked: Int32Array): Nanos | undefined {
  let earliest = Infinity;
  for (const span of picked)
    if (((spans.flags[span] ?? 0) & SpanFlag.offScale) === 0)
      earliest = Math.min(earliest, spans.start[span] ?? Infinity);
  return earliest < Infinity ? nanos(earliest) : undefined;
}
