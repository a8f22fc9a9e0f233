import { formatCount, nanos, type FrameTree, type WriteDuration } from '../../../core';
import type { TreeSort, TreeSortColumn } from '../../../state/url/trace/graphParts';

/** A column of numbers of the call tree. */
interface CallColumn {
  readonly id: TreeSortColumn;
  readonly title: string;
  /** What the number says, for the tooltip of the head. */
  readonly meaning: string;
  readonly values: (tree: FrameTree, averages: Float64Array) => ArrayLike<number>;
  readonly text: (value: number, durationText: WriteDuration) => string;
}

const duration = (value: number, durationText: WriteDuration): string => durationText(nanos(value));

/** Nodes between two steps. */
const STEP = 32_768;

/** Total by count: what one call took on average. */
export function* averagesOf({ count, total, spanCount }: FrameTree): Generator<void, Float64Array, void> {
  const found = new Float64Array(count);
  for (let node = 0; node < count; node++) {
    if (node % STEP === STEP - 1) yield;
    found[node] = (total[node] ?? 0) / Math.max(1, spanCount[node] ?? 1);
  }
  return found;
}

export const callColumns: readonly CallColumn[] = [
  {
    id: 'count',
    title: 'Calls',
    meaning: 'Spans that were merged into the row',
    values: (tree) => tree.spanCount,
    text: formatCount,
  },
  {
    id: 'total',
    title: 'Total',
    meaning: 'Sum of the durations; more than the wall time where calls ran side by side',
    values: (tree) => tree.total,
    text: duration,
  },
  {
    id: 'average',
    title: 'Average',
    meaning: 'Total time by calls',
    values: (_, averages) => averages,
    text: duration,
  },
  {
    id: 'longest',
    title: 'Longest',
    meaning: 'Duration of the longest of the calls',
    values: (tree) => tree.longest,
    text: duration,
  },
  {
    id: 'self',
    title: 'Self',
    meaning: 'Time in which none of the children ran, and its share of the self time of all rows',
    values: (tree) => tree.self,
    text: duration,
  },
  {
    id: 'critical',
    title: 'Critical',
    meaning: 'Time on the critical path, without the children',
    values: (tree) => tree.critical,
    text: duration,
  },
  {
    id: 'errors',
    title: 'Errors',
    meaning: 'Spans in error',
    values: (tree) => tree.errorCount,
    text: formatCount,
  },
];

/** Pressing a head sorts by it, greatest first; again: smallest first; a third time: back to the order of the calls. */
export function nextSort(sort: TreeSort | undefined, column: TreeSortColumn): TreeSort | undefined {
  if (sort?.column !== column) return { column, descending: true };
  return sort.descending ? { column, descending: false } : undefined;
}
