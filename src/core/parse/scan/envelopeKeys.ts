import { KeyTable } from './KeyTable';

/** The members of everything around the spans. */
export const Key = {
  data: 1,
  result: 2,
  trace: 3,
  spans: 4,
  resourceSpans: 5,
  processes: 6,
  traceId: 7,
  warnings: 8,
  errors: 9,
  error: 10,
  spanId: 11,
  resource: 12,
  scopeSpans: 13,
  scope: 14,
  signals: 15,
  traceEvents: 16,
  chromePhase: 17,
  zipkinMark: 18,
  otelTraceId: 19,
  otherId: 20,
  summaries: 21,
  otlpStart: 22,
} as const;

export const MEMBERS = new KeyTable({
  data: Key.data,
  result: Key.result,
  trace: Key.trace,
  spans: Key.spans,
  resourceSpans: Key.resourceSpans,
  resource_spans: Key.resourceSpans,
  batches: Key.resourceSpans,
  processes: Key.processes,
  traceID: Key.traceId,
  warnings: Key.warnings,
  errors: Key.errors,
  error: Key.error,
  spanID: Key.spanId,
  resource: Key.resource,
  scopeSpans: Key.scopeSpans,
  scope_spans: Key.scopeSpans,
  instrumentationLibrarySpans: Key.scopeSpans,
  instrumentation_library_spans: Key.scopeSpans,
  scope: Key.scope,
  instrumentationLibrary: Key.scope,
  instrumentation_library: Key.scope,
  resourceLogs: Key.signals,
  resource_logs: Key.signals,
  resourceMetrics: Key.signals,
  resource_metrics: Key.signals,
  resourceProfiles: Key.signals,
  traceEvents: Key.traceEvents,
  ph: Key.chromePhase,
  localEndpoint: Key.zipkinMark,
  annotations: Key.zipkinMark,
  binaryAnnotations: Key.zipkinMark,
  traceId: Key.otelTraceId,
  id: Key.otherId,
  summaries: Key.summaries,
  startTimeUnixNano: Key.otlpStart,
  start_time_unix_nano: Key.otlpStart,
});

/** Whether an object with this member, after those `seen` (bits of keys), is a Zipkin span. */
export function isZipkinMember(seen: number, key: number): boolean {
  if (key === Key.zipkinMark) return true;
  const ids = (1 << Key.otelTraceId) | (1 << Key.otherId);
  return (key === Key.otelTraceId || key === Key.otherId) && ((seen | (1 << key)) & ids) === ids;
}

/** Things that were seen in the bytes and tell what they are. */
export const Sight = {
  html: 1,
  text: 2,
  /** An object or an array. */
  json: 3,
  jaeger: 4,
  otlp: 5,
  chrome: 6,
  zipkin: 7,
  otherSignals: 8,
  summaries: 9,
  serverError: 10,
  /** A JSON value that is neither. */
  scalar: 11,
} as const;

/** The name of a format that is not read, for people. */
export function recognise(sights: ReadonlySet<number>): string | undefined {
  if (sights.has(Sight.chrome)) return 'Chrome trace events';
  if (sights.has(Sight.otherSignals)) return 'OTLP logs or metrics';
  if (sights.has(Sight.summaries)) return 'Jaeger trace summaries';
  return undefined;
}
