import {
  SpanFlag,
  SpanStatus,
  nanos,
  spanIndex,
  type Nanos,
  type SpanIndex,
  type Trace,
  type TraceFacts,
} from '../model';
import { PairNumbers } from './PairNumbers';
import { criticalTimes } from './spanFacts';

/** A service of the trace, or one operation of it, as a node of the call graph. Times leave out spans that are off scale. */
export interface CallGraphNode {
  /** Index into Trace.services. */
  readonly service: number;
  /** Index into Trace.names; −1 where the node is a whole service. */
  readonly operation: number;
  readonly spanCount: number;
  readonly errorCount: number;
  /** Sum of the durations; may exceed the wall time where spans ran side by side. */
  readonly total: Nanos;
  readonly selfTime: Nanos;
  readonly criticalTime: Nanos;
  /** Spans without a parent: the node is where (a part of) the trace begins. */
  readonly rootCount: number;
  /** Spans whose parent is of the same node. */
  readonly internalCalls: number;
  /** The longest span, the first of equals: an example to look at. */
  readonly longestSpan: SpanIndex;
}

/** Calls from one node to another: spans of `to` whose parent is a span of `from`. */
export interface CallGraphEdge {
  /** Places in CallGraph.nodes. */
  readonly from: number;
  readonly to: number;
  readonly calls: number;
  /** Calls whose span (on the side of `to`) is in error. */
  readonly errors: number;
  /** The first call: an example to look at. */
  readonly firstSpan: SpanIndex;
}

/** Which services, or operations, of a trace called which. Nodes in the order of their first span, edges of their first call. */
export interface CallGraph {
  readonly nodes: readonly CallGraphNode[];
  readonly edges: readonly CallGraphEdge[];
  /** For every span the place of its node. */
  readonly nodeOfSpan: Int32Array;
}

type Draft<T> = { -readonly [Key in keyof T]: T[Key] };

/** Spans between two steps. */
const STEP = 8192;

/** Builds the call graph of services or of their operations. Linear in the spans, in short steps. */
export function* callGraph(
  { spans }: Trace,
  facts: TraceFacts,
  by: 'services' | 'operations' = 'services',
): Generator<void, CallGraph, void> {
  const groups = new PairNumbers();
  const pairs = new PairNumbers();
  const nodes: Draft<CallGraphNode>[] = [];
  const edges: Draft<CallGraphEdge>[] = [];
  const nodeOfSpan = new Int32Array(spans.count);
  const critical = criticalTimes(facts);
  for (let i = 0; i < spans.count; i++) {
    if (i % STEP === STEP - 1) yield;
    const service = spans.service[i] ?? 0;
    const operation = by === 'operations' ? (spans.name[i] ?? 0) : -1;
    const place = groups.numberOf(service, operation);
    nodeOfSpan[i] = place;
    const failed = spans.status[i] === SpanStatus.error;
    const isOff = ((spans.flags[i] ?? 0) & SpanFlag.offScale) !== 0;
    const length = isOff ? 0 : (spans.end[i] ?? 0) - (spans.start[i] ?? 0);
    const node = (nodes[place] ??= {
      service,
      operation,
      spanCount: 0,
      errorCount: 0,
      total: nanos(0),
      selfTime: nanos(0),
      criticalTime: nanos(0),
      rootCount: 0,
      internalCalls: 0,
      longestSpan: spanIndex(i),
    });
    node.spanCount++;
    if (failed) node.errorCount++;
    if (!isOff) {
      node.total = nanos(node.total + length);
      node.selfTime = nanos(node.selfTime + (facts.selfTime[i] ?? 0));
      node.criticalTime = nanos(node.criticalTime + (critical[i] ?? 0));
    }
    const longest = node.longestSpan;
    const longestIsOff = ((spans.flags[longest] ?? 0) & SpanFlag.offScale) !== 0;
    if (!isOff && (longestIsOff || length > (spans.end[longest] ?? 0) - (spans.start[longest] ?? 0)))
      node.longestSpan = spanIndex(i);
    const parent = spans.parent[i] ?? -1;
    if (parent < 0) {
      node.rootCount++;
      continue;
    }
    const from = nodeOfSpan[parent] ?? 0;
    if (from === place) {
      node.internalCalls++;
      continue;
    }
    const edge = (edges[pairs.numberOf(from, place)] ??= {
      from,
      to: place,
      calls: 0,
      errors: 0,
      firstSpan: spanIndex(i),
    });
    edge.calls++;
    if (failed) edge.errors++;
  }
  return { nodes, edges, nodeOfSpan };
}
