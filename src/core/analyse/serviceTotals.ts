import { SpanFlag, SpanStatus, nanos, type Nanos, type Trace, type TraceFacts } from '../model';
import { criticalTimes } from './spanFacts';

/** What one service did in a trace. Times leave out spans that are off scale. */
export interface ServiceTotals {
  /** Index into Trace.services. */
  readonly service: number;
  readonly name: string;
  readonly spanCount: number;
  readonly errorCount: number;
  /** Sum of the self times: what the service itself spent. */
  readonly selfTime: Nanos;
  /** Its part of the critical path. */
  readonly criticalTime: Nanos;
}

/** One entry for each service that has a span, in the order of Trace.services. Linear in the spans. */
export function serviceTotals(trace: Trace, facts: TraceFacts): ServiceTotals[] {
  const { spans, services } = trace;
  const spanCount = new Uint32Array(services.length);
  const errorCount = new Uint32Array(services.length);
  const self = new Float64Array(services.length);
  const critical = new Float64Array(services.length);
  const times = criticalTimes(facts);
  for (let i = 0; i < spans.count; i++) {
    const service = spans.service[i] ?? 0;
    spanCount[service] = (spanCount[service] ?? 0) + 1;
    if (spans.status[i] === SpanStatus.error) errorCount[service] = (errorCount[service] ?? 0) + 1;
    if (((spans.flags[i] ?? 0) & SpanFlag.offScale) !== 0) continue;
    self[service] = (self[service] ?? 0) + (facts.selfTime[i] ?? 0);
    critical[service] = (critical[service] ?? 0) + (times[i] ?? 0);
  }
  const totals: ServiceTotals[] = [];
  for (let service = 0; service < services.length; service++) {
    if (spanCount[service] === 0) continue;
    totals.push({
      service,
      name: services[service] ?? '',
      spanCount: spanCount[service] ?? 0,
      errorCount: errorCount[service] ?? 0,
      selfTime: nanos(self[service] ?? 0),
      criticalTime: nanos(critical[service] ?? 0),
    });
  }
  return totals;
}
