import type { SpanTable } from '../../model';
import type { TreeColumns } from '../tree';

/** What a node of a shaped tree is. */
export const NodeKind = {
  span: 0,
  /** Repeated siblings as one row. */
  group: 1,
  /** Stands for spans that are hidden under its parent. */
  placeholder: 2,
} as const;

/** Why a placeholder hides its spans. */
export const HiddenBy = {
  nothing: 0,
  /** The find mode: only matches, or no matches. */
  find: 1,
  /** They have no part in the zoom window. */
  window: 2,
  /** They are members of an open group beyond those that are shown. */
  rest: 3,
} as const;

/** Groups of repeated siblings, as columns. */
export interface Groups {
  readonly count: number;
  /** Spans of all groups one after the other, each group in the order of its rows. Their subtrees are not listed. */
  readonly members: Int32Array;
  /** count + 1: where each group's members begin. */
  readonly offset: Int32Array;
  /** Spans of one repetition: 1 for siblings that are all alike, n for a loop of n calls. */
  readonly period: Int32Array;
  /** The member that comes first in the trace: what an address names the group by. */
  readonly first: Int32Array;
  /** How many members have rows; 0 for a closed group. */
  readonly shown: Int32Array;
  /** Node of each group, −1 when it lies inside another closed group. */
  readonly node: Int32Array;
  /** 1 + the group of each span that is a member of one; 0 for none. */
  readonly ofSpan: Int32Array;
}

/**
 * The tree that the rows are made of: a new pre-order tree out of a trace's spans, after cuts, find, window, order and grouping.
 * Columns by node; `nodeOfSpan` and `cutOf` by span.
 */
export interface ShapedTree extends TreeColumns {
  /** The span a node stands for: a group's first member; a placeholder's parent span (−1 at the top), for the rest of a group its first member. */
  readonly span: Int32Array;
  /** A NodeKind. */
  readonly kind: Uint8Array;
  /** A HiddenBy; 0 for all but placeholders. */
  readonly hiddenBy: Uint8Array;
  /** 1 for a span that stays only because of what is below it. */
  readonly thin: Uint8Array;
  /** How many spans the node itself stands for: 1, or all that a closed group or a placeholder hides. Sums up to the spans that are not cut. */
  readonly spanCount: Int32Array;
  /** 1 + the group of a group's node and of the placeholder for its rest; 0 for none. */
  readonly group: Int32Array;
  /** The node that shows a span, or the group or placeholder that hides it; −1 when it is cut. */
  readonly nodeOfSpan: Int32Array;
  readonly groups: Groups;
  /** The cut (its place in the list) that took a span; −1 for none. undefined without cuts. */
  readonly cutOf: Int32Array | undefined;
}

const empty = new Int32Array(0);
export const NO_GROUPS: Groups = {
  count: 0,
  members: empty,
  offset: new Int32Array(1),
  period: empty,
  first: empty,
  shown: empty,
  node: empty,
  ofSpan: empty,
};

/** The spans as they are: one node a span. Shares the arrays of the trace. */
export function identityShape(spans: SpanTable): ShapedTree {
  const { count, parent, subtreeEnd, depth } = spans;
  const zeros = new Uint8Array(count);
  const span = new Int32Array(count);
  for (let i = 0; i < count; i++) span[i] = i;
  return {
    count,
    parent,
    subtreeEnd,
    depth,
    span,
    kind: zeros,
    hiddenBy: zeros,
    thin: zeros,
    spanCount: new Int32Array(count).fill(1),
    group: new Int32Array(count),
    nodeOfSpan: span,
    groups: NO_GROUPS,
    cutOf: undefined,
  };
}
