import { spanIndex, type SpanIndex, type SpanTable } from '../model';
import type { TraceErrors } from './errorChains';

/** A span of a trace at a glance. */
export interface GlanceSpan {
  readonly span: SpanIndex;
  /** How many of the other spans of the glance it lies below. */
  readonly depth: number;
}

/** The longest spans, the longest first, the earlier one of equals; at most `most`. One pass with a short list. */
function longest({ count, start, end }: SpanTable, most: number): number[] {
  const found: number[] = [];
  const length = (i: number) => (end[i] ?? 0) - (start[i] ?? 0);
  for (let i = 0; i < count; i++) {
    const own = length(i);
    if (found.length === most && own <= length(found[most - 1] ?? 0)) continue;
    let at = found.length;
    while (at > 0 && length(found[at - 1] ?? 0) < own) at--;
    found.splice(at, 0, i);
    if (found.length > most) found.pop();
  }
  return found;
}

/**
 * The spans that say most about a trace in a small place, in the order of the span tree: where its failures began (half of the places at
 * most), then the longest ones. Linear in the spans.
 */
export function glanceSpans(spans: SpanTable, { chains }: TraceErrors, most: number): readonly GlanceSpan[] {
  const chosen = new Set<number>();
  for (const { cause } of chains.slice(0, Math.floor(most / 2))) chosen.add(cause);
  for (const span of longest(spans, most)) if (chosen.size < most) chosen.add(span);
  const above: number[] = [];
  return [...chosen]
    .sort((a, b) => a - b)
    .map((span) => {
      while (above.length > 0 && (spans.subtreeEnd[above.at(-1) ?? 0] ?? 0) <= span) above.pop();
      const depth = above.length;
      above.push(span);
      return { span: spanIndex(span), depth };
    });
}
