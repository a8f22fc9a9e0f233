import { SpanStatus } from '../../../model';
import { PairNumbers } from '../../PairNumbers';
import { groupServices } from '../groups';
import { connectServices, type ServiceGraph } from '../ServiceGraph';
import { CallTally, type CallNumbers } from './CallTally';
import { eachSpan, isEntry, lengthOf, sizeOf, type JoinedSpans } from './JoinedSpans';

/** The service graph that traces tell, with what they tell of its calls. */
export interface TracedCalls {
  /** The groups that `nodes` and `edges` are of. */
  readonly prefixes: readonly string[];
  /** Traces and spans that were looked at. */
  readonly traces: number;
  readonly spans: number;
  /** Names sorted by code units, as `serviceGraph` has them. A service that calls nobody is in it too. */
  readonly graph: ServiceGraph;
  /**
   * Of each node of the graph once its services are grouped (see groupServices) what enters it, from others or from outside, as its own
   * side has it.
   */
  readonly nodes: CallNumbers;
  /** Of each edge of the grouped graph its calls, as the callee's side has them. */
  readonly edges: CallNumbers;
}

/**
 * Who calls whom in loaded traces. A call is a span whose parent is of another service, or the receiving side of a call of a service to
 * itself; its error and its time are those of this span. Linear in the spans, but for sorting times.
 */
export function* tracedCalls(
  joined: readonly JoinedSpans[],
  prefixes: readonly string[],
): Generator<undefined, TracedCalls> {
  const names = yield* namesOf(joined);
  const placeOf = new Map(names.map((name, place) => [name, place]));
  const pairs = new PairNumbers();
  const loose: { from: number[]; to: number[]; calls: number[] } = { from: [], to: [], calls: [] };
  for (const each of joined) {
    const places = each.trace.services.map((name) => placeOf.get(name) ?? 0);
    const { spans } = each.trace;
    yield* eachSpan(each, (span) => {
      const above = spans.parent[span] ?? -1;
      if (above < 0 || !isEntry(spans, span)) return;
      const [from, to] = [places[spans.service[above] ?? 0] ?? 0, places[spans.service[span] ?? 0] ?? 0];
      const pair = pairs.numberOf(from, to);
      loose.from[pair] = from;
      loose.to[pair] = to;
      loose.calls[pair] = (loose.calls[pair] ?? 0) + 1;
    });
  }
  const graph = connectServices(names, new Uint32Array(names.length).fill(1), loose);
  const grouped = groupServices(graph, prefixes);
  const edgeOf = new Map<number, number>();
  const size = grouped.graph.names.length;
  grouped.graph.from.forEach((from, edge) => edgeOf.set(from * size + (grouped.graph.to[edge] ?? 0), edge));
  const [nodes, edges] = [new CallTally(), new CallTally()];
  for (const each of joined) {
    const { spans, services } = each.trace;
    const places = services.map((name) => grouped.nodeOf[placeOf.get(name) ?? 0] ?? 0);
    yield* eachSpan(each, (span, traceId) => {
      if (!isEntry(spans, span)) return;
      const above = spans.parent[span] ?? -1;
      const to = places[spans.service[span] ?? 0] ?? 0;
      const from = above < 0 ? -1 : (places[spans.service[above] ?? 0] ?? 0);
      // A call inside of a group is a matter of the group; a service's call to itself is one of its calls.
      const isInside = from === to && grouped.graph.members[to] !== 1;
      if (isInside) return;
      const hasFailed = spans.status[span] === SpanStatus.error;
      nodes.add(to, lengthOf(spans, span), hasFailed, traceId);
      const edge = from < 0 ? undefined : edgeOf.get(from * size + to);
      if (edge !== undefined) edges.add(edge, lengthOf(spans, span), hasFailed, traceId);
    });
  }
  return {
    ...sizeOf(joined),
    prefixes,
    graph,
    nodes: yield* nodes.finish(size),
    edges: yield* edges.finish(grouped.graph.calls.length),
  };
}

/** The services that have spans in the traces asked about. */
function* namesOf(joined: readonly JoinedSpans[]): Generator<undefined, readonly string[]> {
  const names = new Set<string>();
  for (const each of joined) {
    const { spans, services } = each.trace;
    const isUsed = new Uint8Array(services.length);
    yield* eachSpan(each, (span) => {
      isUsed[spans.service[span] ?? 0] = 1;
    });
    services.forEach((name, service) => {
      if (isUsed[service] === 1) names.add(name);
    });
  }
  return [...names].sort();
}
