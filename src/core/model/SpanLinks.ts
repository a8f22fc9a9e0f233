import { SpanFlag, type SpanTable } from './SpanTable';
import type { SpanLink } from './SpanDetail';

/** Kinds of links; `SpanLinks.kind` holds positions in this list. */
export const linkKinds: readonly SpanLink['kind'][] = ['CHILD_OF', 'FOLLOWS_FROM', 'LINK', 'UNKNOWN'];

/**
 * All links from spans of a trace to spans of the same trace, as columns of equal length, ordered by `from`. A parent that was
 * named by FOLLOWS_FROM counts: unlike other parents it is no caller that waits.
 */
export interface SpanLinks {
  /** SpanIndex of the span that has the link. */
  readonly from: Int32Array;
  /** SpanIndex of the span that it names; where several have that id, the first. */
  readonly to: Int32Array;
  readonly kind: Uint8Array;
}

const withLinks = SpanFlag.links | SpanFlag.followsFrom;
const known = new WeakMap<SpanTable, boolean>();

/** Whether any span has a link, into whatever trace. Looks at each trace once. */
export function hasLinks(spans: SpanTable): boolean {
  let any = known.get(spans);
  if (any === undefined) {
    any = spans.flags.some((flags) => (flags & withLinks) !== 0);
    known.set(spans, any);
  }
  return any;
}
