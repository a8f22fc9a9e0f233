import type { Trace, TraceHeader } from '../../core';
import type { LinkValue } from './SiteConfig';

/** What links may ask of a trace, by Jaeger UI's names; times and durations in microseconds. */
export function traceValues(trace: Trace, head: TraceHeader): ReadonlyMap<string, LinkValue> {
  const startTime = Number(trace.startEpoch / 1000n);
  const duration = Math.round(trace.duration / 1000);
  return new Map<string, LinkValue>([
    ['traceID', trace.traceId],
    ['traceName', `${head.service}: ${head.name}`],
    ['startTime', startTime],
    ['duration', duration],
    ['endTime', startTime + duration],
  ]);
}
