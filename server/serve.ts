import { getRequestListener } from '@hono/node-server';
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIPv6, type AddressInfo } from 'node:net';
import { createDemoEndpoint } from '../src/sources/demo';
import { createEndpoint, type JaegerEndpoint } from '../src/sources/endpoint';
import { sendText } from './apiError';
import { loadAppFiles } from './appFiles';
import { bigTrace } from './bigTrace';
import { askCapabilities } from './capabilities';
import { createCollector } from './collector/createCollector';
import { limitsText, SpanStore } from './collector/SpanStore';
import { createApp } from './createApp';
import { findBackend, type Found } from './findBackend';
import { createHostCheck, hostNameOf } from './hosts';
import type { ServeOptions } from './options';
import { isTracePage, readTarget } from './paths';
import { readUiConfig } from './uiConfig';

export interface RunningServer {
  /** Where to point a browser. */
  readonly url: string;
  readonly port: number;
  /** Where spans are sent, as OTEL_EXPORTER_OTLP_ENDPOINT has it; undefined without a collector. */
  readonly otlpUrl: string | undefined;
  /** What answers at the address of the real server. */
  readonly found: Promise<Found>;
  /** Stops listening; lets answers end for a moment, then cuts them. */
  readonly close: () => Promise<void>;
}

/** Reasons not to start, as one line each. */
export class CannotServe extends Error {}

const GRACE_MS = 1_000;

/** Starts the server. `appFolder` holds the built app; `complain` takes lines for the log. Throws CannotServe. */
export async function serve(
  options: ServeOptions,
  appFolder: string,
  complain: (line: string) => void,
): Promise<RunningServer> {
  if (!existsSync(`${appFolder}/index.html`)) {
    throw new CannotServe(`the app is not built (no index.html in ${appFolder}): run "npm run build"`);
  }
  const files = loadAppFiles(appFolder);
  const uiConfig = options.uiConfig === undefined ? undefined : readUiConfig(options.uiConfig);
  if (uiConfig?.kind === 'refused') throw new CannotServe(uiConfig.reason);
  const collector = await startCollector(options, complain);
  const endpoint =
    collector?.endpoint ??
    createDemoEndpoint({ now: Date.now, ...(options.bigTraces ? { moreTraces: bigTrace } : {}) });
  const found = findBackend(options);
  const backend =
    options.backend === undefined ? found.then((what) => what.backend) : Promise.resolve(options.backend);
  const capabilities = backend.then((kind) => (kind === 'jaeger' ? askCapabilities(options) : undefined));
  const app = createApp({
    options,
    files,
    endpoint,
    otlpUrl: collector?.url,
    uiConfig,
    backend,
    capabilities,
  });
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const isForUs = createHostCheck(options.host, options.allowHosts);
  const server = createServer((incoming, outgoing) => {
    if (guard(incoming, outgoing, isForUs, options.basePath)) void answer(incoming, outgoing);
  });
  try {
    await listen(server, options, '--port');
  } catch (error) {
    await collector?.close();
    throw error;
  }
  const { port } = addressOf(server);
  return {
    url: urlOf(options, port) + options.basePath + '/',
    port,
    otlpUrl: collector?.url,
    found,
    close: async () => {
      await Promise.all([close(server), collector?.close()]);
    },
  };
}

interface RunningCollector {
  readonly endpoint: JaegerEndpoint;
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Starts the collector, where there is to be one. Throws CannotServe. */
async function startCollector(
  { otlp, allowHosts }: ServeOptions,
  complain: (line: string) => void,
): Promise<RunningCollector | undefined> {
  if (otlp === undefined) return undefined;
  let told = 0;
  const store = new SpanStore(otlp.limits, Date.now, ({ traces, spans }) => {
    // Each ten times as many as were told before: a full store drops with every request.
    if (traces < told * 10) return;
    told = traces;
    complain(
      `spanlight: the collector holds ${limitsText(otlp.limits)}: ${traces} older traces (${spans} spans) dropped so far.`,
    );
  });
  const server = createCollector(store, otlp, allowHosts);
  await listen(server, otlp, '--otlp-port');
  return {
    endpoint: createEndpoint(store, { now: Date.now, searchesAll: true }),
    url: urlOf(otlp, addressOf(server).port),
    close: () => close(server),
  };
}

/** Turns away what is not meant for this server. true = go on. */
function guard(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  isForUs: (header: string | undefined, localAddress: string | undefined) => boolean,
  basePath: string,
): boolean {
  const { host, origin } = incoming.headers;
  if (!isForUs(host, incoming.socket.localAddress)) {
    const name = hostNameOf(host) ?? 'this host';
    sendText(
      outgoing,
      421,
      `421 not answering for ${name}: start Spanlight with --allow-host NAME to add a name`,
    );
    return false;
  }
  if (readTarget(incoming.url) === undefined && !isTracePage(incoming.url, basePath)) {
    sendText(outgoing, 400, '400 bad path');
    return false;
  }
  const writes = incoming.method !== 'GET' && incoming.method !== 'HEAD';
  if (writes && origin !== undefined && origin.replace(/^https?:\/\//, '') !== host) {
    sendText(outgoing, 403, '403 a page of another origin may not do this');
    return false;
  }
  return true;
}

interface Place {
  readonly host: string;
  readonly port: number;
}

function listen(server: Server, { host, port }: Place, option: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(new CannotServe(reasonOf(error, host, port, option)));
    });
    server.listen(port, host, resolve);
  });
}

function reasonOf(error: Error, host: string, port: number, option: string): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `port ${port} on ${host} is in use: choose another with ${option} NUMBER, or ${option} 0 for any free one`;
  }
  if (code === 'EACCES') return `port ${port} needs more rights: choose one from 1024 up with ${option}`;
  if (code === 'EADDRNOTAVAIL')
    return `this machine has no address ${host}: give one of its own with ${option.replace('port', 'host')}`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `${option.replace('port', 'host')} ${host} is no known host name`;
  return `cannot listen on ${host}:${port}: ${error.message}`;
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new CannotServe('the server has no port');
  return address;
}

/** Without a path. */
function urlOf({ host }: Place, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : isIPv6(host) ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => {
      server.closeAllConnections();
    }, GRACE_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
