import { useCallback } from 'react';
import { frameKeys, siblingPlaces, sortedPositions, sortSiblings, type FrameTree } from '../../../core';
import type { TreeSortColumn } from '../../../state/url/trace/graphParts';
import { useInSlices } from '../../../state/session/useInSlices';
import type { OpenTrace } from '../../../worker/TraceEngine';
import type { TraceView } from '../useTraceView';
import { callColumns } from './callTreeColumns';
import { shownTree, type ShownTree } from './shownTree';

/** A call tree that is ready to be shown, in the order that is asked for. */
export interface MadeTree extends ShownTree {
  /** The state of the trace that it is of. */
  readonly open: OpenTrace;
  readonly upsideDown: boolean;
  /** Names of the nodes for an address. */
  readonly keys: Float64Array;
  readonly values: ReadonlyMap<TreeSortColumn, ArrayLike<number>>;
  /** Sum of the self times of all spans. */
  readonly selfSum: number;
  /** Number of siblings of each node, and its position among them, from 1. */
  readonly setSize: Int32Array;
  readonly position: Int32Array;
  /** Nodes from above, as they stand when all is unfolded. */
  readonly order: Int32Array;
}

const inCallOrder = (tree: FrameTree): Int32Array => new Int32Array(tree.count).map((_, node) => node);

/** Callers stand for spans of the root above them: only roots add up. */
function selfTimeOf(tree: FrameTree, upsideDown: boolean): number {
  return tree.self.reduce(
    (sum, self, node) => (upsideDown && (tree.depth[node] ?? 0) > 0 ? sum : sum + self),
    0,
  );
}

/** The call tree that the address asks for, made in slices; undefined while the first one is. */
export function useMadeTree({ open, address }: TraceView): MadeTree | undefined {
  const { treeCallers: upsideDown, treeSort: sort } = address;
  const tree = useInSlices(
    useCallback(
      function* () {
        const shown = yield* shownTree(open, upsideDown);
        yield;
        const keys = frameKeys(open.trace, shown.tree);
        yield;
        const { setSize } = siblingPlaces(shown.tree);
        yield;
        const selfSum = selfTimeOf(shown.tree, upsideDown);
        const values = new Map<TreeSortColumn, ArrayLike<number>>();
        for (const column of callColumns) {
          values.set(column.id, column.values(shown.tree));
          yield;
        }
        return { ...shown, open, upsideDown, keys, setSize, selfSum, values };
      },
      [open, upsideDown],
    ),
  );
  const column = sort?.column;
  const descending = sort?.descending ?? true;
  return useInSlices(
    useCallback(
      function* () {
        if (tree === undefined) return undefined;
        const by = column === undefined ? undefined : tree.values.get(column);
        const order =
          by === undefined ? inCallOrder(tree.tree) : yield* sortSiblings(tree.tree, by, descending);
        yield;
        return { ...tree, order, position: sortedPositions(tree.tree, order) };
      },
      [tree, column, descending],
    ),
  );
}
