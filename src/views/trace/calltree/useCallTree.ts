import { useMemo, useState } from 'react';
import {
  callTree,
  OPEN_FOLDS,
  siblingPlaces,
  sortedPositions,
  sortedRows,
  sortSiblings,
  spanIndex,
  spansOfNode,
  type CallTree,
  type Folds,
  type SpanIndex,
  type Trace,
} from '../../../core';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { sameSpan } from '../followSpans';
import { useFollowing } from '../useFollowing';
import { callColumns, type CallColumn, type CallSort } from './callTreeColumns';

/** The call tree of a trace as its view shows it. */
export interface CallTreeModel {
  readonly tree: CallTree;
  /** Nodes that have a row, from above. */
  readonly rows: Int32Array;
  /** Position among the siblings, from 1, and their number. */
  readonly position: Int32Array;
  readonly setSize: Int32Array;
  readonly values: ReadonlyMap<CallColumn['id'], ArrayLike<number>>;
  /** Sum of the self times of all nodes. */
  readonly selfSum: number;
  /** For each node how many of its spans are found; undefined while nothing is looked for. */
  readonly found: Uint32Array | undefined;
  readonly folds: Folds;
  readonly setFolds: (folds: Folds) => void;
  readonly sort: CallSort | undefined;
  readonly setSort: (sort: CallSort | undefined) => void;
}

/** The call tree of a state of the trace. */
interface NodesOf {
  readonly trace: Trace;
  readonly tree: CallTree;
}

/** The node of the same path in the state that took the place of `before`, told by its slowest span; −1 where that is gone. */
export function sameNode(node: number, before: NodesOf, after: NodesOf): number {
  const span = sameSpan(exampleSpan(before.tree, node), before.trace, after.trace);
  return span === undefined ? -1 : (after.tree.nodeOfSpan[span] ?? -1);
}

const inCallOrder = (tree: CallTree): Int32Array =>
  Int32Array.from({ length: tree.count }, (_, node) => node);

export function useCallTree(open: OpenTrace, matches: Int32Array | undefined): CallTreeModel {
  const tree = useMemo(() => callTree(open.trace, open.facts), [open]);
  const [folds, setFolds] = useFollowing<NodesOf, Folds>(
    useMemo(() => ({ trace: open.trace, tree }), [open, tree]),
    () => OPEN_FOLDS,
    ({ preset, toggled }, before, after) => ({
      preset,
      toggled: new Set([...toggled].map((node) => sameNode(node, before, after)).filter((node) => node >= 0)),
    }),
  );
  const [sort, setSort] = useState<CallSort>();
  const columns = useMemo(
    () => ({
      values: new Map(callColumns.map((column) => [column.id, column.values(tree)])),
      selfSum: tree.self.reduce((sum, self) => sum + self, 0),
      setSize: siblingPlaces(tree).setSize,
    }),
    [tree],
  );
  const order = useMemo(() => {
    const key = sort === undefined ? undefined : columns.values.get(sort.column.id);
    return sort === undefined || key === undefined
      ? inCallOrder(tree)
      : sortSiblings(tree, key, sort.descending);
  }, [tree, columns, sort]);
  const rows = useMemo(() => sortedRows(tree, folds, order), [tree, folds, order]);
  const position = useMemo(() => sortedPositions(tree, order), [tree, order]);
  const found = useMemo(() => {
    if (matches === undefined) return undefined;
    const counts = new Uint32Array(tree.count);
    for (const span of matches) {
      const node = tree.nodeOfSpan[span] ?? 0;
      counts[node] = (counts[node] ?? 0) + 1;
    }
    return counts;
  }, [tree, matches]);
  return { tree, rows, position, ...columns, found, folds, setFolds, sort, setSort };
}

/** The slowest span of a node; the first one where all of them are off scale. */
export function exampleSpan(tree: CallTree, node: number): SpanIndex {
  const longest = tree.longestSpan[node] ?? -1;
  return longest >= 0 ? spanIndex(longest) : (spansOfNode(tree, node, 1)[0] ?? spanIndex(0));
}
