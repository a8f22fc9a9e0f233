import {
  finishWork,
  frameKeys,
  visibleText,
  writeFrameKey,
  type CallGraph,
  type CallGraphNode,
  type Trace,
} from '../../../core';

/** How a node is named on the screen. */
export interface NodeName {
  readonly service: string;
  /** undefined where the node is a whole service. */
  readonly operation: string | undefined;
  /** Both in one line. */
  readonly label: string;
}

const longest = 200;
const cut = (text: string) => visibleText(text, longest) || '(no name)';

export function nodeName(trace: Trace, node: CallGraphNode): NodeName {
  const service = cut(trace.services[node.service] ?? '');
  if (node.operation < 0) return { service, operation: undefined, label: service };
  const operation = cut(trace.names[node.operation] ?? '');
  return { service, operation, label: `${service} ${operation}` };
}

/** How an address names each node: a service by its name, an operation by a key. */
export function nodeKeys(trace: Trace, { nodes }: CallGraph): readonly string[] {
  const operations = nodes.filter(({ operation }) => operation >= 0);
  if (operations.length === 0) return nodes.map(({ service }) => trace.services[service] ?? '');
  const keys = finishWork(
    frameKeys(trace, {
      count: operations.length,
      parent: new Int32Array(operations.length).fill(-1),
      service: Uint32Array.from(operations, ({ service }) => service),
      name: Uint32Array.from(operations, ({ operation }) => operation),
    }),
  );
  return Array.from(keys, writeFrameKey);
}

/** How many of the spans of each node are found. Linear in those found. */
export function foundInNodes({ nodes, nodeOfSpan }: CallGraph, matches: Int32Array): Uint32Array {
  const found = new Uint32Array(nodes.length);
  for (const span of matches) {
    const place = nodeOfSpan[span] ?? 0;
    found[place] = (found[place] ?? 0) + 1;
  }
  return found;
}
