import { SpanStatus, spanIndex, type SpanIndex, type Trace, type TraceFacts } from '../model';
import { serviceTotals, type ServiceTotals } from './serviceTotals';

/** A service of the trace as a node of the call graph. */
export interface CallGraphNode extends ServiceTotals {
  /** Spans without a parent: the service is where (a part of) the trace begins. */
  readonly rootCount: number;
  /** Spans whose parent is of the same service. */
  readonly internalCalls: number;
}

/** Calls from one service to another: spans of `to` whose parent is a span of `from`. */
export interface CallGraphEdge {
  /** Indices into Trace.services. */
  readonly from: number;
  readonly to: number;
  readonly calls: number;
  /** Calls whose span (on the side of `to`) is in error. */
  readonly errors: number;
  /** The first call: an example to look at. */
  readonly firstSpan: SpanIndex;
}

/** Which services of the trace called which. Nodes in the order of Trace.services, edges in the order of their first call. */
export interface CallGraph {
  readonly nodes: readonly CallGraphNode[];
  readonly edges: readonly CallGraphEdge[];
}

/** Builds the call graph. Linear in the spans. */
export function callGraph(trace: Trace, facts: TraceFacts): CallGraph {
  const { spans, services } = trace;
  const rootCount = new Uint32Array(services.length);
  const internalCalls = new Uint32Array(services.length);
  const edges = new Map<
    number,
    { from: number; to: number; calls: number; errors: number; firstSpan: SpanIndex }
  >();
  for (let i = 0; i < spans.count; i++) {
    const to = spans.service[i] ?? 0;
    const parent = spans.parent[i] ?? -1;
    if (parent < 0) {
      rootCount[to] = (rootCount[to] ?? 0) + 1;
      continue;
    }
    const from = spans.service[parent] ?? 0;
    if (from === to) {
      internalCalls[to] = (internalCalls[to] ?? 0) + 1;
      continue;
    }
    const key = from * services.length + to;
    let edge = edges.get(key);
    if (edge === undefined)
      edges.set(key, (edge = { from, to, calls: 0, errors: 0, firstSpan: spanIndex(i) }));
    edge.calls++;
    if (spans.status[i] === SpanStatus.error) edge.errors++;
  }
  const nodes = serviceTotals(trace, facts).map((totals) => ({
    ...totals,
    rootCount: rootCount[totals.service] ?? 0,
    internalCalls: internalCalls[totals.service] ?? 0,
  }));
  return { nodes, edges: [...edges.values()] };
}
