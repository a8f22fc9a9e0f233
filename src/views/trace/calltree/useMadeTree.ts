import { useCallback } from 'react';
import { frameKeys, siblingCounts, sortedPositions, sortSiblings, type FrameTree } from '../../../core';
import type { TreeSortColumn } from '../../../state/url/trace/graphParts';
import { useInSlices } from '../../../state/session/useInSlices';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { shadeColours, type ShadeColours } from '../calls/shadeColours';
import type { SpanColours } from '../colours/SpanColours';
import type { TraceView } from '../useTraceView';
import { averagesOf, callColumns } from './callTreeColumns';
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
  readonly shades: ShadeColours;
}

/** Nodes between two steps. */
const STEP = 32_768;

function* inCallOrder({ count }: FrameTree): Generator<void, Int32Array, void> {
  const order = new Int32Array(count);
  for (let node = 0; node < count; node++) {
    if (node % STEP === STEP - 1) yield;
    order[node] = node;
  }
  return order;
}

/** Callers stand for spans of the root above them: only roots add up. */
function* selfTimeOf({ count, self, depth }: FrameTree, upsideDown: boolean): Generator<void, number, void> {
  let sum = 0;
  for (let node = 0; node < count; node++) {
    if (node % STEP === STEP - 1) yield;
    if (!upsideDown || depth[node] === 0) sum += self[node] ?? 0;
  }
  return sum;
}

/** The tree with what its rows show, in short steps: upside down a tree of 100 000 paths may have some millions of nodes. */
export function* madeTree(open: OpenTrace, upsideDown: boolean) {
  const shown = yield* shownTree(open, upsideDown);
  yield;
  const keys = yield* frameKeys(open.trace, shown.tree);
  const setSize = yield* siblingCounts(shown.tree);
  const selfSum = yield* selfTimeOf(shown.tree, upsideDown);
  const averages = yield* averagesOf(shown.tree);
  const values = new Map<TreeSortColumn, ArrayLike<number>>();
  for (const column of callColumns) values.set(column.id, column.values(shown.tree, averages));
  return { ...shown, open, upsideDown, keys, setSize, selfSum, values };
}

/** The call tree that the address asks for, made in slices; undefined while the first one is. */
export function useMadeTree({ open, address }: TraceView, colours: SpanColours): MadeTree | undefined {
  const { treeCallers: upsideDown, treeSort: sort, shade } = address;
  const tree = useInSlices(useCallback(() => madeTree(open, upsideDown), [open, upsideDown]));
  const column = sort?.column;
  const descending = sort?.descending ?? true;
  const sorted = useInSlices(
    useCallback(
      function* () {
        if (tree === undefined) return undefined;
        const by = column === undefined ? undefined : tree.values.get(column);
        const order =
          by === undefined ? yield* inCallOrder(tree.tree) : yield* sortSiblings(tree.tree, by, descending);
        return { ...tree, order, position: yield* sortedPositions(tree.tree, order) };
      },
      [tree, column, descending],
    ),
  );
  return useInSlices(
    useCallback(
      function* () {
        if (sorted === undefined) return undefined;
        const { count, longestSpan: example, total, self, errorCount: errors } = sorted.tree;
        return {
          ...sorted,
          shades: yield* shadeColours(shade, { count, example, total, self, errors }, colours),
        };
      },
      [sorted, shade, colours],
    ),
  );
}
