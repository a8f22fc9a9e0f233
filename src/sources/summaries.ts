import { nanos, normaliseTraceId, type ServiceCount, type TraceSummary } from '../core';
import { asArray, asCount, asInteger, asRecord, asText } from '../worker';

/** Newest first, at most one a trace id (the one with more spans); ties in the order of the ids. */
export function newestFirst(summaries: readonly TraceSummary[]): TraceSummary[] {
  const byId = new Map<string, TraceSummary>();
  for (const summary of summaries) {
    const other = byId.get(summary.traceId);
    if (other === undefined || (summary.spanCount ?? 0) > (other.spanCount ?? 0))
      byId.set(summary.traceId, summary);
  }
  return [...byId.values()].sort((a, b) => {
    if (a.start !== b.start) return a.start < b.start ? 1 : -1;
    return compareText(a.traceId, b.traceId);
  });
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Summaries that could be read, and how many could not. */
export interface ReadSummaries {
  readonly summaries: readonly TraceSummary[];
  readonly unreadable: number;
}

/** Reads the `summaries` of API v3. Rows without a trace id are counted, everything else takes proto3's defaults. */
export function readV3Summaries(rows: readonly unknown[]): ReadSummaries {
  const summaries: TraceSummary[] = [];
  let unreadable = 0;
  for (const row of rows) {
    const summary = readSummary(row);
    if (summary === undefined) unreadable++;
    else summaries.push(summary);
  }
  return { summaries: newestFirst(summaries), unreadable };
}

function readSummary(row: unknown): TraceSummary | undefined {
  const record = asRecord(row);
  const traceId = asText(record?.get('traceId'));
  if (record === undefined || traceId === '') return undefined;
  const start = asInteger(record.get('minStartTimeUnixNano')) ?? 0n;
  const end = asInteger(record.get('maxEndTimeUnixNano')) ?? start;
  const counts = countsOf(record, 'orphanSpanCount');
  return {
    traceId: normaliseTraceId(traceId) ?? traceId,
    rootService: asText(record.get('rootServiceName')) || undefined,
    rootName: asText(record.get('rootOperationName')) || undefined,
    start,
    duration: nanos(end > start ? Number(end - start) : 0),
    ...counts,
    services: readServices(record.get('services')),
  };
}

/**
 * Zero is not sent (proto3), nor is what a storage does not know. No trace is without spans, so a storage that sends a span
 * count knows, and its other absent counts are zeros.
 */
function countsOf(
  record: ReadonlyMap<string, unknown>,
  orphans: string,
): Pick<TraceSummary, 'spanCount' | 'errorCount' | 'orphanCount'> {
  const spanCount = asCount(record.get('spanCount')) || undefined;
  const absent = spanCount === undefined ? undefined : 0;
  return {
    spanCount,
    errorCount: asCount(record.get('errorSpanCount')) ?? absent,
    orphanCount: asCount(record.get(orphans)) ?? absent,
  };
}

function readServices(value: unknown): ServiceCount[] {
  const services = new Map<string, ServiceCount>();
  for (const member of asArray(value) ?? []) {
    const record = asRecord(member);
    if (record === undefined) continue;
    const name = asText(record.get('name'));
    const { spanCount, errorCount } = countsOf(record, '');
    services.set(name, { name, spanCount, errorCount });
  }
  return [...services.values()].sort((a, b) => compareText(a.name, b.name));
}
