import { spanIdOf, spanIndex, type SpanIndex, type Trace } from '../../core';
import type { SpanReference } from './traceAddress';

const hasTwins = (trace: Trace): boolean => trace.problems.some(({ code }) => code === 'duplicate-id');

/**
 * How a span is named in an address. The order among spans that share an id is looked for only where the trace has
 * such spans; then it is linear in the spans before this one.
 */
export function spanReferenceOf(trace: Trace, span: SpanIndex): SpanReference {
  const id = spanIdOf(trace, span);
  if (!hasTwins(trace)) return id;
  let before = 0;
  for (let other = 0; other < span; other++) {
    if (sameId(trace, other, span)) before++;
  }
  return before === 0 ? id : `${id}~${before}`;
}

function sameId(trace: Trace, a: number, b: number): boolean {
  const { idHigh, idLow } = trace.spans;
  return idHigh[a] === idHigh[b] && idLow[a] === idLow[b] && trace.oddIds.get(a) === trace.oddIds.get(b);
}

interface Wanted {
  readonly reference: SpanReference;
  readonly place: number;
}

/** One to 16 hex digits, as servers cut leading zeros: written in full. Odd ids stay as they are. */
const inFull = (id: string): string =>
  /^[0-9a-f]{1,16}$/i.test(id) ? id.toLowerCase().padStart(16, '0') : id;

/** The spans that references name; those that name none are left out. One pass over the spans. */
export function spansOfReferences(
  trace: Trace,
  references: readonly SpanReference[],
): ReadonlyMap<SpanReference, SpanIndex> {
  const found = new Map<SpanReference, SpanIndex>();
  if (references.length === 0) return found;
  const byHalf = new Map<number, Wanted[]>();
  const odd = new Map<string, Wanted[]>();
  const add = <Key>(group: Map<Key, Wanted[]>, key: Key, wanted: Wanted) => {
    const members = group.get(key);
    if (members) members.push(wanted);
    else group.set(key, [wanted]);
  };
  for (const reference of new Set(references)) {
    const match = /^([^~]*)(?:~(\d{1,6}))?$/.exec(reference);
    const id = inFull(match?.[1] ?? '');
    const wanted = { reference, place: Number(match?.[2] ?? 0) };
    if (/^[0-9a-f]{16}$/.test(id)) add(byHalf, parseInt(id.slice(8), 16), wanted);
    else add(odd, id, wanted);
  }
  const seen = new Map<string, number>();
  for (let span = 0; span < trace.spans.count; span++) {
    const oddId = trace.oddIds.get(span);
    const candidates = oddId === undefined ? byHalf.get(trace.spans.idLow[span] ?? 0) : odd.get(oddId);
    if (!candidates) continue;
    const id = spanIdOf(trace, spanIndex(span));
    const place = seen.get(id) ?? 0;
    seen.set(id, place + 1);
    for (const { reference, place: wantedPlace } of candidates) {
      const wantedId = inFull(reference.replace(/~\d{1,6}$/, ''));
      if (wantedPlace === place && wantedId === id) found.set(reference, spanIndex(span));
    }
  }
  return found;
}

/** The span that a reference names; undefined when this trace has none. */
export const spanOfReference = (trace: Trace, reference: SpanReference): SpanIndex | undefined =>
  spansOfReferences(trace, [reference]).get(reference);
