import { SpanKind, spanIndex, type SpanIndex, type SpanTable } from '../model';

/**
 * The span on the other side of a remote call: the first child of a client span that is a server span; undefined for other
 * spans, and where the server's side is not in the trace. Work: its children.
 */
export function serverChildOf(spans: SpanTable, span: SpanIndex): SpanIndex | undefined {
  if (spans.kind[span] !== SpanKind.client) return undefined;
  const stop = spans.subtreeEnd[span] ?? 0;
  for (let child = span + 1; child < stop; child = Math.max(child + 1, spans.subtreeEnd[child] ?? 0))
    if (spans.kind[child] === SpanKind.server) return spanIndex(child);
  return undefined;
}
