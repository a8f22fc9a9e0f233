import { connectServices, type ServiceGraph } from './ServiceGraph';

/** How far a look around a service goes; Infinity = to the end. */
export interface Hops {
  /** Against the calls: callers, their callers, … */
  readonly up: number;
  /** Along the calls: callees, their callees, … */
  readonly down: number;
}

/** 1 for the node itself and for all that reach it, or are reached from it, within so many calls. Linear. */
export function aroundService(graph: ServiceGraph, node: number, { up, down }: Hops): Uint8Array {
  const { from, to, outStart, inStart, inEdges } = graph;
  const near = new Uint8Array(graph.names.length);
  if (node < 0 || node >= near.length) return near;
  const walk = (hops: number, starts: Int32Array, next: (place: number) => number) => {
    const seen = new Uint8Array(near.length);
    seen[node] = 1;
    let ring = [node];
    for (let hop = 0; hop < hops && ring.length > 0; hop++) {
      const further: number[] = [];
      for (const each of ring) {
        for (let place = starts[each] ?? 0; place < (starts[each + 1] ?? 0); place++) {
          const there = next(place);
          if (seen[there] === 1) continue;
          seen[there] = 1;
          near[there] = 1;
          further.push(there);
        }
      }
      ring = further;
    }
  };
  near[node] = 1;
  walk(up, inStart, (place) => from[inEdges[place] ?? 0] ?? 0);
  walk(down, outStart, (place) => to[place] ?? 0);
  return near;
}

/**
 * 1 for every edge that carries at least that share (0 … 1) of what its caller makes or of what its callee gets, calls to itself aside.
 * What is small for both of its ends is 0.
 */
export function weightyEdges({ from, to, calls, made, received }: ServiceGraph, share: number): Uint8Array {
  return Uint8Array.from(calls, (times, edge) => {
    const [all, got] = [made[from[edge] ?? 0] ?? 0, received[to[edge] ?? 0] ?? 0];
    return times >= share * all || times >= share * got ? 1 : 0;
  });
}

/** A part of a graph. `nodes` and `edges` give the place in the whole of each that is left. */
export interface GraphPart {
  readonly graph: ServiceGraph;
  readonly nodes: Int32Array;
  readonly edges: Int32Array;
}

/** The nodes of `near`, and the edges of `kept` between two of them. A node stays also when all of its edges are gone. Linear. */
export function partOfGraph(graph: ServiceGraph, near: Uint8Array, kept: Uint8Array): GraphPart {
  const nodes = Int32Array.from(graph.names.keys()).filter((node) => near[node] === 1);
  const placeOf = new Int32Array(graph.names.length).fill(-1);
  nodes.forEach((node, place) => {
    placeOf[node] = place;
  });
  const edges = Int32Array.from(graph.calls.keys()).filter(
    (edge) =>
      kept[edge] === 1 &&
      (placeOf[graph.from[edge] ?? 0] ?? -1) >= 0 &&
      (placeOf[graph.to[edge] ?? 0] ?? -1) >= 0,
  );
  const names = Array.from(nodes, (node) => graph.names[node] ?? '');
  const members = Uint32Array.from(nodes, (node) => graph.members[node] ?? 1);
  const placesOf = (ends: Int32Array) => [
    ...edges.map((edge) => placeOf[ends[edge] ?? 0] ?? 0),
    ...nodes.keys(),
  ];
  const part = connectServices(names, members, {
    from: placesOf(graph.from),
    to: placesOf(graph.to),
    calls: [
      ...Array.from(edges, (edge) => graph.calls[edge] ?? 0),
      ...Array.from(nodes, (node) => graph.own[node] ?? 0),
    ],
  });
  return { graph: part, nodes, edges };
}
