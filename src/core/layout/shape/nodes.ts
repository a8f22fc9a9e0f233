import { spanIndex, type SpanIndex } from '../../model';
import type { TreeColumns } from '../tree';
import { subtreeStop } from '../tree';
import { HiddenBy, NodeKind, type ShapedTree } from './ShapedTree';

/** A node's name that outlives a change of the shape. */
export type NodeKey = number;

const keyCodes = 8;

export function keyOfNode(shape: ShapedTree, node: number): NodeKey {
  const kind = shape.kind[node] ?? 0;
  const code =
    kind === NodeKind.placeholder ? 1 + (shape.hiddenBy[node] ?? 0) : kind === NodeKind.group ? 1 : 0;
  return ((shape.span[node] ?? -1) + 1) * keyCodes + code;
}

/** The key of the node that shows a span, or of the one that hides it. */
export const keyOfSpan = (span: SpanIndex): NodeKey => (span + 1) * keyCodes;

/** The span that a key names its node by; undefined for a placeholder at the top. */
export function spanOfKey(key: NodeKey): SpanIndex | undefined {
  const span = Math.floor(key / keyCodes) - 1;
  return span < 0 ? undefined : spanIndex(span);
}

/** The key of a node of the same kind, named by another span. */
export const keyWithSpan = (key: NodeKey, span: SpanIndex): NodeKey => keyOfSpan(span) + (key % keyCodes);

/** The span that a node shows; undefined for groups and placeholders. */
export const spanOfNode = (shape: ShapedTree, node: number): SpanIndex | undefined =>
  shape.kind[node] === NodeKind.span ? spanIndex(shape.span[node] ?? 0) : undefined;

/** The node of a key; where it is no more, the one that stands for its span now. −1 when that is cut. Work: at most the siblings. */
export function nodeOfKey(shape: ShapedTree, key: NodeKey): number {
  const span = Math.floor(key / keyCodes) - 1;
  const code = key % keyCodes;
  const own = span < 0 ? -1 : (shape.nodeOfSpan[span] ?? -1);
  if (code === 0) return own;
  const group = (shape.groups.ofSpan[span] ?? 0) - 1;
  const hiddenBy = code - 1;
  if (code === 1) return group < 0 ? own : validOr(shape.groups.node[group], own);
  const above = hiddenBy === HiddenBy.rest ? validOr(shape.groups.node[group], -1) : own;
  if (above < 0 && span >= 0) return own;
  const stop = above < 0 ? shape.count : subtreeStop(shape, above);
  for (let at = above + 1; at < stop; at = subtreeStop(shape, at)) {
    if (shape.kind[at] === NodeKind.placeholder && shape.hiddenBy[at] === hiddenBy) return at;
  }
  return above;
}

const validOr = (node: number | undefined, otherwise: number): number =>
  node === undefined || node < 0 ? otherwise : node;

/** How many marked spans stand before each node, those that it hides included: count + 1 members, so that a subtree is one subtraction. */
export function markedBefore(shape: ShapedTree, isMarked: (span: number) => boolean): Int32Array {
  const before = new Int32Array(shape.count + 1);
  for (let span = 0; span < shape.nodeOfSpan.length; span++) {
    const node = shape.nodeOfSpan[span] ?? -1;
    if (node >= 0 && isMarked(span)) before[node + 1] = (before[node + 1] ?? 0) + 1;
  }
  for (let node = 0; node < shape.count; node++)
    before[node + 1] = (before[node + 1] ?? 0) + (before[node] ?? 0);
  return before;
}

/** What markedBefore counts in a node and all below it; without `self`, below it only. */
export function markedIn(tree: TreeColumns, before: Int32Array, node: number, self = true): number {
  return (before[subtreeStop(tree, node)] ?? 0) - (before[self ? node : node + 1] ?? 0);
}

/** The spans that siblings of a group are, in the order of their rows. */
export function membersOf({ groups }: ShapedTree, group: number): Int32Array {
  return groups.members.subarray(groups.offset[group] ?? 0, groups.offset[group + 1] ?? 0);
}
