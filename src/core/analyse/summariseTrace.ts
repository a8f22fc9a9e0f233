import {
  NO_SPAN,
  SpanFlag,
  SpanStatus,
  nameOf,
  serviceOf,
  type ServiceCount,
  type Trace,
  type TraceSummary,
} from '../model';
import { rootSpan } from './rootSpan';

const byName = (a: ServiceCount, b: ServiceCount): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** What the list of search results shows of a whole trace. Linear in the spans. */
export function summariseTrace(trace: Trace): TraceSummary {
  const { spans, services } = trace;
  const spanCounts = new Uint32Array(services.length);
  const errorCounts = new Uint32Array(services.length);
  let errorCount = 0;
  let orphanCount = 0;
  for (let i = 0; i < spans.count; i++) {
    const service = spans.service[i] ?? 0;
    spanCounts[service] = (spanCounts[service] ?? 0) + 1;
    if (((spans.flags[i] ?? 0) & SpanFlag.orphan) !== 0) orphanCount++;
    if (spans.status[i] !== SpanStatus.error) continue;
    errorCounts[service] = (errorCounts[service] ?? 0) + 1;
    errorCount++;
  }
  const counts: ServiceCount[] = [];
  for (let service = 0; service < services.length; service++) {
    const spanCount = spanCounts[service] ?? 0;
    if (spanCount === 0) continue;
    counts.push({ name: services[service] ?? '', spanCount, errorCount: errorCounts[service] ?? 0 });
  }
  const root = rootSpan(trace);
  return {
    traceId: trace.traceId,
    rootService: root === NO_SPAN ? undefined : serviceOf(trace, root),
    rootName: root === NO_SPAN ? undefined : nameOf(trace, root),
    start: trace.startEpoch,
    duration: trace.duration,
    spanCount: spans.count,
    errorCount,
    orphanCount,
    services: counts.sort(byName),
  };
}
