import { callersOf, formatCount, operationNumbers, type FrameTree } from '../../../core';
import type { OpenTrace } from '../../../worker/TraceEngine';
import { callsOf } from '../calls/callTreeOf';

/** The tree that the view shows: calls merged by path, or upside down with the callers below the called. */
export interface ShownTree {
  readonly tree: FrameTree;
  /** The node that stands for a span. */
  readonly nodeOf: (span: number) => number;
  /** How many of the spans found each node stands for. Linear in those found. */
  readonly foundIn: (matches: Int32Array) => Uint32Array;
  /** What is not shown, '' when all is. */
  readonly note: string;
}

function counted(tree: FrameTree, nodeOf: (span: number) => number, matches: Int32Array): Uint32Array {
  const found = new Uint32Array(tree.count);
  for (const span of matches) {
    const node = nodeOf(span);
    found[node] = (found[node] ?? 0) + 1;
  }
  return found;
}

/** Linear in the spans; upside down, in the steps from every path to its entry (see callersOf). In short steps. */
export function* shownTree(open: OpenTrace, upsideDown: boolean): Generator<void, ShownTree, void> {
  const calls = yield* callsOf(open);
  const { nodeOfSpan } = calls.tree;
  const mergedNode = (span: number) => nodeOfSpan[span] ?? 0;
  if (!upsideDown)
    return {
      tree: calls.tree,
      nodeOf: mergedNode,
      foundIn: (matches) => counted(calls.tree, mergedNode, matches),
      note: '',
    };
  const { tree, cutPaths } = yield* callersOf(calls.tree, calls.tree.self, undefined, calls.groups);
  // Each service and operation is one root: what stands below are those that called it.
  const { operations, groups } = calls;
  const numbers = yield* operationNumbers(operations, tree);
  const rootOf = new Int32Array(operations.count);
  for (let root = 0; root < tree.count; root = Math.max(root + 1, tree.subtreeEnd[root] ?? 0))
    rootOf[numbers[root] ?? 0] = root;
  const nodeOf = (span: number) => rootOf[groups[mergedNode(span)] ?? 0] ?? 0;
  return {
    tree,
    nodeOf,
    foundIn: (matches) => counted(tree, nodeOf, matches),
    note:
      cutPaths === 0
        ? ''
        : `${formatCount(cutPaths)} ${cutPaths === 1 ? 'path goes' : 'paths go'} on to further callers that are not shown.`,
  };
}
