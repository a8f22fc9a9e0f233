import { keyWithSpan, spanIndex, spanOfKey, type NodeKey, type SpanIndex, type Trace } from '../../core';
import { placesBetween } from '../../state/session/spanPlaces';

/** The same span in the state of the trace that took the place of `before`; undefined where it is gone. */
export function sameSpan(span: SpanIndex, before: Trace, after: Trace): SpanIndex | undefined {
  const place = placesBetween(before, after)[span] ?? -1;
  return place < 0 ? undefined : spanIndex(place);
}

/** The same span, or where it is gone the nearest one before it that stays; the first one where there is none. */
export function nearSpan(span: SpanIndex, before: Trace, after: Trace): SpanIndex {
  const places = placesBetween(before, after);
  for (let i: number = span; i >= 0; i--) {
    const place = places[i] ?? -1;
    if (place >= 0) return spanIndex(place);
  }
  return spanIndex(0);
}

/** The key of a node of the timeline's tree, for the span that it is named by or the one nearest before it. */
export function keyThatStays(key: NodeKey, before: Trace, after: Trace): NodeKey {
  const span = spanOfKey(key);
  return span === undefined ? key : keyWithSpan(key, nearSpan(span, before, after));
}

/** What is held of single spans, for those that stay. */
export function spansThatStay<T>(
  held: ReadonlyMap<SpanIndex, T>,
  before: Trace,
  after: Trace,
): ReadonlyMap<SpanIndex, T> {
  const next = new Map<SpanIndex, T>();
  for (const [span, value] of held) {
    const same = sameSpan(span, before, after);
    if (same !== undefined) next.set(same, value);
  }
  return next;
}

/** The spans of a list that stay, ascending. */
export function listThatStays(spans: Int32Array, before: Trace, after: Trace): Int32Array {
  const places = placesBetween(before, after);
  return spans
    .map((span) => places[span] ?? -1)
    .filter((place) => place >= 0)
    .sort();
}
