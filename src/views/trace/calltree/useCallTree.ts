import { useMemo } from 'react';
import {
  expandAll,
  foldAll,
  frameKeys,
  siblingPlaces,
  sortedPositions,
  sortedRows,
  sortSiblings,
  spanIndex,
  type Folds,
  type FrameTree,
  type SpanIndex,
} from '../../../core';
import type { TreeSort } from '../../../state/url/trace/graphParts';
import { shadeColours, type ShadeColours } from '../calls/shadeColours';
import { useFoldsInAddress } from '../useFoldsInAddress';
import type { ViewProps } from '../ViewProps';
import { callColumns, type CallColumn } from './callTreeColumns';
import { shownTree } from './shownTree';
import { treeFoldsCodec } from './treeFolds';

/** The call tree of a trace as its view shows it. */
export interface CallTreeModel {
  readonly tree: FrameTree;
  readonly nodeOf: (span: number) => number;
  readonly note: string;
  /** Nodes that have a row, from above. */
  readonly rows: Int32Array;
  /** Position among the siblings, from 1, and their number. */
  readonly position: Int32Array;
  readonly setSize: Int32Array;
  readonly values: ReadonlyMap<CallColumn['id'], ArrayLike<number>>;
  /** Sum of the self times of all spans. */
  readonly selfSum: number;
  /** For each node how many of its spans are found; undefined while nothing is looked for. */
  readonly found: Uint32Array | undefined;
  readonly shades: ShadeColours;
  readonly folds: Folds;
  readonly setFolds: (folds: Folds) => void;
  readonly sort: TreeSort | undefined;
  readonly setSort: (sort: TreeSort | undefined) => void;
  readonly upsideDown: boolean;
  /** Turns the tree; upside down it begins folded, as a list of operations. */
  readonly turn: (upsideDown: boolean) => void;
}

const inCallOrder = (tree: FrameTree): Int32Array =>
  Int32Array.from({ length: tree.count }, (_, node) => node);

/** Callers stand for spans of the root above them: only roots add up. */
function selfTimeOf(tree: FrameTree, upsideDown: boolean): number {
  return tree.self.reduce(
    (sum, self, node) => (upsideDown && (tree.depth[node] ?? 0) > 0 ? sum : sum + self),
    0,
  );
}

export function useCallTree({ view, find, colours }: ViewProps): CallTreeModel {
  const { open, address, change } = view;
  const { treeCallers: upsideDown, treeSort: sort, shade } = address;
  const shown = useMemo(() => shownTree(open, upsideDown), [open, upsideDown]);
  const { tree } = shown;
  const codec = useMemo(() => treeFoldsCodec(frameKeys(open.trace, tree)), [open, tree]);
  const { folds, write } = useFoldsInAddress(address.treeFolds, codec, tree);
  const columns = useMemo(
    () => ({
      values: new Map(callColumns.map((column) => [column.id, column.values(tree)])),
      selfSum: selfTimeOf(tree, upsideDown),
      setSize: siblingPlaces(tree).setSize,
    }),
    [tree, upsideDown],
  );
  const sortColumn = sort?.column;
  const descending = sort?.descending ?? true;
  const order = useMemo(() => {
    const key = sortColumn === undefined ? undefined : columns.values.get(sortColumn);
    return key === undefined ? inCallOrder(tree) : sortSiblings(tree, key, descending);
  }, [tree, columns, sortColumn, descending]);
  const rows = useMemo(() => sortedRows(tree, folds, order), [tree, folds, order]);
  const position = useMemo(() => sortedPositions(tree, order), [tree, order]);
  const { matches } = find;
  const found = useMemo(() => (matches === undefined ? undefined : shown.foundIn(matches)), [shown, matches]);
  const shades = useMemo(() => {
    const { count, longestSpan: example, total, self, errorCount: errors } = tree;
    return shadeColours(shade, { count, example, total, self, errors }, colours);
  }, [shade, tree, colours]);
  return {
    ...shown,
    rows,
    position,
    ...columns,
    found,
    shades,
    folds,
    setFolds: (next) => {
      change({ treeFolds: write(next) }, 'replace');
    },
    sort,
    setSort: (treeSort) => {
      change({ treeSort }, 'replace');
    },
    upsideDown,
    turn: (treeCallers) => {
      change({ treeCallers, treeFolds: write(treeCallers ? foldAll() : expandAll()) }, 'push');
    },
  };
}

/** The slowest span of a node. */
export const exampleSpan = (tree: FrameTree, node: number): SpanIndex =>
  spanIndex(Math.max(0, tree.longestSpan[node] ?? 0));
