import { useCallback } from 'react';
import {
  byDifference,
  callTree,
  changedNodes,
  compareTraces,
  frameKeys,
  type TraceComparison,
} from '../../core';
import { useInSlices } from '../../state/session/useInSlices';
import type { ChangeSort } from '../../state/url/compare/compareParts';
import type { OpenTrace } from '../../worker/TraceEngine';

/** Two traces, how they differ, and in which order that is told. */
export interface MadeComparison {
  readonly left: OpenTrace;
  readonly right: OpenTrace;
  readonly comparison: TraceComparison;
  /** Names of the nodes for an address. */
  readonly keys: Float64Array;
  /** Nodes that changed, as they stand in the tree. */
  readonly changed: Int32Array;
  /** The same in the order that is asked for. */
  readonly order: Int32Array;
  /** The longest total time of a node on either side, in nanoseconds: the scale of the bars. */
  readonly longest: number;
}

/** Nodes between two steps. */
const STEP = 32_768;

function* longestOf({ count, left, right }: TraceComparison): Generator<void, number, void> {
  let longest = 0;
  for (let node = 0; node < count; node++) {
    if (node % STEP === STEP - 1) yield;
    longest = Math.max(longest, left.total[node] ?? 0, right.total[node] ?? 0);
  }
  return longest;
}

function* made(left: OpenTrace, right: OpenTrace) {
  const leftTree = yield* callTree(left.trace, left.facts);
  const rightTree = yield* callTree(right.trace, right.facts);
  const comparison = yield* compareTraces(
    { trace: left.trace, tree: leftTree },
    { trace: right.trace, tree: rightTree },
  );
  const keys = yield* frameKeys(comparison, comparison);
  const changed = yield* changedNodes(comparison);
  return { left, right, comparison, keys, changed, longest: yield* longestOf(comparison) };
}

/** How two open traces differ, made in slices; undefined while that is under way. */
export function useComparison(
  left: OpenTrace,
  right: OpenTrace,
  { measure, descending }: ChangeSort,
): MadeComparison | undefined {
  const base = useInSlices(useCallback(() => made(left, right), [left, right]));
  const sorted = useInSlices(
    useCallback(
      function* () {
        if (base === undefined) return undefined;
        const order = yield* byDifference(base.comparison, base.changed, measure, descending);
        return { ...base, order };
      },
      [base, measure, descending],
    ),
  );
  // What is kept from before is of other traces.
  return sorted?.left === left && sorted.right === right ? sorted : undefined;
}
