import { SpanFlag, type Trace, type TraceFacts } from '../model';
import { criticalTimes } from './spanFacts';

/**
 * How much of a trace's time spans with a mark (`hit`, 1 each) and all below them take, as a share of that of all roots,
 * 0 to 1: by the sum of durations, of self times, or on the critical path. A marked span inside another counts once. Linear.
 */
export function foundShare(
  trace: Trace,
  facts: TraceFacts,
  hit: Uint8Array,
  measure: 'total' | 'self' | 'critical',
): number {
  const { count, start, end, flags, subtreeEnd, depth } = trace.spans;
  const isOff = (span: number) => ((flags[span] ?? 0) & SpanFlag.offScale) !== 0;
  const own = measure === 'self' ? facts.selfTime : measure === 'critical' ? criticalTimes(facts) : undefined;
  let all = 0;
  let found = 0;
  let inside = 0; // end of the outermost marked subtree that we are in
  for (let i = 0; i < count; i++) {
    const outermost = i >= inside && hit[i] === 1;
    if (outermost) inside = Math.max(i + 1, subtreeEnd[i] ?? 0);
    if (isOff(i)) continue;
    const length = (end[i] ?? 0) - (start[i] ?? 0);
    const time = own ? (own[i] ?? 0) : length;
    if (own !== undefined || depth[i] === 0) all += time;
    if (own === undefined ? outermost : i < inside) found += time;
  }
  return all > 0 ? Math.min(1, found / all) : 0;
}
