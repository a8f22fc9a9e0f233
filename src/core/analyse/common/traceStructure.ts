import {
  nameOf,
  serviceOf,
  spanIndex,
  SpanFlag,
  SpanStatus,
  type Trace,
  type TraceSummary,
} from '../../model';
import { PairNumbers } from '../PairNumbers';
import type { StructureKey } from './structureKeys';

/** Takes one fact about the shape of a trace, with the number of spans that it holds for. */
type PutFact = (key: StructureKey, text: string, spans: number) => void;

/** Of each span the number of its operation: its service with its name. */
function operationsOf({ spans }: Trace): Int32Array {
  const pairs = new PairNumbers();
  return Int32Array.from({ length: spans.count }, (_, i) =>
    pairs.numberOf(spans.service[i] ?? 0, spans.name[i] ?? 0),
  );
}

/**
 * One flag a span: 1 where its parent had made the same call before, that had failed and was over. Siblings stand in the order of
 * their starts, so one pass is enough.
 */
function retriedFlags({ spans }: Trace, operations: Int32Array): Uint8Array {
  const retried = new Uint8Array(spans.count);
  const calls = new PairNumbers();
  /** Per call the end of the first that failed. */
  const failedAt: number[] = [];
  for (let i = 0; i < spans.count; i++) {
    const parent = spans.parent[i] ?? -1;
    if (parent < 0 || ((spans.flags[i] ?? 0) & SpanFlag.followsFrom) !== 0) continue;
    const call = calls.numberOf(parent, operations[i] ?? 0);
    const before = failedAt[call] ?? Infinity;
    if (before <= (spans.start[i] ?? 0)) retried[i] = 1;
    failedAt[call] = spans.status[i] === SpanStatus.error ? Math.min(before, spans.end[i] ?? 0) : before;
  }
  return retried;
}

class Counts {
  private readonly counts = new Map<string, number>();

  add(text: string): void {
    this.counts.set(text, (this.counts.get(text) ?? 0) + 1);
  }

  put(key: StructureKey, put: PutFact): void {
    for (const [text, count] of this.counts) put(key, text, count);
  }
}

/** What the columns of a trace say of its shape: operations, calls between services, retries, depth. Linear in the spans. */
export function traceStructure(trace: Trace, put: PutFact): void {
  const { spans } = trace;
  const operations = operationsOf(trace);
  const hasErrors = spans.status.includes(SpanStatus.error);
  const retried = hasErrors ? retriedFlags(trace, operations) : undefined;
  const operationTexts: string[] = [];
  const edges = new PairNumbers();
  const edgeTexts: string[] = [];
  const [perOperation, perCall, perRetry] = [new Counts(), new Counts(), new Counts()];
  let depth = 0;
  for (let i = 0; i < spans.count; i++) {
    const operation = operations[i] ?? 0;
    const text = (operationTexts[operation] ??=
      `${serviceOf(trace, spanIndex(i))}: ${nameOf(trace, spanIndex(i))}`);
    perOperation.add(text);
    if (retried?.[i] === 1) perRetry.add(text);
    depth = Math.max(depth, (spans.depth[i] ?? 0) + 1);
    const parent = spans.parent[i] ?? -1;
    if (parent < 0 || spans.service[parent] === spans.service[i]) continue;
    const edge = edges.numberOf(spans.service[parent] ?? 0, spans.service[i] ?? 0);
    perCall.add(
      (edgeTexts[edge] ??= `${serviceOf(trace, spanIndex(parent))} → ${serviceOf(trace, spanIndex(i))}`),
    );
  }
  perOperation.put('has-operation', put);
  perCall.put('has-call', put);
  perRetry.put('has-retry', put);
  put('n-depth', String(depth), 1);
}

/** What a summary alone says of the shape; what it does not know is left out. */
export function summaryStructure({ services, spanCount, errorCount }: TraceSummary, put: PutFact): void {
  for (const { name, errorCount: errors } of services)
    if (errors !== undefined && errors > 0) put('has-error', name, errors);
  if (services.length > 0) put('n-services', String(services.length), 1);
  if (spanCount !== undefined) put('n-spans', String(spanCount), 1);
  if (errorCount !== undefined) put('n-errors', String(errorCount), 1);
}
