import { normaliseTraceId, visibleText, type Answer, type Failure } from '../../core';
import { collectorServer, connect, demoServer, type SmallStore, type TraceSource } from '../../sources';
import { loadSite, useSite } from '../site/site';
import {
  createTraceEngine,
  type AskOptions,
  type OpenTrace,
  type Progress,
  type WorkerTraceEngine,
} from '../../worker';

/** Where the page's traces come from. */
export interface Connection {
  readonly source: TraceSource;
  /** Set when nothing that speaks the API answers here, so that the demo in the page stands in: why. */
  readonly standIn: Failure | undefined;
}

let engine: WorkerTraceEngine | undefined;
/** The one trace engine of the page; its worker starts with the first call. */
export const getEngine = (): WorkerTraceEngine => (engine ??= createTraceEngine());

/** Storage for the life of the tab; a browser may forbid even to look at it. */
function sessionStore(): SmallStore | undefined {
  try {
    return window.sessionStorage;
  } catch {
    return undefined;
  }
}

/** The source as far as the site lets it be asked, and as its server says that it can be. */
function withinSite(source: TraceSource): TraceSource {
  const { mostTraces, searchWithoutService } = useSite.getState();
  const { capabilities } = source;
  return {
    ...source,
    capabilities: {
      ...capabilities,
      maxLimit: Math.min(capabilities.maxLimit, mostTraces),
      searchWithoutService: capabilities.searchWithoutService && searchWithoutService !== false,
    },
  };
}

let connection: Promise<Answer<Connection>> | undefined;

/** A source that answers, as the site lets it be asked. */
async function connectedTo(source: TraceSource): Promise<Answer<Connection>> {
  await loadSite();
  return { ok: true, value: { source: withinSite(source), standIn: undefined } };
}

async function findSource(): Promise<Answer<Connection>> {
  const base = new URL('.', document.baseURI).href;
  const told = (name: string) =>
    document.querySelector<HTMLMetaElement>(`meta[name="spanlight-${name}"]`)?.content;
  if (told('endpoint') === 'demo') return connectedTo(demoServer(base, getEngine()));
  const otlp = told('otlp');
  if (otlp !== undefined) return connectedTo(collectorServer(base, getEngine(), otlp));
  // The command stands between the page and the Jaeger, and says which one it passes questions on to.
  const host = told('jaeger');
  const labelled = (server: string) =>
    host === undefined ? undefined : `${server} at ${visibleText(host.slice(0, 200))}`;
  const backend = told('backend');
  if (backend === 'tempo') {
    const { tempo } = await import('../../sources/tempo');
    return connectedTo(tempo(base, getEngine(), labelled('Tempo') ?? 'Grafana Tempo'));
  }
  if (backend === 'zipkin') {
    const { zipkin } = await import('../../sources/zipkin');
    return connectedTo(zipkin(base, getEngine(), labelled('Zipkin') ?? 'Zipkin'));
  }
  const answer = await connect(base, getEngine(), { store: sessionStore(), label: labelled('Jaeger') });
  if (answer.ok) return connectedTo(answer.value);
  if (answer.failure.kind !== 'no-endpoint') return answer;
  const { createDemoSource } = await import('../../sources/demoSource');
  return { ok: true, value: { source: createDemoSource(getEngine()), standIn: answer.failure } };
}

/** The connection, asked for once; a failed one is asked for again by the next call. */
export function getConnection(): Promise<Answer<Connection>> {
  connection ??= findSource().then((answer) => {
    if (!answer.ok) connection = undefined;
    return answer;
  });
  return connection;
}

let early:
  | {
      readonly traceId: string;
      readonly raw: boolean;
      readonly answer: Promise<Answer<OpenTrace>>;
      readonly abort: () => void;
    }
  | undefined;
let earlyProgress: ((progress: Progress) => void) | undefined;

/** Starts to fetch a trace before the page's own code is even evaluated: the wait for bytes and the wait for code overlap. */
export function fetchEarly(idInAddress: string, raw: boolean): void {
  // The page asks by the normal form of the id.
  const traceId = normaliseTraceId(idInAddress);
  if (traceId === undefined) return;
  const controller = new AbortController();
  const answer = getConnection().then((connected) =>
    connected.ok
      ? connected.value.source.trace(traceId, {
          raw,
          signal: controller.signal,
          onProgress: (progress) => earlyProgress?.(progress),
        })
      : connected,
  );
  early = { traceId, raw, answer, abort: () => controller.abort() };
}

/** The trace that was fetched early, once, if it is this one. `options` then hold for the fetch that is under way. */
export function takeEarly(
  traceId: string,
  raw: boolean,
  options: AskOptions,
): Promise<Answer<OpenTrace>> | undefined {
  if (early?.traceId !== traceId || early.raw !== raw) return undefined;
  const { answer, abort } = early;
  early = undefined;
  earlyProgress = options.onProgress;
  options.signal?.addEventListener('abort', abort);
  return answer;
}
