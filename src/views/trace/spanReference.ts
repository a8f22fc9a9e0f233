import { spanIdOf, spanIndex, type SpanIndex, type Trace } from '../../core';
import type { SpanReference } from '../../state/url/trace/spanParts';

const sharesIds = (trace: Trace) => trace.problems.some(({ code }) => code === 'duplicate-id');
const hex16 = /^[0-9a-f]{1,16}$/i;

/** How a span is named in an address: its id and, where spans before it have the same one, `~n`. Work: its index when ids are shared, else none. */
export function referenceTo(trace: Trace, span: SpanIndex): SpanReference {
  const id = spanIdOf(trace, span);
  // An odd id that itself ends in ~n says so by ~0.
  const plain = /~\d{1,6}$/.test(id) ? `${id}~0` : id;
  if (!sharesIds(trace)) return plain;
  const { idHigh, idLow } = trace.spans;
  const odd = trace.oddIds.has(span);
  let before = 0;
  for (let i = 0; i < span; i++) {
    if (trace.oddIds.has(i) !== odd) continue;
    if (odd ? trace.oddIds.get(i) === id : idHigh[i] === idHigh[span] && idLow[i] === idLow[span]) before++;
  }
  return before === 0 ? plain : `${id}~${String(before)}`;
}

interface Wanted {
  readonly id: string;
  readonly high: number;
  /** How many spans of this id are still to be passed over. */
  skip: number;
  readonly at: number;
}

/**
 * The spans that references name, in their order; undefined where the trace has no such span. An id may be written in any case and
 * without leading zeros. One pass over the spans however many references there are.
 */
export function resolveReferences(
  trace: Trace,
  references: readonly SpanReference[],
): (SpanIndex | undefined)[] {
  const found = new Array<SpanIndex | undefined>(references.length).fill(undefined);
  const byLow = new Map<number, Wanted[]>();
  const odd = new Map<string, Wanted[]>();
  let left = 0;
  references.forEach((reference, at) => {
    const [, id = reference, nth = '0'] = /^(.*)~(\d{1,6})$/.exec(reference) ?? [];
    const wanted = { id, high: 0, skip: Number(nth), at };
    left++;
    odd.set(id, [...(odd.get(id) ?? []), { ...wanted }]);
    if (!hex16.test(id)) return;
    const digits = id.toLowerCase().padStart(16, '0');
    const low = parseInt(digits.slice(8), 16);
    byLow.set(low, [...(byLow.get(low) ?? []), { ...wanted, high: parseInt(digits.slice(0, 8), 16) }]);
  });
  const take = (wanted: Wanted, span: number) => {
    if (found[wanted.at] !== undefined) return;
    if (wanted.skip-- > 0) return;
    found[wanted.at] = spanIndex(span);
    left--;
  };
  const { count, idHigh, idLow } = trace.spans;
  for (let i = 0; i < count && left > 0; i++) {
    const candidates = byLow.get(idLow[i] ?? 0);
    if (candidates === undefined || trace.oddIds.has(i)) continue;
    for (const wanted of candidates) if (wanted.high === idHigh[i]) take(wanted, i);
  }
  const oddOnes = [...trace.oddIds].sort(([a], [b]) => a - b);
  for (const [span, id] of oddOnes) for (const wanted of odd.get(id) ?? []) take(wanted, span);
  return found;
}

/** The span that a reference names; undefined where the trace has none. */
export function resolveReference(trace: Trace, reference: SpanReference | undefined): SpanIndex | undefined {
  return reference === undefined ? undefined : resolveReferences(trace, [reference])[0];
}
