import { nameOf, serviceOf, spanIndex, SpanFlag, SpanStatus, type Trace } from '../../model';

/** Most places that are named of one trace. */
const MOST_ORIGINS = 8;

/**
 * Where the errors of a trace begin: "service: name" of each span in error none of whose children, as far as it waited for them, is
 * in error too. Each place once, in the order of spans. Linear in the spans.
 */
export function errorOrigins(trace: Trace): string[] {
  const { spans } = trace;
  const isPassedOn = new Uint8Array(spans.count);
  for (let i = 0; i < spans.count; i++) {
    const parent = spans.parent[i] ?? -1;
    const isAwaited = parent >= 0 && ((spans.flags[i] ?? 0) & SpanFlag.followsFrom) === 0;
    if (isAwaited && spans.status[i] === SpanStatus.error) isPassedOn[parent] = 1;
  }
  const origins = new Set<string>();
  for (let i = 0; i < spans.count && origins.size < MOST_ORIGINS; i++) {
    if (spans.status[i] !== SpanStatus.error || isPassedOn[i] === 1) continue;
    origins.add(`${serviceOf(trace, spanIndex(i))}: ${nameOf(trace, spanIndex(i))}`);
  }
  return [...origins];
}
