import type { TraceEngine } from '../worker';
import { createDemoEndpoint } from './demo';
import { demoTransport } from './demoTransport';
import { demoTags, jaegerV1 } from './jaegerV1';
import type { TraceSource } from './TraceSource';

/** The demo in the page: the same source as for a real Jaeger, over an endpoint that is a function. Load it on demand. */
export function createDemoSource(engine: TraceEngine): TraceSource {
  const transport = demoTransport(createDemoEndpoint({ now: Date.now }));
  return jaegerV1({ transport, engine, kind: 'demo', tags: demoTags });
}
