import type { Trace } from '../../core';

const known = new WeakMap<Trace, { readonly after: Trace; readonly places: Int32Array }>();
const nothing = new Int32Array();

/** Notes where the spans of a trace stand in a state that takes its place (core's spanPlaces): made once, by who puts it there. */
export function notePlaces(before: Trace, after: Trace, places: Int32Array): void {
  known.set(before, { after, places });
}

/** Where the spans of a trace stand in the state that took its place, −1 where they are gone; empty where nobody has compared the two. */
export function placesBetween(before: Trace, after: Trace): Int32Array {
  const last = known.get(before);
  return last?.after === after ? last.places : nothing;
}
