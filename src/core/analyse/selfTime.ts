import type { SpanTable } from '../model';

/**
 * Self time of every span: nanoseconds in which it ran and none of its children did. Children that overlap count once,
 * what lies outside the span does not count. One pass: siblings stand in the order of their starts, so a parent only
 * has to remember how far its children have covered it.
 */
export function selfTime(spans: SpanTable): Float64Array {
  const { count, start, end, parent } = spans;
  const self = new Float64Array(count);
  const covered = Float64Array.from(start);
  for (let i = 0; i < count; i++) self[i] = (end[i] ?? 0) - (start[i] ?? 0);
  for (let i = 0; i < count; i++) {
    const above = parent[i] ?? -1;
    if (above < 0) continue;
    const from = Math.max(start[i] ?? 0, covered[above] ?? 0);
    const to = Math.min(end[i] ?? 0, end[above] ?? 0);
    if (to <= from) continue;
    self[above] = (self[above] ?? 0) - (to - from);
    covered[above] = to;
  }
  return self;
}
