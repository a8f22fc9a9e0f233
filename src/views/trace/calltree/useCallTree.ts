import { useMemo } from 'react';
import {
  expandAll,
  foldAll,
  sortedRows,
  spanIndex,
  type Folds,
  type FrameTree,
  type SpanIndex,
} from '../../../core';
import type { TreeSort } from '../../../state/url/trace/graphParts';
import { useFoldsInAddress } from '../useFoldsInAddress';
import type { ViewProps } from '../ViewProps';
import { treeFoldsCodec } from './treeFolds';
import type { MadeTree } from './useMadeTree';

/** The call tree of a trace as its view shows it. */
export interface CallTreeModel extends MadeTree {
  /** Nodes that have a row, from above. */
  readonly rows: Int32Array;
  /** For each node how many of its spans are found; undefined while nothing is looked for. */
  readonly found: Uint32Array | undefined;
  readonly folds: Folds;
  readonly setFolds: (folds: Folds) => void;
  readonly sort: TreeSort | undefined;
  readonly setSort: (sort: TreeSort | undefined) => void;
  /** Turns the tree; upside down it begins folded, as a list of operations. */
  readonly turn: (upsideDown: boolean) => void;
}

/** What the address says of a call tree: its rows and its folds. */
export function useCallTree({ view, find }: ViewProps, shown: MadeTree): CallTreeModel {
  const { address, change } = view;
  const { treeSort: sort } = address;
  const { tree, keys } = shown;
  const codec = useMemo(() => treeFoldsCodec(keys), [keys]);
  const { folds, write } = useFoldsInAddress(address.treeFolds, codec, tree);
  const rows = useMemo(() => sortedRows(tree, folds, shown.order), [tree, folds, shown.order]);
  const { matches } = find;
  const { foundIn } = shown;
  const found = useMemo(() => (matches === undefined ? undefined : foundIn(matches)), [foundIn, matches]);
  return {
    ...shown,
    rows,
    found,
    folds,
    setFolds: (next) => {
      change({ treeFolds: write(next) }, 'replace');
    },
    sort,
    setSort: (treeSort) => {
      change({ treeSort }, 'replace');
    },
    turn: (treeCallers) => {
      change({ treeCallers, treeFolds: write(treeCallers ? foldAll() : expandAll()) }, 'push');
    },
  };
}

/** The slowest span of a node. */
export const exampleSpan = (tree: FrameTree, node: number): SpanIndex =>
  spanIndex(Math.max(0, tree.longestSpan[node] ?? 0));
