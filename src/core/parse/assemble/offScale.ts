import { SpanFlag } from '../../model';
import { Mark } from '../scan/RawSpans';
import type { Draft } from './Draft';
import type { PreOrder } from './preOrder';
import type { Core } from './times';

const SECOND = 1e9;
const DAY = 86_400 * SECOND;
/** Largest nanoseconds that a double still counts one by one. */
const EXACT = Number.MAX_SAFE_INTEGER;

/**
 * Marks the spans whose times would ruin the axis (SpanFlag.offScale): starts outside the core, subtrees that begin
 * impossibly long before their parent, and ends that lie out of all proportion. @returns how many.
 */
export function markOffScale(draft: Draft, tree: PreOrder, core: Core): number {
  const outside = core.isWhole ? 0 : markOutside(draft, core);
  return outside + markImpossibleStarts(draft, tree) + markEndlessSpans(draft, tree);
}

const isOff = (draft: Draft, k: number): boolean => ((draft.flags[k] ?? 0) & SpanFlag.offScale) !== 0;

function mark(draft: Draft, k: number): void {
  draft.flags[k] = (draft.flags[k] ?? 0) | SpanFlag.offScale;
}

function markOutside(draft: Draft, core: Core): number {
  const { count, raw } = draft;
  let marked = 0;
  for (let k = 0; k < count; k++) {
    const row = draft.row(k);
    if (((raw.marks[row] ?? 0) & Mark.badStart) !== 0) continue;
    const seconds = raw.startSeconds[row] ?? 0;
    if (seconds >= core.from && seconds <= core.to) continue;
    mark(draft, k);
    marked++;
  }
  return marked;
}

/** A child cannot begin before its parent: more than a second, and more than ten times the extent of the rest, goes off scale. */
function markImpossibleStarts(draft: Draft, tree: PreOrder): number {
  const { start, end, count } = draft;
  // For each position the start that its span must not precede by far, once an ancestor did; NaN: none did.
  let bounds: Float64Array | undefined;
  let suspects = 0;
  for (let i = 0; i < count; i++) {
    const p = tree.parent[i] ?? -1;
    if (p < 0) continue;
    const k = tree.order[i] ?? 0;
    const parentStart = start[tree.order[p] ?? 0] ?? 0;
    const inherited = bounds?.[p] ?? NaN;
    const bound = Number.isNaN(inherited) ? parentStart : inherited;
    if ((start[k] ?? 0) + SECOND < bound && !isOff(draft, k)) {
      bounds ??= new Float64Array(count).fill(NaN);
      bounds[i] = bound;
      suspects++;
    }
  }
  // When most of the trace is "impossible", it is the few others that are odd; then nothing is hidden.
  if (bounds === undefined || suspects * 2 > count) return 0;
  let restStart = Infinity;
  let restEnd = -Infinity;
  for (let i = 0; i < count; i++) {
    const k = tree.order[i] ?? 0;
    if (isOff(draft, k) || !Number.isNaN(bounds[i])) continue;
    restStart = Math.min(restStart, start[k] ?? 0);
    const spanEnd = end[k] ?? 0;
    if (spanEnd < EXACT) restEnd = Math.max(restEnd, spanEnd);
  }
  const extent = Math.max(0, restEnd - restStart);
  let marked = 0;
  for (let i = 0; i < count; i++) {
    const k = tree.order[i] ?? 0;
    if (Number.isNaN(bounds[i]) || restStart - (start[k] ?? 0) <= 10 * extent) continue;
    mark(draft, k);
    marked++;
  }
  return marked;
}

/**
 * An endless duration goes off scale; so does a child's that is over a day and more than ten times the extent of the
 * rest. A root may be long: it is what the trace is about.
 */
function markEndlessSpans(draft: Draft, tree: PreOrder): number {
  const { start, end, count, flags } = draft;
  const suspects: number[] = [];
  let restStart = Infinity;
  let restEnd = -Infinity;
  let latest = -Infinity;
  for (let i = 0; i < count; i++) {
    const k = tree.order[i] ?? 0;
    const from = start[k] ?? 0;
    const to = end[k] ?? 0;
    if (to > latest) latest = to;
    if (((flags[k] ?? 0) & SpanFlag.offScale) !== 0) continue;
    if (from < restStart) restStart = from;
    const length = to - from;
    if (length > DAY && (length >= EXACT || (tree.parent[i] ?? -1) >= 0)) suspects.push(k);
    else if (to > restEnd) restEnd = to;
  }
  const extent = Math.max(0, restEnd - restStart);
  let marked = 0;
  for (const k of suspects) {
    const length = (end[k] ?? 0) - (start[k] ?? 0);
    if (length < EXACT && length <= 10 * extent) continue;
    mark(draft, k);
    marked++;
  }
  if (latest <= EXACT) return marked;
  for (let k = 0; k < count; k++) {
    if ((end[k] ?? 0) > EXACT) end[k] = Math.max(start[k] ?? 0, EXACT);
  }
  return marked;
}
