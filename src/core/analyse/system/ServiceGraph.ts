/** Calls from one service to another, as a server counts them. */
export interface CountedCalls {
  readonly parent: string;
  readonly child: string;
  readonly callCount: number;
}

/** Which services called which, over many traces. A node is a place in `names`, an edge one in `from`, `to` and `calls`. */
export interface ServiceGraph {
  /** Each once. */
  readonly names: readonly string[];
  /** Services that a node stands for: 1, or more where it is a group. */
  readonly members: Uint32Array;
  /** One edge a pair of different nodes, ordered by caller, then callee. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly calls: Float64Array;
  /** The edges out of a node n are those from outStart[n] to before outStart[n + 1]. */
  readonly outStart: Int32Array;
  /** The edges into a node n are inEdges[inStart[n]] to before inEdges[inStart[n + 1]]. */
  readonly inStart: Int32Array;
  readonly inEdges: Int32Array;
  /** Calls that a node makes to others, gets from others, and makes to itself. */
  readonly made: Float64Array;
  readonly received: Float64Array;
  readonly own: Float64Array;
}

/** Edges before they are in order; a pair may stand there more than once. */
export interface LooseEdges {
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly calls: ArrayLike<number>;
}

/** Puts edges in order, adds up those of one pair, and takes those of a node to itself aside. Work: edges × log edges. */
export function connectServices(
  names: readonly string[],
  members: Uint32Array,
  { from, to, calls }: LooseEdges,
): ServiceGraph {
  const count = names.length;
  const own = new Float64Array(count);
  const keys: number[] = [];
  const sums = new Map<number, number>();
  for (let edge = 0; edge < calls.length; edge++) {
    const [a, b, times] = [from[edge] ?? 0, to[edge] ?? 0, calls[edge] ?? 0];
    if (a === b) {
      own[a] = (own[a] ?? 0) + times;
      continue;
    }
    const key = a * count + b;
    const sum = sums.get(key);
    if (sum === undefined) keys.push(key);
    sums.set(key, (sum ?? 0) + times);
  }
  const sorted = Float64Array.from(keys).sort();
  const graph = {
    names,
    members,
    own,
    from: Int32Array.from(sorted, (key) => Math.floor(key / count)),
    to: Int32Array.from(sorted, (key) => key % count),
    calls: sorted.map((key) => sums.get(key) ?? 0),
    made: new Float64Array(count),
    received: new Float64Array(count),
  };
  const { starts: outStart } = runsOf(graph.from, count);
  const { starts: inStart, places: inEdges } = runsOf(graph.to, count);
  graph.calls.forEach((times, edge) => {
    const [a = 0, b = 0] = [graph.from[edge], graph.to[edge]];
    graph.made[a] = (graph.made[a] ?? 0) + times;
    graph.received[b] = (graph.received[b] ?? 0) + times;
  });
  return { ...graph, outStart, inStart, inEdges };
}

/** Places of equal values as runs: those of value v are places[starts[v]] to before places[starts[v + 1]], in order. Linear. */
export function runsOf(
  values: Int32Array,
  count: number,
): { readonly starts: Int32Array; readonly places: Int32Array } {
  const starts = new Int32Array(count + 1);
  for (const value of values) starts[value + 1] = (starts[value + 1] ?? 0) + 1;
  for (let value = 0; value < count; value++)
    starts[value + 1] = (starts[value + 1] ?? 0) + (starts[value] ?? 0);
  const next = starts.slice();
  const places = new Int32Array(values.length);
  values.forEach((value, place) => {
    const at = next[value] ?? 0;
    places[at] = place;
    next[value] = at + 1;
  });
  return { starts, places };
}

/** The graph of what a server counted. Names are sorted by code units. */
export function serviceGraph(links: readonly CountedCalls[]): ServiceGraph {
  const names = [...new Set(links.flatMap(({ parent, child }) => [parent, child]))].sort();
  const places = new Map(names.map((name, place) => [name, place]));
  return connectServices(names, new Uint32Array(names.length).fill(1), {
    from: links.map(({ parent }) => places.get(parent) ?? 0),
    to: links.map(({ child }) => places.get(child) ?? 0),
    calls: links.map(({ callCount }) => callCount),
  });
}
