import { NO_SPAN, SpanFlag, spanIndex, type SpanIndex, type Trace } from '../model';

/**
 * The span that stands for the trace: the earliest span without a parent (orphans are none of these), one on scale before one
 * off scale. NO_SPAN where every span names a parent.
 */
export function rootSpan(trace: Trace): SpanIndex {
  const { count, start, flags, subtreeEnd } = trace.spans;
  let best = -1;
  let bestOffScale = true;
  let bestStart = Infinity;
  for (let i = 0; i < count; i = Math.max(i + 1, subtreeEnd[i] ?? 0)) {
    const flag = flags[i] ?? 0;
    if ((flag & SpanFlag.orphan) !== 0) continue;
    const offScale = (flag & SpanFlag.offScale) !== 0;
    const begin = start[i] ?? 0;
    const better =
      best < 0 || (bestOffScale && !offScale) || (bestOffScale === offScale && begin < bestStart);
    if (!better) continue;
    best = i;
    bestOffScale = offScale;
    bestStart = begin;
  }
  return best < 0 ? NO_SPAN : spanIndex(best);
}
