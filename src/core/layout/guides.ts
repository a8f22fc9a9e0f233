import { hasNextSibling, type TreeColumns } from './tree';

/** Lines at the left of a row that join it to its ancestors. */
export interface Guides {
  /** How many of the outermost levels are not drawn (deep chains): the indent starts after them. */
  readonly hiddenLevels: number;
  /**
   * One for each drawn level between those and the node's own, outermost first: true where the ancestor of that level has
   * siblings to come, so that its line goes on through this row.
   */
  readonly through: readonly boolean[];
  /** How the node hangs on its parent: more siblings come, it is the last one, or it is a root. */
  readonly elbow: 'tee' | 'corner' | 'none';
}

/**
 * The guide lines of one row. At most `maxLevels` levels are drawn, the innermost ones, so that a row costs the same at depth
 * 100 000 as at depth 10. Work: maxLevels.
 */
export function guides(tree: TreeColumns, node: number, maxLevels: number): Guides {
  const parent = tree.parent[node] ?? -1;
  if (parent < 0) return { hiddenLevels: 0, through: [], elbow: 'none' };
  const through: boolean[] = [];
  // The line of level d stands under the ancestor of depth d and joins its children: it goes on through this row
  // when the ancestor of depth d + 1 is not its last child.
  let ancestor = parent;
  const levels = Math.max(0, maxLevels - 1);
  while ((tree.parent[ancestor] ?? -1) >= 0 && through.length < levels) {
    through.push(hasNextSibling(tree, ancestor));
    ancestor = tree.parent[ancestor] ?? -1;
  }
  through.reverse();
  return {
    hiddenLevels: tree.depth[ancestor] ?? 0,
    through,
    elbow: hasNextSibling(tree, node) ? 'tee' : 'corner',
  };
}
