// The suite over stand-ins of servers that are documented and were not recorded: they hold what the recorded ones were sent.
import { tempo } from '../../src/sources/tempo';
import { zipkin } from '../../src/sources/zipkin';
import type { LocalServer } from '../support/localServer';
import { startTempo } from '../tempo/tempoServer';
import type { ZipkinLink, ZipkinSpan } from '../zipkin/shopTraces';
import { startZipkin } from '../zipkin/zipkinServer';
import { goldenTraces } from './goldenTraces';
import { sourceSuite, type SuiteServer } from './sourceSuite';

const isSpans = (trace: unknown): trace is ZipkinSpan[] =>
  Array.isArray(trace) &&
  trace.every((span: unknown) => typeof span === 'object' && span !== null && 'id' in span);

async function goldenSpans(): Promise<readonly ZipkinSpan[][]> {
  const traces = await goldenTraces('zipkin');
  return traces.filter(isSpans);
}

/** The calls between services, as a server that was sent these spans counts them. */
function linksOf(traces: readonly ZipkinSpan[][]): ZipkinLink[] {
  const counts = new Map<string, ZipkinLink>();
  for (const trace of traces) {
    const services = new Map(trace.map((span) => [span.id, span.localEndpoint?.serviceName ?? '']));
    for (const { parentId, localEndpoint } of trace) {
      const parent = services.get(parentId ?? '');
      const child = localEndpoint?.serviceName ?? '';
      if (parent === undefined || parent === child) continue;
      const key = JSON.stringify([parent, child]);
      counts.set(key, { parent, child, callCount: (counts.get(key)?.callCount ?? 0) + 1 });
    }
  }
  return [...counts.values()];
}

const served = ({ base, asked }: LocalServer, open: NonNullable<SuiteServer['open']>): SuiteServer => ({
  base,
  asked: () => asked,
  start: BigInt(Date.parse('2026-11-23T09:59:00Z')) * 1_000_000n,
  end: BigInt(Date.parse('2026-11-23T10:15:00Z')) * 1_000_000n,
  open,
});
const traits = { operationKinds: false, maxLimit: 1500, poison: false, rawTraces: false } as const;

let server: LocalServer | undefined;
const stop = async () => server?.close();

sourceSuite(
  'Zipkin, as it is documented',
  { ...traits, kind: 'zipkin', dependencies: true, lowerCase: true },
  async () => {
    const traces = await goldenSpans();
    // A Zipkin stores names in lower case.
    const stored = traces.map((trace) =>
      trace.map((span) => ({ ...span, name: span.name?.toLowerCase() ?? '' })),
    );
    server = await startZipkin(() => ({ traces: stored, links: linksOf(traces) }));
    return served(server, (base, engine) => zipkin(base, engine, 'Zipkin'));
  },
  stop,
);

sourceSuite(
  'Grafana Tempo, as it is documented',
  { ...traits, kind: 'tempo', dependencies: false },
  async () => {
    const otlp = await goldenTraces('otlp');
    const traces = await goldenSpans();
    server = await startTempo(traces.map((spans, at) => ({ spans, otlp: otlp[at] })));
    return served(server, (base, engine) => tempo(base, engine, 'Tempo'));
  },
  stop,
);
