import { callTree, frameGroups, operationsOf, type CallTree, type Operations } from '../../../core';
import type { OpenTrace } from '../../../worker/TraceEngine';

/** The spans of a trace merged by path, and the services and names in it. */
export interface Calls {
  readonly tree: CallTree;
  /** Number of each frame's service and name among `operations`. */
  readonly groups: Int32Array;
  readonly operations: Operations;
}

const made = new WeakMap<OpenTrace, Calls>();

/** Made once for each open trace, whichever views ask. */
export function callsOf(open: OpenTrace): Calls {
  const known = made.get(open);
  if (known) return known;
  const tree = callTree(open.trace, open.facts);
  const groups = frameGroups(tree);
  const calls = { tree, groups, operations: operationsOf(open.trace, tree, groups) };
  made.set(open, calls);
  return calls;
}
