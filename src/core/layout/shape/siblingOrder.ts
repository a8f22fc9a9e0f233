import type { SpanTable, TraceFacts } from '../../model';

/** Order of siblings: by start, or by time, the longest first. */
export const siblingOrders = ['start', 'duration', 'self', 'critical'] as const;
export type SiblingOrder = (typeof siblingOrders)[number];

/** What siblings are ordered by, as a column: less comes first. `critical` counts what is below a span, since one follows it downwards. */
export function orderKeys(spans: SpanTable, facts: TraceFacts, order: SiblingOrder): Float64Array {
  const { count, start, end, subtreeEnd } = spans;
  if (order === 'start') return start;
  const keys = new Float64Array(count);
  if (order === 'critical') {
    const { criticalStart, criticalEnd, criticalOffset } = facts;
    const before = new Float64Array(criticalStart.length + 1);
    for (let k = 0; k < criticalStart.length; k++)
      before[k + 1] = (before[k] ?? 0) + (criticalEnd[k] ?? 0) - (criticalStart[k] ?? 0);
    for (let i = 0; i < count; i++) {
      const stop = Math.max(i + 1, subtreeEnd[i] ?? 0);
      keys[i] = (before[criticalOffset[i] ?? 0] ?? 0) - (before[criticalOffset[stop] ?? 0] ?? 0);
    }
    return keys;
  }
  for (let i = 0; i < count; i++)
    keys[i] = order === 'self' ? -(facts.selfTime[i] ?? 0) : (start[i] ?? 0) - (end[i] ?? 0);
  return keys;
}

/** Sorts spans in place by their keys, equal ones by their index. */
export function sortSpans(spans: Int32Array, keys: Float64Array): void {
  for (let i = 1; i < spans.length; i++) {
    if ((keys[spans[i - 1] ?? 0] ?? 0) <= (keys[spans[i] ?? 0] ?? 0)) continue;
    spans.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
    return;
  }
}
