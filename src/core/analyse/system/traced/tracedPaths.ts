import { SpanStatus } from '../../../model';
import { PairNumbers } from '../../PairNumbers';
import { connectServices, type ServiceGraph } from '../ServiceGraph';
import { CallTally, type CallNumbers } from './CallTally';
import { PathCollector, type StepSeen } from './collectPaths';
import { lengthOf, sizeOf, type JoinedSpans } from './JoinedSpans';
import type { PathDensity, PathLabel, PathsQuestion } from './PathsQuestion';
import type { PathTrie } from './PathTrie';

/** More paths than these are not listed. */
const mostPaths = 2000;

/** A way from step to step through the focus. */
export interface TracedPath {
  /** Indices into `labels`, from the first step to the last. */
  readonly steps: readonly number[];
  /** The place of the focus in `steps`. */
  readonly focus: number;
  /** Traces that have it. */
  readonly traces: number;
}

export interface TracedPaths {
  /** Traces and spans that were looked at, and steps that are the focus. */
  readonly traces: number;
  readonly spans: number;
  readonly focalCalls: number;
  readonly labels: readonly PathLabel[];
  /** Those of most calls first; at most 2 000, and how many there are beyond. */
  readonly paths: readonly TracedPath[];
  readonly pathsLeftOut: number;
  /** Of each path: how often its last step was reached along it, and what became of that step. */
  readonly numbers: CallNumbers;
  /** The paths as a graph, of all of them; names may stand there several times. */
  readonly graph: ServiceGraph;
  /** Of each node its label, and how far it is from the focus, which has 0; above it less than 0. Of several the nearest. */
  readonly nodeLabel: Int32Array;
  readonly nodeDistance: Int32Array;
  readonly nodes: CallNumbers;
  readonly edges: CallNumbers;
}

/** How a step of a path is called. */
export const labelText = ({ service, operation }: PathLabel): string =>
  operation === '' ? service : `${service}: ${operation}`;

/** Paths through a focus in loaded traces, with their numbers, and as a graph. */
export function* tracedPaths(
  joined: readonly JoinedSpans[],
  question: PathsQuestion,
): Generator<undefined, TracedPaths> {
  const found = new PathCollector(question);
  for (const [at, each] of joined.entries()) yield* found.take(each, at);
  const { above, below, pathTop, pathEnd, pathTraces } = found;
  const all = yield* found.pathTally.finish(pathTop.length);
  const order = Array.from(pathTop.keys())
    .sort((a, b) => (all.calls[b] ?? 0) - (all.calls[a] ?? 0) || a - b)
    .slice(0, mostPaths);
  const paths = order.map((path) => {
    const before = above.toRoot(pathTop[path] ?? 0);
    const after = below.toRoot(pathEnd[path] ?? 0).reverse();
    // The focus is the root of both.
    return { steps: before.concat(after.slice(1)), focus: before.length - 1, traces: pathTraces[path] ?? 0 };
  });
  return {
    ...sizeOf(joined),
    focalCalls: found.focalCalls,
    labels: found.labels.list,
    paths,
    pathsLeftOut: pathTop.length - paths.length,
    numbers: numbersOf(all, order),
    ...(yield* graphOf(found, joined, question.density)),
  };
}

function numbersOf(all: CallNumbers, order: readonly number[]): CallNumbers {
  const pick = (column: Float64Array) => Float64Array.from(order, (path) => column[path] ?? NaN);
  const texts = (column: readonly string[]) => order.map((path) => column[path] ?? '');
  const { calls, errors, p50, p95, slowest, failing } = all;
  return {
    calls: pick(calls),
    errors: pick(errors),
    p50: pick(p50),
    p95: pick(p95),
    slowest: texts(slowest),
    failing: texts(failing),
  };
}

/** What nodes of the tries are one node of the graph: those with the same text. */
function keyOf(density: PathDensity, trie: PathTrie, node: number, way: -1 | 1): string {
  const [label, depth] = [trie.label[node] ?? 0, trie.depth[node] ?? 0];
  if (density === 'mc') return String(label);
  if (depth === 0) return `focus ${String(label)}`;
  switch (density) {
    case 'up-vs-down':
      return `${String(way)} ${String(label)}`;
    case 'per-level':
      return `${String(way * depth)} ${String(label)}`;
    case 'ext-vs-int':
      return `${trie.hasMore[node] === 1 ? 'within' : 'end'} ${String(label)}`;
    case 'ppe':
      return `${String(way)} node ${String(node)}`;
  }
}

function* graphOf(
  { above, below, seenAbove, seenBelow, labels }: PathCollector,
  joined: readonly JoinedSpans[],
  density: PathDensity,
) {
  const places = new Map<string, number>();
  const nodeLabel: number[] = [];
  const nodeDistance: number[] = [];
  const placesOf = (trie: PathTrie, way: -1 | 1) =>
    trie.label.map((label, node) => {
      const key = keyOf(density, trie, node, way);
      const distance = way * (trie.depth[node] ?? 0);
      const known = places.get(key);
      if (known !== undefined) {
        if (Math.abs(distance) < Math.abs(nodeDistance[known] ?? 0)) nodeDistance[known] = distance;
        return known;
      }
      places.set(key, nodeLabel.length);
      nodeDistance.push(distance);
      return nodeLabel.push(label) - 1;
    });
  const [placeAbove, placeBelow] = [placesOf(above, -1), placesOf(below, 1)];
  const size = nodeLabel.length;
  const [nodes, edges] = [new CallTally(), new CallTally()];
  const pairs = new PairNumbers();
  const ends: { from: number[]; to: number[]; calls: number[] } = { from: [], to: [], calls: [] };
  // A span counts once at a node and once at an edge, however many paths go that way.
  const seenAt = joined.map(() => ({ nodes: new PairNumbers(), edges: new PairNumbers() }));
  const add = (
    tally: CallTally,
    place: number,
    step: StepSeen,
    span: number,
    seen: PairNumbers | undefined,
  ) => {
    const spans = joined[step.joined]?.trace.spans;
    if (spans === undefined || seen === undefined) return;
    const before = seen.count;
    if (seen.numberOf(span, place) !== before) return;
    tally.add(place, lengthOf(spans, span), spans.status[span] === SpanStatus.error, step.traceId);
    if (tally === edges) ends.calls[place] = (ends.calls[place] ?? 0) + 1;
  };
  const connect = (from: number, to: number): number => {
    const edge = pairs.numberOf(from, to);
    ends.from[edge] = from;
    ends.to[edge] = to;
    return edge;
  };
  let left = 8192;
  for (const [list, trie, placeOf, way] of [
    [seenAbove, above, placeAbove, -1],
    [seenBelow, below, placeBelow, 1],
  ] as const)
    for (const step of list) {
      const place = placeOf[step.node] ?? 0;
      const seen = seenAt[step.joined];
      add(nodes, place, step, step.span, seen?.nodes);
      const next = trie.parent[step.node] ?? -1;
      if (next >= 0) {
        const other = placeOf[next] ?? 0;
        const edge = way === 1 ? connect(other, place) : connect(place, other);
        add(edges, edge, step, step.callee, seen?.edges);
      }
      if (--left > 0) continue;
      left = 8192;
      yield;
    }
  const names = nodeLabel.map((label) => labelText(labels.list[label] ?? { service: '', operation: '' }));
  const graph = connectServices(names, new Uint32Array(size).fill(1), ends);
  const loose = yield* edges.finish(ends.calls.length);
  // The graph has its edges in an order of its own.
  const order = Array.from(graph.calls, (_, edge) =>
    pairs.numberOf(graph.from[edge] ?? 0, graph.to[edge] ?? 0),
  );
  return {
    graph,
    nodeLabel: Int32Array.from(nodeLabel),
    nodeDistance: Int32Array.from(nodeDistance),
    nodes: yield* nodes.finish(size),
    edges: numbersOf(loose, order),
  };
}
