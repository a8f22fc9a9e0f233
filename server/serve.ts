import { getRequestListener } from '@hono/node-server';
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isIPv6, type AddressInfo } from 'node:net';
import { createDemoEndpoint } from '../src/sources/demo';
import { sendText } from './apiError';
import { loadAppFiles } from './appFiles';
import { bigTrace } from './bigTrace';
import { askCapabilities } from './capabilities';
import { createApp } from './createApp';
import { createHostCheck, hostNameOf } from './hosts';
import type { ServeOptions } from './options';
import { isTracePage, readTarget } from './paths';
import { readUiConfig } from './uiConfig';

export interface RunningServer {
  /** Where to point a browser. */
  readonly url: string;
  readonly port: number;
  /** Stops listening; lets answers end for a moment, then cuts them. */
  readonly close: () => Promise<void>;
}

/** Reasons not to start, as one line each. */
export class CannotServe extends Error {}

const GRACE_MS = 1_000;

/** Starts the server. `appFolder` holds the built app. Throws CannotServe. */
export async function serve(options: ServeOptions, appFolder: string): Promise<RunningServer> {
  if (!existsSync(`${appFolder}/index.html`)) {
    throw new CannotServe(`the app is not built (no index.html in ${appFolder}): run "npm run build"`);
  }
  const files = loadAppFiles(appFolder);
  const uiConfig = options.uiConfig === undefined ? undefined : readUiConfig(options.uiConfig);
  if (uiConfig?.kind === 'refused') throw new CannotServe(uiConfig.reason);
  const capabilities = options.jaeger === undefined ? undefined : askCapabilities(options);
  const demo = createDemoEndpoint({
    now: () => Date.now(),
    ...(options.bigTraces ? { moreTraces: bigTrace } : {}),
  });
  const answer = getRequestListener(createApp({ options, files, demo, uiConfig, capabilities }).fetch, {
    overrideGlobalObjects: false,
  });
  const isForUs = createHostCheck(options.host, options.allowHosts);
  const server = createServer((incoming, outgoing) => {
    if (guard(incoming, outgoing, isForUs, options.basePath)) void answer(incoming, outgoing);
  });
  await listen(server, options);
  const { port } = addressOf(server);
  return { url: urlOf(options, port), port, close: () => close(server) };
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

function listen(server: Server, { host, port }: ServeOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      reject(new CannotServe(reasonOf(error, host, port)));
    });
    server.listen(port, host, resolve);
  });
}

function reasonOf(error: Error, host: string, port: number): string {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `port ${port} on ${host} is in use: choose another with --port NUMBER, or --port 0 for any free one`;
  }
  if (code === 'EACCES') return `port ${port} needs more rights: choose one from 1024 up with --port`;
  if (code === 'EADDRNOTAVAIL') return `this machine has no address ${host}: give one of its own with --host`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `--host ${host} is no known host name`;
  return `cannot listen on ${host}:${port}: ${error.message}`;
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new CannotServe('the server has no port');
  return address;
}

function urlOf({ host, basePath }: ServeOptions, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : isIPv6(host) ? `[${host}]` : host;
  return `http://${name}:${port}${basePath}/`;
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
