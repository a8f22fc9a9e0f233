import {
  callTree,
  frameGroups,
  operationsOf,
  writeFrameKey,
  type CallTree,
  type Operations,
} from '../../../core';
import type { OpenTrace } from '../../../worker/TraceEngine';

/** The spans of a trace merged by path, and the services and names in it. */
export interface Calls {
  readonly tree: CallTree;
  /** Number of each frame's service and name among `operations`. */
  readonly groups: Int32Array;
  readonly operations: Operations;
}

const made = new WeakMap<OpenTrace, Calls>();

/** Made once for each open trace, whichever views ask; in short steps. */
export function* callsOf(open: OpenTrace): Generator<void, Calls, void> {
  const known = made.get(open);
  if (known) return known;
  const tree = yield* callTree(open.trace, open.facts);
  const groups = yield* frameGroups(tree);
  const calls = { tree, groups, operations: yield* operationsOf(open.trace, tree, groups) };
  made.set(open, calls);
  return calls;
}

/** The key of a service and name in an address. In short steps. */
export function* operationKey(open: OpenTrace, service: number, name: number): Generator<void, string, void> {
  const { operations } = yield* callsOf(open);
  const at = operations.service.findIndex((of, k) => of === service && operations.name[k] === name);
  return writeFrameKey(operations.key[at] ?? 0);
}
