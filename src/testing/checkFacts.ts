import { finishWork } from './finishWork';
import {
  SpanFlag,
  SpanStatus,
  analyseTrace,
  callGraph,
  callTree,
  criticalRoot,
  serviceOperations,
  serviceTotals,
  summariseTrace,
  traceHeader,
  type Trace,
  type TraceFacts,
} from '../core';

/** Sums of many numbers differ in the last digits by the order in which they are made. */
const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a), Math.abs(b));

function require(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

const sumOf = (values: Iterable<number | undefined>): number => {
  let sum = 0;
  for (const value of values) sum += value ?? NaN;
  return sum;
};

const offScale = (trace: Trace, span: number): boolean =>
  ((trace.spans.flags[span] ?? 0) & SpanFlag.offScale) !== 0;

function checkSelfTimes(trace: Trace, facts: TraceFacts): void {
  const { spans } = trace;
  require(facts.selfTime.length === spans.count, 'a self time for each span');
  for (let i = 0; i < spans.count; i++) {
    const self = facts.selfTime[i] ?? NaN;
    const duration = (spans.end[i] ?? NaN) - (spans.start[i] ?? NaN);
    require(self >= 0 && self <= duration, `span ${i}: self time ${self} of ${duration}`);
    if ((spans.subtreeEnd[i] ?? 0) === i + 1)
      require(self === duration, `span ${i}: leaf with self time ${self}`);
  }
}

/** The segments, put in order of time, are the root from its start to its end: no gap, no overlap. */
function checkCriticalPath(trace: Trace, facts: TraceFacts): void {
  const { spans } = trace;
  const { criticalSpan, criticalStart, criticalEnd, criticalOffset } = facts;
  for (let i = 0; i < spans.count; i++) {
    const stop = criticalOffset[i + 1] ?? -1;
    for (let k = criticalOffset[i] ?? 0; k < stop; k++) {
      require(criticalSpan[k] === i, `segment ${k} is not of span ${i}`);
      require((criticalStart[k] ?? NaN) >= (spans.start[i] ?? NaN) &&
        (criticalEnd[k] ?? NaN) <= (spans.end[i] ?? NaN), `segment ${k} leaves span ${i}`);
    }
  }
  require(criticalOffset[spans.count] === criticalSpan.length, 'every segment belongs to a span');
  const root = criticalRoot(spans);
  const order = Array.from(criticalStart.keys()).sort(
    (a, b) => (criticalStart[a] ?? 0) - (criticalStart[b] ?? 0),
  );
  let at = spans.start[root] ?? 0;
  for (const k of order) {
    require(criticalStart[k] === at, `the critical path has a gap or an overlap at ${at}`);
    at = criticalEnd[k] ?? NaN;
    require(at > (criticalStart[k] ?? NaN), `segment ${k} is empty`);
  }
  if (root >= 0) require(at === spans.end[root], 'the critical path ends before its root');
  else require(order.length === 0, 'a critical path without a root');
}

function checkSums(trace: Trace, facts: TraceFacts): void {
  const { spans } = trace;
  const indices = Array.from({ length: spans.count }, (_, i) => i);
  const onScale = indices.filter((i) => !offScale(trace, i));
  const self = sumOf(onScale.map((i) => facts.selfTime[i] ?? NaN));
  const total = sumOf(onScale.map((i) => (spans.end[i] ?? NaN) - (spans.start[i] ?? NaN)));
  const errors = indices.filter((i) => spans.status[i] === SpanStatus.error).length;

  const totals = serviceTotals(trace, facts);
  require(sumOf(totals.map((each) => each.spanCount)) === spans.count, 'serviceTotals lose a span');
  require(sumOf(totals.map((each) => each.errorCount)) === errors, 'serviceTotals lose an error');
  require(near(sumOf(totals.map((each) => each.selfTime)), self), 'serviceTotals lose self time');

  const operations = totals.flatMap(({ service }) => serviceOperations(trace, facts, service));
  require(sumOf(operations.map((each) => each.spanCount)) === spans.count, 'serviceOperations lose a span');
  require(near(sumOf(operations.map((each) => each.total)), total), 'serviceOperations lose time');

  const tree = finishWork(callTree(trace, facts));
  require(sumOf(tree.spanCount) === spans.count, 'callTree loses a span');
  require(sumOf(tree.errorCount) === errors, 'callTree loses an error');
  require(near(sumOf(tree.total), total) && near(sumOf(tree.self), self), 'callTree loses time');
  for (let i = 0; i < spans.count; i++) {
    const node = tree.nodeOfSpan[i] ?? -1;
    const above = spans.parent[i] ?? -1;
    require(tree.service[node] === spans.service[i] &&
      tree.name[node] === spans.name[i], `span ${i} in another's node`);
    require(tree.parent[node] ===
      (above < 0 ? -1 : tree.nodeOfSpan[above]), `span ${i} is merged away from its parent`);
  }

  const graph = finishWork(callGraph(trace, facts));
  const calls = sumOf(graph.edges.map((edge) => edge.calls));
  const inside = sumOf(graph.nodes.map((node) => node.rootCount + node.internalCalls));
  require(calls + inside === spans.count, 'callGraph loses a span');

  const summary = summariseTrace(trace);
  require(summary.spanCount === spans.count && summary.errorCount === errors, 'the summary counts otherwise');
  require(sumOf(summary.services.map((each) => each.spanCount)) === spans.count, 'the summary loses a span');
  const head = traceHeader(trace, facts);
  require(head.spanCount === spans.count && head.errorCount === errors, 'the head counts otherwise');
  require(head.span >= 0 === spans.count > 0, 'the head names no span');
}

/** Analyses a trace in every way and throws where one of them loses a span, an error or time, or breaks its own promise. */
export function checkFacts(trace: Trace): TraceFacts {
  const facts = analyseTrace(trace);
  checkSelfTimes(trace, facts);
  checkCriticalPath(trace, facts);
  checkSums(trace, facts);
  return facts;
}
