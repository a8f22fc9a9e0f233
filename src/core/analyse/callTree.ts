import { SpanFlag, SpanStatus, spanIndex, type SpanIndex, type Trace, type TraceFacts } from '../model';
import { PairNumbers } from './PairNumbers';
import { criticalTimes } from './spanFacts';

/**
 * The spans of a trace merged by their path of service and name, as columns in pre-order (like SpanTable, so that folding
 * works on both). Siblings stand in the order in which they first appear. All arrays have `count` members; times are
 * sums in nanoseconds. Spans off scale are counted, but their times are left out.
 */
export interface CallTree {
  readonly count: number;
  readonly parent: Int32Array;
  readonly subtreeEnd: Int32Array;
  readonly depth: Int32Array;
  /** Index into Trace.services and Trace.names. */
  readonly service: Uint32Array;
  readonly name: Uint32Array;
  /** How many spans were merged. */
  readonly spanCount: Uint32Array;
  readonly errorCount: Uint32Array;
  /** Sum of the durations; may exceed the wall time where spans ran side by side. */
  readonly total: Float64Array;
  readonly self: Float64Array;
  /** Time on the critical path, without the children. */
  readonly critical: Float64Array;
  /** The longest of the spans merged (the first of equals): an example to look at. */
  readonly longestSpan: Int32Array;
  /** For every span of the trace, the node it was merged into. */
  readonly nodeOfSpan: Int32Array;
}

interface Draft {
  readonly nodeOfSpan: Int32Array;
  readonly parent: number[];
  /** A span of the node, for its service and name. */
  readonly sample: number[];
}

/** Nodes in the order of their first span: parents before children. */
function mergeByPath(trace: Trace): Draft {
  const { count, parent, service, name } = trace.spans;
  const nodeOfSpan = new Int32Array(count);
  const nodeParent: number[] = [];
  const sample: number[] = [];
  const groups = new PairNumbers();
  const nodes = new PairNumbers();
  for (let i = 0; i < count; i++) {
    const group = groups.numberOf(service[i] ?? 0, name[i] ?? 0);
    const above = parent[i] ?? -1;
    const parentNode = above < 0 ? -1 : (nodeOfSpan[above] ?? -1);
    const node = nodes.numberOf(parentNode, group);
    nodeOfSpan[i] = node;
    if (node < sample.length) continue;
    nodeParent.push(parentNode);
    sample.push(i);
  }
  return { nodeOfSpan, parent: nodeParent, sample };
}

/** New position of every node in pre-order, and the subtree sizes by old position. */
function preOrder(parent: readonly number[]): { place: Int32Array; size: Int32Array } {
  const count = parent.length;
  const size = new Int32Array(count).fill(1);
  for (let i = count - 1; i >= 0; i--) {
    const above = parent[i] ?? -1;
    if (above >= 0) size[above] = (size[above] ?? 0) + (size[i] ?? 0);
  }
  const place = new Int32Array(count);
  const nextInside = new Int32Array(count); // where the next child of a node goes
  let nextRoot = 0;
  for (let i = 0; i < count; i++) {
    const above = parent[i] ?? -1;
    const here = above < 0 ? nextRoot : (nextInside[above] ?? 0);
    place[i] = here;
    nextInside[i] = here + 1;
    if (above < 0) nextRoot += size[i] ?? 0;
    else nextInside[above] = here + (size[i] ?? 0);
  }
  return { place, size };
}

/** Merges the spans by path. Linear in the spans. */
export function callTree(trace: Trace, facts: TraceFacts): CallTree {
  const { spans } = trace;
  const draft = mergeByPath(trace);
  const { place, size } = preOrder(draft.parent);
  const count = draft.sample.length;
  const tree = {
    count,
    parent: new Int32Array(count),
    subtreeEnd: new Int32Array(count),
    depth: new Int32Array(count),
    service: new Uint32Array(count),
    name: new Uint32Array(count),
    spanCount: new Uint32Array(count),
    errorCount: new Uint32Array(count),
    total: new Float64Array(count),
    self: new Float64Array(count),
    critical: new Float64Array(count),
    longestSpan: new Int32Array(count).fill(-1),
    nodeOfSpan: new Int32Array(spans.count),
  };
  for (let old = 0; old < count; old++) {
    const node = place[old] ?? 0;
    const sample = draft.sample[old] ?? 0;
    const above = draft.parent[old] ?? -1;
    tree.parent[node] = above < 0 ? -1 : (place[above] ?? -1);
    tree.subtreeEnd[node] = node + (size[old] ?? 1);
    tree.depth[node] = spans.depth[sample] ?? 0;
    tree.service[node] = spans.service[sample] ?? 0;
    tree.name[node] = spans.name[sample] ?? 0;
  }
  addSpans(trace, facts, tree, draft.nodeOfSpan, place);
  return tree;
}

type Sums = Pick<
  CallTree,
  'spanCount' | 'errorCount' | 'total' | 'self' | 'critical' | 'longestSpan' | 'nodeOfSpan'
>;

function addSpans(trace: Trace, facts: TraceFacts, sums: Sums, oldNode: Int32Array, place: Int32Array): void {
  const { spans } = trace;
  const critical = criticalTimes(facts);
  const longest = new Float64Array(sums.spanCount.length).fill(-1);
  for (let i = 0; i < spans.count; i++) {
    const node = place[oldNode[i] ?? 0] ?? 0;
    sums.nodeOfSpan[i] = node;
    sums.spanCount[node] = (sums.spanCount[node] ?? 0) + 1;
    if (spans.status[i] === SpanStatus.error) sums.errorCount[node] = (sums.errorCount[node] ?? 0) + 1;
    const offScale = ((spans.flags[i] ?? 0) & SpanFlag.offScale) !== 0;
    const length = offScale ? 0 : (spans.end[i] ?? 0) - (spans.start[i] ?? 0);
    if (length > (longest[node] ?? -1)) {
      longest[node] = length;
      sums.longestSpan[node] = i;
    }
    if (offScale) continue;
    sums.total[node] = (sums.total[node] ?? 0) + length;
    sums.self[node] = (sums.self[node] ?? 0) + (facts.selfTime[i] ?? 0);
    sums.critical[node] = (sums.critical[node] ?? 0) + (critical[i] ?? 0);
  }
}

/** The spans that were merged into a node, ascending. `limit` bounds the answer. Linear in the spans. */
export function spansOfNode(tree: CallTree, node: number, limit = Infinity): SpanIndex[] {
  const found: SpanIndex[] = [];
  for (let i = 0; i < tree.nodeOfSpan.length && found.length < limit; i++) {
    if (tree.nodeOfSpan[i] === node) found.push(spanIndex(i));
  }
  return found;
}
