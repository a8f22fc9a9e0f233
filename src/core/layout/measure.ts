import { SpanFlag, SpanStatus, nanos, type Nanos, type SpanTable } from '../model';
import { subtreeStop } from './tree';
import type { TimeWindow } from './timeWindow';

/** What runs in a stretch of time. */
export interface Measure {
  /** Spans that run at some time of the stretch; those that only touch an edge do not, those of no length inside it do. */
  readonly spans: number;
  readonly services: number;
  readonly errors: number;
}

/** Counts what runs in a stretch. Spans whose times are off scale do not count. One pass. */
export function measureStretch(spans: SpanTable, { start, end }: TimeWindow): Measure {
  const services = new Set<number>();
  let found = 0;
  let errors = 0;
  for (let i = 0; i < spans.count; i++) {
    const from = spans.start[i] ?? 0;
    const to = spans.end[i] ?? 0;
    const inside = from === to ? from >= start && to <= end : from < end && to > start;
    if (!inside || ((spans.flags[i] ?? 0) & SpanFlag.offScale) !== 0) continue;
    found++;
    services.add(spans.service[i] ?? 0);
    if (spans.status[i] === SpanStatus.error) errors++;
  }
  return { spans: found, services: services.size, errors };
}

/** From the earliest start to the latest end of a span and all below it; what is off scale does not count unless it is the span. Work: the subtree. */
export function subtreeExtent(spans: SpanTable, span: number): TimeWindow {
  let start = spans.start[span] ?? 0;
  let end = spans.end[span] ?? 0;
  for (let i = span + 1; i < subtreeStop(spans, span); i++) {
    if (((spans.flags[i] ?? 0) & SpanFlag.offScale) !== 0) continue;
    start = Math.min(start, spans.start[i] ?? start);
    end = Math.max(end, spans.end[i] ?? end);
  }
  return { start: nanos(start), end: nanos(end) };
}

/** The least stretch that holds two; the second may be missing. */
export const joined = (a: TimeWindow, b: TimeWindow | undefined): TimeWindow => ({
  start: nanos(Math.min(a.start, b?.start ?? a.start)),
  end: nanos(Math.max(a.end, b?.end ?? a.end)),
});

/** Two points in time in their order, in whole nanoseconds; undefined where they are the same. */
export function stretchBetween(a: Nanos, b: Nanos): TimeWindow | undefined {
  const start = Math.round(Math.min(a, b));
  const end = Math.round(Math.max(a, b));
  return start < end ? { start: nanos(start), end: nanos(end) } : undefined;
}
