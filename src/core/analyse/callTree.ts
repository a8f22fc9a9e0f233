import { SpanFlag, SpanStatus, spanIndex, type SpanIndex, type Trace, type TraceFacts } from '../model';
import { emptyFrames, framePlaces, type FrameTree } from './FrameTree';
import { PairNumbers } from './PairNumbers';
import { criticalTimes } from './spanFacts';

/**
 * The spans of a trace merged by their path of service and name, in pre-order. Siblings stand in the order in which they
 * first appear. Spans off scale are counted, but their times are left out.
 */
export interface CallTree extends FrameTree {
  /** For every span of the trace, the node it was merged into. */
  readonly nodeOfSpan: Int32Array;
}

/** Spans between two steps. */
const STEP = 16_384;

interface Draft {
  readonly nodeOfSpan: Int32Array;
  readonly parent: number[];
  /** A span of the node, for its service and name. */
  readonly sample: number[];
}

/** Nodes in the order of their first span: parents before children. */
function* mergeByPath(trace: Trace): Generator<void, Draft, void> {
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
    if (i % STEP === STEP - 1) yield;
    if (node < sample.length) continue;
    nodeParent.push(parentNode);
    sample.push(i);
  }
  return { nodeOfSpan, parent: nodeParent, sample };
}

/** Merges the spans by path. Linear in the spans, in short steps. */
export function* callTree(trace: Trace, facts: TraceFacts): Generator<void, CallTree, void> {
  const { spans } = trace;
  const draft = yield* mergeByPath(trace);
  const { place, size } = yield* framePlaces(draft.parent);
  const count = draft.sample.length;
  yield;
  const tree = { ...(yield* emptyFrames(count)), nodeOfSpan: new Int32Array(spans.count) };
  for (let old = 0; old < count; old++) {
    if (old % STEP === STEP - 1) yield;
    const node = place[old] ?? 0;
    const sample = draft.sample[old] ?? 0;
    const above = draft.parent[old] ?? -1;
    tree.parent[node] = above < 0 ? -1 : (place[above] ?? -1);
    tree.subtreeEnd[node] = node + (size[old] ?? 1);
    tree.depth[node] = spans.depth[sample] ?? 0;
    tree.service[node] = spans.service[sample] ?? 0;
    tree.name[node] = spans.name[sample] ?? 0;
  }
  yield;
  yield* addSpans(trace, facts, tree, draft.nodeOfSpan, place);
  return tree;
}

type Sums = Pick<
  CallTree,
  'spanCount' | 'errorCount' | 'total' | 'self' | 'critical' | 'longest' | 'longestSpan' | 'nodeOfSpan'
>;

function* addSpans(
  trace: Trace,
  facts: TraceFacts,
  sums: Sums,
  oldNode: Int32Array,
  place: Int32Array,
): Generator<void, void, void> {
  const { spans } = trace;
  const critical = criticalTimes(facts);
  for (let i = 0; i < spans.count; i++) {
    if (i % STEP === STEP - 1) yield;
    const node = place[oldNode[i] ?? 0] ?? 0;
    sums.nodeOfSpan[i] = node;
    sums.spanCount[node] = (sums.spanCount[node] ?? 0) + 1;
    if (spans.status[i] === SpanStatus.error) sums.errorCount[node] = (sums.errorCount[node] ?? 0) + 1;
    const offScale = ((spans.flags[i] ?? 0) & SpanFlag.offScale) !== 0;
    const length = offScale ? 0 : (spans.end[i] ?? 0) - (spans.start[i] ?? 0);
    if ((sums.longestSpan[node] ?? -1) < 0 || length > (sums.longest[node] ?? 0)) {
      sums.longest[node] = length;
      sums.longestSpan[node] = i;
    }
    if (offScale) continue;
    sums.total[node] = (sums.total[node] ?? 0) + length;
    sums.self[node] = (sums.self[node] ?? 0) + (facts.selfTime[i] ?? 0);
    sums.critical[node] = (sums.critical[node] ?? 0) + (critical[i] ?? 0);
  }
}

/** The spans that were merged into a node, ascending. `limit` bounds the answer. Linear in the spans. */
export function spansOfNode(tree: Pick<CallTree, 'nodeOfSpan'>, node: number, limit = Infinity): SpanIndex[] {
  const found: SpanIndex[] = [];
  for (let i = 0; i < tree.nodeOfSpan.length && found.length < limit; i++) {
    if (tree.nodeOfSpan[i] === node) found.push(spanIndex(i));
  }
  return found;
}
