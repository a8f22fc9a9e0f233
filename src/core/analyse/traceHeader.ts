import {
  NO_SPAN,
  SpanStatus,
  nameOf,
  serviceOf,
  spanIndex,
  type SpanIndex,
  type Trace,
  type TraceFacts,
} from '../model';
import { rootSpan } from './rootSpan';

/** What the head of the trace page says. */
export interface TraceHeader {
  /** The root; where every span names a missing parent, the first span; NO_SPAN only for a trace without spans. */
  readonly span: SpanIndex;
  /** True when `span` is no true root. */
  readonly rootMissing: boolean;
  /** Service and name of `span`; '' without one. */
  readonly service: string;
  readonly name: string;
  readonly spanCount: number;
  readonly serviceCount: number;
  /** Greatest depth + 1. */
  readonly depthCount: number;
  readonly errorCount: number;
  /** Services with at least one span in error. */
  readonly errorServiceCount: number;
  /** Cases of all problems together, and how many kinds they are. */
  readonly problemCount: number;
  readonly problemKinds: number;
}

/** Collects the numbers of the page's head. Linear in the spans. */
export function traceHeader(trace: Trace, facts: TraceFacts): TraceHeader {
  const { spans, services } = trace;
  const used = new Uint8Array(services.length);
  const failing = new Uint8Array(services.length);
  for (let i = 0; i < spans.count; i++) {
    const service = spans.service[i] ?? 0;
    used[service] = 1;
    if (spans.status[i] === SpanStatus.error) failing[service] = 1;
  }
  const root = rootSpan(trace);
  const rootMissing = root === NO_SPAN;
  const span = rootMissing && spans.count > 0 ? spanIndex(0) : root;
  const sum = (marks: Uint8Array): number => marks.reduce((total, mark) => total + mark, 0);
  return {
    span,
    rootMissing,
    service: span === NO_SPAN ? '' : serviceOf(trace, span),
    name: span === NO_SPAN ? '' : nameOf(trace, span),
    spanCount: spans.count,
    serviceCount: sum(used),
    depthCount: facts.depthCount,
    errorCount: facts.errorsBefore[spans.count] ?? 0,
    errorServiceCount: sum(failing),
    problemCount: trace.problems.reduce((total, problem) => total + problem.count, 0),
    problemKinds: trace.problems.length,
  };
}
