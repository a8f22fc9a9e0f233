import type { EventTable } from '../model';
import { sortedOrder } from './sortedOrder';

/** The events by time, those without one last; of equal ones the first span's first, and within a span as they stood before. Linear. */
export function eventsInOrder({ count, time, span, place, isError }: EventTable): EventTable {
  const order = sortedOrder(count, [{ values: time, descending: false }]);
  const ordered = {
    count,
    time: new Float64Array(count),
    span: new Int32Array(count),
    place: new Uint32Array(count),
    isError: new Uint8Array(count),
  };
  for (let i = 0; i < count; i++) {
    const from = order[i] ?? 0;
    ordered.time[i] = time[from] ?? NaN;
    ordered.span[i] = span[from] ?? 0;
    ordered.place[i] = place[from] ?? 0;
    ordered.isError[i] = isError[from] ?? 0;
  }
  return ordered;
}
