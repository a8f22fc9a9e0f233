import { isFolded, type Folds } from './folds';
import { orderInSteps } from './sortedOrder';
import { subtreeStop, type TreeColumns } from './tree';

/** Nodes between two steps. */
const STEP = 16_384;

/**
 * The nodes of a tree in pre-order with siblings sorted by `key`: greatest first when `descending`; equal ones keep
 * their order. NaN counts as −∞. Linear, in short steps; nothing recurses.
 */
export function* sortSiblings(
  tree: TreeColumns,
  key: ArrayLike<number>,
  descending: boolean,
): Generator<void, Int32Array, void> {
  const { count } = tree;
  const values = new Float64Array(count);
  for (let node = 0; node < count; node++) {
    if (node % STEP === STEP - 1) yield;
    const value = key[node] ?? NaN;
    values[node] = Number.isNaN(value) ? -Infinity : value;
  }
  const byKey = yield* orderInSteps(count, [{ values, descending }]);
  yield;
  // Places are handed out as in a pre-order walk: each parent knows where its next child goes.
  const nextPlace = new Int32Array(count + 1); // roots at the end
  const order = new Int32Array(count);
  const children = yield* childrenBySlot(tree, byKey);
  const waiting: number[] = [count];
  yield;
  let placed = 0;
  for (let slot = waiting.pop(); slot !== undefined; slot = waiting.pop()) {
    let place = nextPlace[slot] ?? 0;
    for (let k = children.offset[slot] ?? 0; k < (children.offset[slot + 1] ?? 0); k++) {
      const child = children.nodes[k] ?? 0;
      order[place] = child;
      if (++placed % STEP === 0) yield;
      nextPlace[child] = place + 1;
      if (subtreeStop(tree, child) > child + 1) waiting.push(child);
      place += subtreeStop(tree, child) - child;
    }
  }
  return order;
}

/** The nodes of `byKey` grouped by parent, in the order of `byKey`; group `count` holds the roots. */
function* childrenBySlot(
  tree: TreeColumns,
  byKey: Int32Array,
): Generator<void, { readonly offset: Int32Array; readonly nodes: Int32Array }, void> {
  const { count, parent } = tree;
  const slotOf = (node: number): number => {
    const above = parent[node] ?? -1;
    return above < 0 ? count : above;
  };
  const offset = new Int32Array(count + 2);
  for (let node = 0; node < count; node++) {
    if (node % STEP === STEP - 1) yield;
    const slot = slotOf(node);
    offset[slot + 1] = (offset[slot + 1] ?? 0) + 1;
  }
  for (let slot = 0; slot <= count; slot++) {
    if (slot % STEP === STEP - 1) yield;
    offset[slot + 1] = (offset[slot + 1] ?? 0) + (offset[slot] ?? 0);
  }
  const filled = offset.slice();
  const nodes = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    if (at % STEP === STEP - 1) yield;
    const node = byKey[at] ?? 0;
    const slot = slotOf(node);
    const place = filled[slot] ?? 0;
    nodes[place] = node;
    filled[slot] = place + 1;
  }
  return { offset, nodes };
}

/** Nodes that have a row, in an order made by sortSiblings: everything that is in no folded subtree. Work: the rows. */
export function sortedRows(tree: TreeColumns, folds: Folds, order: Int32Array): Int32Array {
  if (folds.preset === 'none' && folds.toggled.size === 0) return order;
  const rows = new Int32Array(order.length);
  let length = 0;
  for (let place = 0; place < order.length;) {
    const node = order[place] ?? 0;
    rows[length++] = node;
    place += isFolded(tree, folds, node) ? subtreeStop(tree, node) - node : 1;
  }
  return rows.slice(0, length);
}

/** Position of every node among its sorted siblings, from 1, for aria-posinset. Linear, in short steps. */
export function* sortedPositions(tree: TreeColumns, order: Int32Array): Generator<void, Int32Array, void> {
  const seen = new Int32Array(tree.count + 1); // children seen of each parent; roots at the end
  const position = new Int32Array(tree.count);
  for (let at = 0; at < order.length; at++) {
    if (at % STEP === STEP - 1) yield;
    const node = order[at] ?? 0;
    const above = tree.parent[node] ?? -1;
    const slot = above < 0 ? tree.count : above;
    seen[slot] = (seen[slot] ?? 0) + 1;
    position[node] = seen[slot] ?? 1;
  }
  return position;
}
