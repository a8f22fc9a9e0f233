import { isFolded, type Folds } from '../folds';
import { hasChildren } from '../tree';
import { NodeKind, type ShapedTree } from './ShapedTree';

/** Whether the tree is that of the spans, node for node. */
export const isPlainShape = (shape: ShapedTree): boolean => shape.nodeOfSpan === shape.span;

/**
 * Folds of spans as folds of the nodes that show them. Groups are opened and closed by steps of the shape, so folds leave those alone
 * whatever the preset says.
 */
export function foldsOfNodes(shape: ShapedTree, folds: Folds): Folds {
  if (isPlainShape(shape)) return folds;
  const toggled = new Set<number>();
  for (const span of folds.toggled) {
    const node = shape.nodeOfSpan[span] ?? -1;
    if (node >= 0 && shape.kind[node] === NodeKind.span) toggled.add(node);
  }
  const preset: Folds = { preset: folds.preset, toggled: new Set() };
  for (let group = 0; group < shape.groups.count; group++) {
    const node = shape.groups.node[group] ?? -1;
    if (node >= 0 && isFolded(shape, preset, node)) toggled.add(node);
  }
  return { preset: folds.preset, toggled };
}

/** The inverse: folds of nodes as folds of spans. With the same preset, spans without a row of their own keep what `before` says. */
export function foldsOfSpans(shape: ShapedTree, folds: Folds, before: Folds): Folds {
  if (isPlainShape(shape)) return folds;
  const toggled = new Set<number>();
  for (const node of folds.toggled) {
    if (shape.kind[node] === NodeKind.span) toggled.add(shape.span[node] ?? 0);
  }
  if (samePreset(folds, before)) {
    for (const span of before.toggled) {
      const node = shape.nodeOfSpan[span] ?? -1;
      if (node < 0 || shape.kind[node] !== NodeKind.span || !hasChildren(shape, node)) toggled.add(span);
    }
  }
  return { preset: folds.preset, toggled };
}

const samePreset = (a: Folds, b: Folds) =>
  typeof a.preset === 'object' && typeof b.preset === 'object'
    ? a.preset.level === b.preset.level
    : a.preset === b.preset;
