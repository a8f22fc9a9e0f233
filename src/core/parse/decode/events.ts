import type { SpanEvent } from '../../model';

/** Events by time; those without one last, otherwise in the order they came. Sorts in place. */
export function byTime(events: SpanEvent[]): SpanEvent[] {
  return events.sort((a, b) => {
    if (a.time === undefined || b.time === undefined)
      return Number(a.time === undefined) - Number(b.time === undefined);
    return a.time - b.time;
  });
}
