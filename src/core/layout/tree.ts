/**
 * What layout needs of a tree in pre-order: the columns of SpanTable and of CallTree. Node i's subtree is the run
 * [i, subtreeEnd[i]). All arrays have `count` members.
 */
export interface TreeColumns {
  readonly count: number;
  /** −1 for roots. */
  readonly parent: Int32Array;
  readonly subtreeEnd: Int32Array;
  readonly depth: Int32Array;
}

export const subtreeStop = (tree: TreeColumns, node: number): number =>
  Math.max(node + 1, tree.subtreeEnd[node] ?? 0);

/** Whether a node has children, and so can be folded. */
export const hasChildren = (tree: TreeColumns, node: number): boolean =>
  (tree.subtreeEnd[node] ?? 0) > node + 1;

/** Number of nodes below a node, itself not counted. */
export const descendantCount = (tree: TreeColumns, node: number): number =>
  subtreeStop(tree, node) - node - 1;

/** Number of children of a node. Work: its children. */
export function childCount(tree: TreeColumns, node: number): number {
  const stop = subtreeStop(tree, node);
  let children = 0;
  for (let child = node + 1; child < stop; child = subtreeStop(tree, child)) children++;
  return children;
}

/** Whether another child of the same parent (for roots: another root) comes after the node. */
export function hasNextSibling(tree: TreeColumns, node: number): boolean {
  const parent = tree.parent[node] ?? -1;
  return subtreeStop(tree, node) < (parent < 0 ? tree.count : subtreeStop(tree, parent));
}

/** Nodes between two steps. */
const STEP = 32_768;

/** The number of every node's siblings, itself counted. Linear, in short steps. */
export function* siblingCounts(tree: TreeColumns): Generator<void, Int32Array, void> {
  const counts = new Int32Array(tree.count);
  const seen = new Int32Array(tree.count + 1); // children of each parent; roots at the end
  const slot = (node: number): number => {
    const parent = tree.parent[node] ?? -1;
    return parent < 0 ? tree.count : parent;
  };
  for (let i = 0; i < tree.count; i++) {
    if (i % STEP === STEP - 1) yield;
    const at = slot(i);
    seen[at] = (seen[at] ?? 0) + 1;
  }
  for (let i = 0; i < tree.count; i++) {
    if (i % STEP === STEP - 1) yield;
    counts[i] = seen[slot(i)] ?? 1;
  }
  return counts;
}

/**
 * Position of every node among its siblings (1-based) and their number, for aria-posinset and aria-setsize. Linear; made once.
 */
export function siblingPlaces(tree: TreeColumns): {
  readonly position: Int32Array;
  readonly setSize: Int32Array;
} {
  const position = new Int32Array(tree.count);
  const setSize = new Int32Array(tree.count);
  const seen = new Int32Array(tree.count + 1); // children seen of each parent; roots at the end
  const slot = (node: number): number => {
    const parent = tree.parent[node] ?? -1;
    return parent < 0 ? tree.count : parent;
  };
  for (let i = 0; i < tree.count; i++) {
    const at = slot(i);
    seen[at] = (seen[at] ?? 0) + 1;
    position[i] = seen[at] ?? 1;
  }
  for (let i = 0; i < tree.count; i++) setSize[i] = seen[slot(i)] ?? 1;
  return { position, setSize };
}
