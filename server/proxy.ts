import {
  request as requestHttp,
  type ClientRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import { pipeline } from 'node:stream';
import { sendApiError } from './apiError';
import type { ServeOptions } from './options';
import type { Target } from './paths';
import { API_HEADERS } from './securityHeaders';

const CONNECT_TIMEOUT_MS = 10_000;

const HOP_BY_HOP = /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/;

/**
 * Headers of the Jaeger that are not handed on: they would speak for this origin, which is not the Jaeger's. Cookies
 * would be set here, Access-Control would open this server (and the credentials it adds) to any web page.
 */
const NOT_OURS =
  /^(set-cookie|access-control-.*|strict-transport-security|content-security-policy.*|x-frame-options|cross-origin-.*|clear-site-data|alt-svc|nel|report-to|reporting-endpoints|link|refresh|service-worker-allowed|permissions-policy|referrer-policy|x-content-type-options)$/;

/** What the page's request says that the Jaeger may hear: no cookie, no Authorization, no name of this origin. */
const PASSED_ON = [
  'accept',
  'accept-encoding',
  'content-type',
  'content-length',
  'if-none-match',
  'if-modified-since',
];

/**
 * Passes one API request to the Jaeger and its answer back: both bodies as streams, status, headers and bytes as they
 * are (a compressed body stays so). Ends when the answer has gone out or either side has gone away.
 */
export async function proxyApi(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  target: Target,
  jaeger: URL,
  options: ServeOptions,
): Promise<void> {
  const first = await exchange(incoming, outgoing, target, jaeger, options);
  if (first !== undefined && !outgoing.headersSent) {
    sendApiError(outgoing, target.path, 502, `no answer from the Jaeger at ${jaeger.href}: ${first}`);
  }
}

/** Resolves to the reason when no answer came, else to undefined. */
function exchange(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  target: Target,
  jaeger: URL,
  options: ServeOptions,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const upstream = openRequest(jaeger, incoming.method ?? 'GET', target.path + target.query, {
      ...requestHeaders(incoming, options),
    });
    const leave = (): void => {
      if (!outgoing.writableFinished) upstream.destroy();
      resolve(undefined);
    };
    outgoing.once('close', leave);
    upstream.once('error', (error) => {
      // Before the answer: say so. In the middle of it: `pipeline` has cut the connection, so that the reader notices.
      resolve(explain(error));
    });
    upstream.once('response', (answer) => {
      passBack(answer, outgoing, target, jaeger, options);
    });
    if (incoming.method === 'POST') pipeline(incoming, upstream, () => undefined);
    else upstream.end();
  });
}

/** Opens a request to the Jaeger at its base address. `path` is sent as it is. */
export function openRequest(
  jaeger: URL,
  method: string,
  path: string,
  headers: OutgoingHttpHeaders,
): ClientRequest {
  const send = jaeger.protocol === 'https:' ? requestHttps : requestHttp;
  const prefix = jaeger.pathname === '/' ? '' : jaeger.pathname;
  const request = send({
    protocol: jaeger.protocol,
    hostname: jaeger.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: jaeger.port,
    method,
    path: prefix + path,
    headers,
    // One connection a request, as Jaeger closes it anyway.
    agent: false,
  });
  request.once('socket', (socket) => {
    const timer = setTimeout(() => {
      request.destroy(new Error(`no connection within ${CONNECT_TIMEOUT_MS / 1000} s`));
    }, CONNECT_TIMEOUT_MS);
    const stop = (): void => {
      clearTimeout(timer);
    };
    socket.once('connect', stop);
    socket.once('close', stop);
  });
  return request;
}

function requestHeaders(incoming: IncomingMessage, options: ServeOptions): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {};
  for (const name of [...PASSED_ON, ...options.forwardHeaders]) {
    const value = incoming.headers[name];
    if (value !== undefined) headers[name] = value;
  }
  return Object.assign(headers, headersOf(options));
}

/** The headers of --header; a name that is given several times is sent several times. */
export function headersOf(options: ServeOptions): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of options.headers) {
    const key = name.toLowerCase();
    const known = headers[key];
    headers[key] = known === undefined ? value : [String(known), value].flat();
  }
  return headers;
}

function passBack(
  answer: IncomingMessage,
  outgoing: ServerResponse,
  target: Target,
  jaeger: URL,
  options: ServeOptions,
): void {
  const status = answer.statusCode ?? 502;
  if (status >= 300 && status < 400 && status !== 304) {
    answer.resume();
    sendApiError(outgoing, target.path, 502, redirectMessage(answer, status, jaeger));
    return;
  }
  const signIn = options.forwardHeaders.includes('authorization');
  const perConnection = new Set((answer.headers.connection ?? '').toLowerCase().split(/\s*,\s*/));
  for (const [name, values] of Object.entries(answer.headersDistinct)) {
    if (values === undefined || HOP_BY_HOP.test(name) || NOT_OURS.test(name) || perConnection.has(name))
      continue;
    // The browser's own sign-in dialog would lead nowhere: what is typed there is not passed on.
    if (name === 'www-authenticate' && !signIn) continue;
    outgoing.setHeader(name, values.length === 1 ? (values[0] ?? '') : values);
  }
  for (const [name, value] of Object.entries(API_HEADERS)) outgoing.setHeader(name, value);
  outgoing.writeHead(status);
  // The head goes out at once, and so does each part of the body as it comes.
  outgoing.flushHeaders();
  pipeline(answer, outgoing, () => undefined);
}

function redirectMessage(answer: IncomingMessage, status: number, jaeger: URL): string {
  let where = '';
  try {
    const place = new URL(answer.headers.location ?? '', jaeger);
    where = ` to ${place.origin}${place.pathname}`;
  } catch {
    // An unreadable place is not worth mentioning.
  }
  return `the server at ${jaeger.href} redirects (${status})${where}: give --jaeger the address of the query service itself, or sign in with --header`;
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'the connection was refused'],
  ['ECONNRESET', 'the connection was closed'],
  ['EHOSTUNREACH', 'the host cannot be reached'],
  ['ENETUNREACH', 'the network cannot be reached'],
  ['ENOTFOUND', 'there is no host of this name'],
  ['EAI_AGAIN', 'the name of the host could not be looked up'],
  ['ETIMEDOUT', 'no connection in time'],
]);

/** One line about a failed request. */
export function explain(error: Error): string {
  const code = 'code' in error ? String(error.code) : '';
  const reason = REASONS.get(code);
  if (reason !== undefined) return reason;
  return error.message === '' ? code : error.message;
}
