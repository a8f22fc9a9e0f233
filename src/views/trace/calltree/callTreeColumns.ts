import { formatCount, nanos, type FrameTree, type WriteDuration } from '../../../core';
import type { TreeSort, TreeSortColumn } from '../../../state/url/trace/graphParts';

/** A column of numbers of the call tree. */
interface CallColumn {
  readonly id: TreeSortColumn;
  readonly title: string;
  /** What the number says, for the tooltip of the head. */
  readonly meaning: string;
  readonly values: (tree: FrameTree) => ArrayLike<number>;
  readonly text: (value: number, durationText: WriteDuration) => string;
}

const duration = (value: number, durationText: WriteDuration): string => durationText(nanos(value));

/** Total by count: what one call took on average. */
function averages(tree: FrameTree): Float64Array {
  return tree.total.map((total, node) => total / Math.max(1, tree.spanCount[node] ?? 1));
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
    values: averages,
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
