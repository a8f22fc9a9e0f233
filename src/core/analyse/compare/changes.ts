import type { ComparedSide, TraceComparison } from './compareTraces';

/**
 * What became of a node from the left trace to the right one. 'failing': it failed in the right one only; 'healed': in the left
 * one only; 'failingMore' and 'failingLess': in both.
 */
export type Change =
  | 'failing'
  | 'added'
  | 'removed'
  | 'more'
  | 'fewer'
  | 'slower'
  | 'faster'
  | 'failingMore'
  | 'failingLess'
  | 'healed';

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

function errorChange(before: number, after: number): Change | undefined {
  if (before === after) return undefined;
  if (before === 0) return 'failing';
  if (after === 0) return 'healed';
  return after > before ? 'failingMore' : 'failingLess';
}

function otherChange({ left, right }: TraceComparison, node: number): Change | undefined {
  const before = left.spanCount[node] ?? 0;
  const after = right.spanCount[node] ?? 0;
  if (before === 0) return 'added';
  if (after === 0) return 'removed';
  if (before !== after) return after > before ? 'more' : 'fewer';
  const time =
    timeSign(left.total[node] ?? 0, right.total[node] ?? 0) ||
    timeSign(left.self[node] ?? 0, right.self[node] ?? 0);
  return time === 0 ? undefined : time > 0 ? 'slower' : 'faster';
}

/**
 * What changed at a node, at most two things, none where it is the same: whether it is there, else how often, else how long (all
 * in all, else by itself); and how often it failed, which comes first where it failed in the right trace only. Times differ
 * where they do by more than 1 ms and more than 1 %.
 */
export function changesOf(comparison: TraceComparison, node: number): readonly Change[] {
  const { left, right } = comparison;
  const errors = errorChange(left.errorCount[node] ?? 0, right.errorCount[node] ?? 0);
  const other = otherChange(comparison, node);
  const changes = errors === 'failing' ? [errors, other] : [other, errors];
  return changes.filter((change) => change !== undefined);
}

/** Nodes between two steps. */
const STEP = 16_384;

/** The nodes that changed, in the order of the tree. Linear, in short steps. */
export function* changedNodes(comparison: TraceComparison): Generator<void, Int32Array, void> {
  const changed: number[] = [];
  for (let node = 0; node < comparison.count; node++) {
    if (node % STEP === STEP - 1) yield;
    if (changesOf(comparison, node).length > 0) changed.push(node);
  }
  return Int32Array.from(changed);
}
