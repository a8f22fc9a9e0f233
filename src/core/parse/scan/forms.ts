import type { TraceFormat } from '../TraceParser';

/** Values of `RawSpans.form`: positions in `FORMATS`. */
export const Form = { jaeger: 0, otlp: 1, zipkin: 2 } as const;
export const FORMATS: readonly TraceFormat[] = ['jaeger', 'otlp', 'zipkin'];
