import type { ServiceGraph } from '../../core';

/** A service at the other end of an edge. */
export interface Neighbour {
  readonly node: number;
  readonly edge: number;
  readonly calls: number;
}

const mostFirst = (a: Neighbour, b: Neighbour) => b.calls - a.calls || a.node - b.node;

/** Who calls a node, and whom it calls, those of most calls first. */
export function neighboursOf(
  graph: ServiceGraph,
  node: number,
): { readonly callers: readonly Neighbour[]; readonly callees: readonly Neighbour[] } {
  const callers = Array.from(
    graph.inEdges.subarray(graph.inStart[node], graph.inStart[node + 1]),
    (edge) => ({
      edge,
      node: graph.from[edge] ?? 0,
      calls: graph.calls[edge] ?? 0,
    }),
  );
  const [begin = 0, end = 0] = [graph.outStart[node], graph.outStart[node + 1]];
  const callees = Array.from({ length: end - begin }, (_, at) => ({
    edge: begin + at,
    node: graph.to[begin + at] ?? 0,
    calls: graph.calls[begin + at] ?? 0,
  }));
  return { callers: callers.sort(mostFirst), callees: callees.sort(mostFirst) };
}

/** The edge between two nodes; −1 where there is none. */
export function edgeBetween(graph: ServiceGraph, from: number, to: number): number {
  let [low, high] = [graph.outStart[from] ?? 0, (graph.outStart[from + 1] ?? 0) - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = graph.to[middle] ?? 0;
    if (there === to) return middle;
    if (there < to) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
