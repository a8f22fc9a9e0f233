import { SpanStatus, type EventTable, type SpanIndex, type SpanTable } from '../model';
import type { TimeWindow } from './timeWindow';

/** Which events are wanted; what is undefined leaves none out. */
export interface EventWish {
  /** 1 for each span whose events are wanted. */
  readonly spans: Uint8Array | undefined;
  /** The events of this span and of all below it. */
  readonly of: SpanIndex | undefined;
  /** Those that happened in this time, both ends included; events without a time did not. */
  readonly window: TimeWindow | undefined;
  /** Only those that tell of an error or belong to a span in error. */
  readonly onlyErrors: boolean;
}

/** Positions of the wanted events in their table, ascending; undefined = all of them. */
export function shownEvents(
  { count, time, span, isError }: EventTable,
  { subtreeEnd, status }: SpanTable,
  { spans, of, window, onlyErrors }: EventWish,
): Int32Array | undefined {
  if (spans === undefined && of === undefined && window === undefined && !onlyErrors) return undefined;
  const first = of ?? 0;
  const end = of === undefined ? Infinity : (subtreeEnd[of] ?? 0);
  const { start: from, end: to } = window ?? { start: -Infinity, end: Infinity };
  const rows = new Int32Array(count);
  let found = 0;
  for (let i = 0; i < count; i++) {
    const owner = span[i] ?? 0;
    if (owner < first || owner >= end) continue;
    if (spans !== undefined && spans[owner] !== 1) continue;
    const at = time[i] ?? NaN;
    if (window !== undefined && !(at >= from && at <= to)) continue;
    if (onlyErrors && isError[i] !== 1 && status[owner] !== SpanStatus.error) continue;
    rows[found++] = i;
  }
  return rows.subarray(0, found);
}
