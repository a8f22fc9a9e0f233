import type { ComparedSide, TraceComparison } from './compareTraces';

/** What became of a node from the left trace to the right one. */
export type Change =
  'added' | 'removed' | 'more' | 'fewer' | 'slower' | 'faster' | 'failing' | 'healed' | 'same';

/** By what changes are ordered: differences of right minus left. */
export const changeMeasures = ['self', 'total', 'count', 'errors'] as const;
export type ChangeMeasure = (typeof changeMeasures)[number];

const columnOf = (side: ComparedSide, measure: ChangeMeasure): ArrayLike<number> =>
  measure === 'count' ? side.spanCount : measure === 'errors' ? side.errorCount : side[measure];

/** What the right trace has more than the left one at a node: nanoseconds or spans, below 0 where it has less. */
export const difference = ({ left, right }: TraceComparison, node: number, measure: ChangeMeasure): number =>
  (columnOf(right, measure)[node] ?? 0) - (columnOf(left, measure)[node] ?? 0);

/** Times are told apart from here on: both a millisecond and a hundredth of the longer one. */
const LEAST_NANOS = 1e6;
const LEAST_SHARE = 0.01;

/** 1, −1, or 0 where two times are too near to each other to tell them apart. */
function timeSign(before: number, after: number): number {
  const by = Math.abs(after - before);
  if (by <= LEAST_NANOS || by <= LEAST_SHARE * Math.max(before, after)) return 0;
  return Math.sign(after - before);
}

/**
 * The change of a node in one word. What is stronger comes first: whether it is there, how often, how long (all in all, else by
 * itself), how often it failed. Times differ where they do by more than 1 ms and more than 1 %.
 */
export function changeOf({ left, right }: TraceComparison, node: number): Change {
  const before = left.spanCount[node] ?? 0;
  const after = right.spanCount[node] ?? 0;
  if (before === 0) return 'added';
  if (after === 0) return 'removed';
  if (before !== after) return after > before ? 'more' : 'fewer';
  const time =
    timeSign(left.total[node] ?? 0, right.total[node] ?? 0) ||
    timeSign(left.self[node] ?? 0, right.self[node] ?? 0);
  if (time !== 0) return time > 0 ? 'slower' : 'faster';
  const errors = (right.errorCount[node] ?? 0) - (left.errorCount[node] ?? 0);
  return errors > 0 ? 'failing' : errors < 0 ? 'healed' : 'same';
}

/** Nodes between two steps. */
const STEP = 16_384;

/** The nodes that changed, in the order of the tree. Linear, in short steps. */
export function* changedNodes(comparison: TraceComparison): Generator<void, Int32Array, void> {
  const changed: number[] = [];
  for (let node = 0; node < comparison.count; node++) {
    if (node % STEP === STEP - 1) yield;
    if (changeOf(comparison, node) !== 'same') changed.push(node);
  }
  return Int32Array.from(changed);
}

/**
 * Nodes by the size of a difference, whichever its sign: the largest first, or the smallest; equal ones as they stand.
 * One sort: n log n.
 */
export function byDifference(
  comparison: TraceComparison,
  nodes: Int32Array,
  measure: ChangeMeasure,
  descending: boolean,
): Int32Array {
  const sign = descending ? -1 : 1;
  const size = (node: number) => Math.abs(difference(comparison, node, measure));
  return nodes.toSorted((a, b) => sign * (size(a) - size(b)) || a - b);
}
