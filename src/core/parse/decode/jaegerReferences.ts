import { SpanFlag, spanIdOf, spanIndex, type SpanIndex, type SpanLink } from '../../model';
import type { ParsedTrace } from '../TraceParser';
import { normalSpanId, normalTraceId } from '../scan/ids';
import { decodeJsonString, QUOTE } from '../scan/json';
import { KeyTable } from '../scan/KeyTable';
import { isScalar } from '../scan/references';
import { forEachMember } from '../scan/visit';

const REFERENCE = new KeyTable({ refType: 1, traceID: 2, spanID: 3 });

/** A reference as it stands in a span. */
export interface Reference extends SpanLink {
  readonly inTrace: boolean;
}

/** Reads the reference that is the object in the range. `traceId`: that of its span, for references that name none. */
export function readReference(bytes: Uint8Array, start: number, end: number, traceId: string): Reference {
  let kind: SpanLink['kind'] = 'UNKNOWN';
  let trace = traceId;
  let span = '';
  forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
    const isString = bytes[from] === QUOTE;
    const textStart = isString ? from + 1 : from;
    const textEnd = isString ? to - 1 : to;
    switch (REFERENCE.codeOf(bytes, keyStart, keyEnd)) {
      case 1: {
        const type = decodeJsonString(bytes, textStart, textEnd).toUpperCase();
        kind = isString && (type === 'CHILD_OF' || type === 'FOLLOWS_FROM') ? type : 'UNKNOWN';
        break;
      }
      case 2:
        if (isScalar(bytes, from) && textEnd > textStart) trace = normalTraceId(bytes, textStart, textEnd);
        break;
      case 3:
        if (isScalar(bytes, from)) span = normalSpanId(bytes, textStart, textEnd);
        break;
    }
  });
  return { kind, traceId: trace, spanId: span, attributes: [], inTrace: trace === traceId };
}

/** Which of the references the span tree uses as the parent (or would, were it there); −1: none. */
export function parentReference(
  { trace }: ParsedTrace,
  span: SpanIndex,
  references: readonly Reference[],
): number {
  const parent = trace.spans.parent[span] ?? -1;
  const follows = ((trace.spans.flags[span] ?? 0) & SpanFlag.followsFrom) !== 0;
  const kind = follows ? 'FOLLOWS_FROM' : 'CHILD_OF';
  if (parent >= 0) {
    const id = spanIdOf(trace, spanIndex(parent));
    return references.findIndex((r) => r.inTrace && r.kind === kind && r.spanId === id);
  }
  return references.findIndex((r) => r.inTrace && r.kind === 'CHILD_OF' && !/^0*$/.test(r.spanId));
}

/** All references but the parent's, as links. */
export const linksAmong = (references: readonly Reference[], parent: number): SpanLink[] =>
  references
    .filter((_, i) => i !== parent)
    .map(({ traceId, spanId, kind, attributes }) => ({ traceId, spanId, kind, attributes }));
