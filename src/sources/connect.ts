import { answered, failed, type Answer, type Failure } from '../core';
import { asArray, asRecord, failure, readJsonReply, type AskOptions, type TraceEngine } from '../worker';
import { demoTags, jaegerV1 } from './jaegerV1';
import { jaegerV3 } from './jaegerV3';
import type { TraceSource } from './TraceSource';
import { askList, httpTransport, type Transport } from './Transport';

/** A small memory for what the probe found, such as sessionStorage. It may throw, forget or lie. */
export interface SmallStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface ConnectOptions extends AskOptions {
  /** Where the probe's finding is kept, such as sessionStorage; without it every call asks. */
  readonly store?: SmallStore | undefined;
  /** For people: where the API is, when `base` is only the way to it. */
  readonly label?: string | undefined;
}

/** Which API a server speaks. VictoriaTraces is Jaeger's v1 with limits of its own. */
type Api = 'v3' | 'v1' | 'victoria-traces';

const VICTORIA_TRACES_LIMIT = 1000;
/** Values with ~ are patterns since 0.8; keys with ! are about to come. */
const victoriaTags = { errorTag: true, tagPatterns: 'tilde', tagExclusion: true } as const;
const PROBE_TOTAL_MS = 20_000;

/**
 * Finds out which API answers at `base` (absolute URL) and gives the source for it. Asked once a server: the finding is kept in `store`.
 * A failure 'no-endpoint' says that nothing there speaks the API (there may be a web server with files only); every other
 * failure is that of a server which is there, or which cannot be reached.
 */
export async function connect(
  base: string,
  engine: TraceEngine,
  options: ConnectOptions = {},
): Promise<Answer<TraceSource>> {
  const { store, label, ...ask } = options;
  const way = httpTransport(base);
  const transport = label === undefined ? way : { ...way, label };
  const key = `spanlight.api ${new URL(base).href}`;
  const known = recall(store, key);
  const api: Answer<Api> = known === undefined ? await probe(transport, ask) : answered(known);
  if (!api.ok) return api;
  remember(store, key, api.value);
  const source = sourceFor(api.value, transport, engine);
  return answered({
    ...source,
    services: async (asked) => {
      const services = await source.services(asked);
      // The server was changed since: the next visit shall look anew.
      if (!services.ok && isNoApi(services.failure)) forget(store, key);
      return services;
    },
  });
}

/** The source for a server that has said that its endpoint is the demo: nothing to find out. */
export const demoServer = (base: string, engine: TraceEngine): TraceSource =>
  jaegerV1({ transport: { ...httpTransport(base), label: 'Demo' }, engine, kind: 'demo', tags: demoTags });

/** The source for a server that has said that it takes spans in itself, at `sendTo`. */
export const collectorServer = (base: string, engine: TraceEngine, sendTo: string): TraceSource => ({
  ...jaegerV1({
    transport: { ...httpTransport(base), label: 'OTLP collector on this machine' },
    engine,
    kind: 'collector',
    searchesAll: true,
    hasRawTraces: false,
    tags: demoTags,
  }),
  sendTo,
});

function sourceFor(api: Api, transport: Transport, engine: TraceEngine): TraceSource {
  if (api === 'v3') return jaegerV3(transport, engine);
  if (api === 'v1') return jaegerV1({ transport, engine });
  return jaegerV1({
    transport,
    engine,
    maxLimit: VICTORIA_TRACES_LIMIT,
    hasOperationKinds: false,
    hasRawTraces: false,
    tags: victoriaTags,
  });
}

/**
 * Two questions that read no traces, asked at once: who comes by a link waits for them. The first is refused for its missing
 * parameters by servers with trace summaries (Jaeger ≥ 2.19); what older ones answer (a page, a 404, a 400 as text) is told by
 * its content. The second counts only where the first does not decide.
 */
async function probe(transport: Transport, ask: AskOptions): Promise<Answer<Api>> {
  const options = { totalTimeoutMs: PROBE_TOTAL_MS, ...ask };
  const path = 'api/v3/trace-summaries';
  const legacy = askList(transport, 'api/services', 'data', options);
  const first = await transport.reply(path, options);
  if (!first.ok) return first;
  const { status, text, retryAfterSeconds } = first.value;
  if (status < 500 && speaksV3(text)) return answered('v3');
  const json = readJsonReply(transport.asked(path), status, text, retryAfterSeconds);
  if (!json.ok && (status >= 500 || json.failure.kind === 'sign-in' || json.failure.kind === 'rate-limited'))
    return json;
  const isVictoriaTraces = /^\s*unsupported path requested/i.test(text);

  const services = await legacy;
  if (services.ok) return answered(isVictoriaTraces ? 'victoria-traces' : 'v1');
  return failed(
    isNoApi(services.failure) ? noEndpointFailure(services.failure, transport) : services.failure,
  );
}

/** `{"error":{"httpCode":400,…}}`, or even an answer. */
function speaksV3(text: string): boolean {
  try {
    const record = asRecord(JSON.parse(text));
    if (asArray(record?.get('summaries')) !== undefined) return true;
    const code = asRecord(record?.get('error'))?.get('httpCode');
    return code === 400;
  } catch {
    return false;
  }
}

/** Kinds of failures that come from something else than a trace server. */
function isNoApi({ kind, status }: Failure): boolean {
  if (kind === 'no-endpoint' || kind === 'not-json' || kind === 'not-traces' || kind === 'not-found')
    return true;
  return kind === 'status' && status !== undefined && status < 500;
}

function noEndpointFailure(why: Failure, transport: Transport): Failure {
  return failure(
    'no-endpoint',
    why.asked,
    `Nothing answers with Jaeger's API here (${transport.label}): ${why.message}`,
    'Check the address and the base path of the query service, or look at the demo.',
    { status: why.status, serverSaid: why.serverSaid },
  );
}

function recall(store: SmallStore | undefined, key: string): Api | undefined {
  try {
    const value = store?.getItem(key);
    return value === 'v3' || value === 'v1' || value === 'victoria-traces' ? value : undefined;
  } catch {
    return undefined;
  }
}

function remember(store: SmallStore | undefined, key: string, api: Api): void {
  try {
    store?.setItem(key, api);
  } catch {
    // Full or forbidden: the next visit asks again.
  }
}

function forget(store: SmallStore | undefined, key: string): void {
  try {
    store?.removeItem(key);
  } catch {
    // As above.
  }
}
