import { NO_SPAN, SpanFlag, SpanKind, spanIndex, type SpanIndex, type SpanTable } from '../model';

/**
 * Where spans that name one missing parent may belong: under the shortest span that encloses them all in time; a call to another
 * service of which nothing is there comes first. A guess from the times alone, NO_SPAN where nothing encloses them. Linear.
 */
export function possibleParent(spans: SpanTable, orphans: readonly SpanIndex[]): SpanIndex {
  const { count, start, end, kind, flags, parent, service, subtreeEnd } = spans;
  let from = Infinity;
  let to = -Infinity;
  const isBelow = new Uint8Array(count);
  for (const orphan of orphans) {
    from = Math.min(from, start[orphan] ?? 0);
    to = Math.max(to, end[orphan] ?? 0);
    isBelow.fill(1, orphan, subtreeEnd[orphan]);
  }
  const isAnswered = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const above = parent[i] ?? -1;
    if (above >= 0 && service[above] !== service[i]) isAnswered[above] = 1;
  }
  let best = -1;
  let bestLength = Infinity;
  let bestIsCall = false;
  for (let i = 0; i < count; i++) {
    if (isBelow[i] === 1 || ((flags[i] ?? 0) & SpanFlag.offScale) !== 0) continue;
    if ((start[i] ?? 0) > from || (end[i] ?? 0) < to) continue;
    const isCall = (kind[i] === SpanKind.client || kind[i] === SpanKind.producer) && isAnswered[i] === 0;
    const length = (end[i] ?? 0) - (start[i] ?? 0);
    if (isCall === bestIsCall ? length >= bestLength : bestIsCall) continue;
    best = i;
    bestLength = length;
    bestIsCall = isCall;
  }
  return best < 0 ? NO_SPAN : spanIndex(best);
}
