import { hasChildren, subtreeStop, type TreeColumns } from './tree';

/** What is folded before anything is toggled: nothing, every node with children, or those at depth ≥ level (0 = roots). */
export type FoldPreset = 'none' | 'all' | { readonly level: number };

/**
 * Which nodes are folded: a preset, and the nodes that differ from it. Immutable. Small enough for an address as long as
 * few nodes differ: the operations below choose the preset that leaves the fewest. Nodes without children are never folded.
 */
export interface Folds {
  readonly preset: FoldPreset;
  /** Indices (SpanIndex for a trace) of nodes whose state is the opposite of the preset's. */
  readonly toggled: ReadonlySet<number>;
}

const nothing: ReadonlySet<number> = new Set<number>();

/** Everything open. */
export const OPEN_FOLDS: Folds = { preset: 'none', toggled: nothing };

/** Everything folded: only roots are rows. */
export const foldAll = (): Folds => ({ preset: 'all', toggled: nothing });

/** Everything open. */
export const expandAll = (): Folds => OPEN_FOLDS;

/** Rows of depth 0 … level are shown, what is deeper is folded away. Level 0 = roots only. */
export function foldBelow(level: number): Folds {
  return level <= 0 ? foldAll() : { preset: { level: Math.floor(level) }, toggled: nothing };
}

/** The depth from which on the preset folds. */
function presetDepth(preset: FoldPreset): number {
  if (preset === 'none') return Infinity;
  return preset === 'all' ? 0 : preset.level;
}

/** Whether a node is folded (hidden or not). */
export function isFolded(tree: TreeColumns, folds: Folds, node: number): boolean {
  if (!hasChildren(tree, node)) return false;
  return (tree.depth[node] ?? 0) >= presetDepth(folds.preset) !== folds.toggled.has(node);
}

/** Folds an open node or opens a folded one. */
export function toggleFold(tree: TreeColumns, folds: Folds, node: number): Folds {
  return setFolded(tree, folds, node, !isFolded(tree, folds, node));
}

/** Folds or opens one node. Gives back the same object when nothing changes. */
export function setFolded(tree: TreeColumns, folds: Folds, node: number, folded: boolean): Folds {
  return setAllFolded(tree, folds, [node], folded);
}

/** Folds or opens several nodes. Gives back the same object when nothing changes. */
export function setAllFolded(
  tree: TreeColumns,
  folds: Folds,
  nodes: Iterable<number>,
  folded: boolean,
): Folds {
  let toggled: Set<number> | undefined;
  for (const node of nodes) {
    if (node < 0 || node >= tree.count || !hasChildren(tree, node)) continue;
    if (isFolded(tree, folds, node) === folded) continue;
    toggled ??= new Set(folds.toggled);
    if (!toggled.delete(node)) toggled.add(node);
  }
  return toggled === undefined ? folds : { preset: folds.preset, toggled };
}

/** Opens every folded ancestor of a node, so that it has a row. Gives back the same object when it has one already. */
export function reveal(tree: TreeColumns, folds: Folds, node: number): Folds {
  const ancestors: number[] = [];
  for (let above = tree.parent[node] ?? -1; above >= 0; above = tree.parent[above] ?? -1)
    ancestors.push(above);
  return setAllFolded(tree, folds, ancestors, false);
}

/** Folds what holds none of the nodes and opens what does: only they and their ancestors stay (Jaeger's "focus" on find matches). */
export function focusOn(tree: TreeColumns, nodes: Iterable<number>): Folds {
  const open = new Uint8Array(tree.count);
  for (const node of nodes) {
    for (
      let above = tree.parent[node] ?? -1;
      above >= 0 && open[above] === 0;
      above = tree.parent[above] ?? -1
    ) {
      open[above] = 1;
    }
  }
  return foldsOf(tree, (node) => open[node] === 0);
}

/** One flag a node: 1 where it is folded. */
function foldedColumn(tree: TreeColumns, folds: Folds): Uint8Array {
  const from = presetDepth(folds.preset);
  const folded = new Uint8Array(tree.count);
  for (let i = 0; i < tree.count; i++) {
    if (hasChildren(tree, i) && (tree.depth[i] ?? 0) >= from) folded[i] = 1;
  }
  for (const node of folds.toggled) {
    if (node >= 0 && node < tree.count && hasChildren(tree, node)) folded[node] = folded[node] === 1 ? 0 : 1;
  }
  return folded;
}

/** The folds in which exactly the nodes chosen by `folded` are folded, with the preset that needs the fewest exceptions. Linear. */
export function foldsOf(tree: TreeColumns, folded: (node: number) => boolean): Folds {
  let depthCount = 0;
  for (let i = 0; i < tree.count; i++) depthCount = Math.max(depthCount, (tree.depth[i] ?? 0) + 1);
  // exceptions[level] = nodes folded above the level + nodes open at or below it
  const foldedAt = new Int32Array(depthCount + 1);
  const openAt = new Int32Array(depthCount + 1);
  const state = new Uint8Array(tree.count);
  for (let i = 0; i < tree.count; i++) {
    if (!hasChildren(tree, i)) continue;
    const depth = tree.depth[i] ?? 0;
    const isNow = folded(i);
    state[i] = isNow ? 1 : 0;
    const tally = isNow ? foldedAt : openAt;
    tally[depth] = (tally[depth] ?? 0) + 1;
  }
  let exceptions = openAt.reduce((total, count) => total + count, 0);
  let fewest = exceptions;
  let level = 0;
  for (let depth = 0; depth < depthCount; depth++) {
    exceptions += (foldedAt[depth] ?? 0) - (openAt[depth] ?? 0);
    // On a tie the deeper level wins, so that nothing folded is written as 'none'.
    if (exceptions > fewest) continue;
    fewest = exceptions;
    level = depth + 1;
  }
  const preset: FoldPreset = level >= depthCount ? 'none' : level === 0 ? 'all' : { level };
  const from = presetDepth(preset);
  const toggled = new Set<number>();
  for (let i = 0; i < tree.count; i++) {
    if (hasChildren(tree, i) && (state[i] === 1) !== (tree.depth[i] ?? 0) >= from) toggled.add(i);
  }
  return { preset, toggled };
}

/**
 * Opens one level more: every folded row opens, what is folded inside it stays (Jaeger's "expand one level", key o).
 * Gives back the same object when nothing is folded.
 */
export function unfoldOneLevel(tree: TreeColumns, folds: Folds): Folds {
  const folded = foldedColumn(tree, folds);
  let changed = false;
  for (let i = 0; i < tree.count;) {
    if (folded[i] !== 1) {
      i++;
      continue;
    }
    folded[i] = 0;
    changed = true;
    i = subtreeStop(tree, i);
  }
  return changed ? foldsOf(tree, (node) => folded[node] === 1) : folds;
}

/**
 * Folds one level more: on every branch the lowest open row that has children (Jaeger's "collapse one level", key p).
 * Gives back the same object when everything is folded.
 */
export function foldOneLevel(tree: TreeColumns, folds: Folds): Folds {
  const folded = foldedColumn(tree, folds);
  // Backwards: when a node is reached, all below it are settled. `openBelow` = it has a visible open node under it.
  const openBelow = new Uint8Array(tree.count);
  let changed = false;
  for (let i = tree.count - 1; i >= 0; i--) {
    if (!hasChildren(tree, i) || folded[i] === 1) continue;
    const above = tree.parent[i] ?? -1;
    if (above >= 0) openBelow[above] = 1;
    if (openBelow[i] === 1) continue;
    folded[i] = 1;
    changed = true;
  }
  return changed ? foldsOf(tree, (node) => folded[node] === 1) : folds;
}
