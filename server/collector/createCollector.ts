import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createHostCheck, hostNameOf } from '../hosts';
import type { CollectorOptions } from './collectorOptions';
import { decodeExport, type OtlpEncoding } from './decodeExport';
import { encodingOf, exportResponse, MEDIA_TYPES, RpcCode, statusBody } from './exportAnswer';
import { readBody } from './readBody';
import type { SpanStore } from './SpanStore';

/** Largest body, sent and unpacked: that of the OpenTelemetry Collector. */
export const MAX_BODY_BYTES = 20 * 2 ** 20;
/** Bodies that are read at once; who comes then is asked to come again. */
export const MAX_BODIES = 16;
const BODY_TIMEOUT_MS = 30_000;

const HEADERS = { 'X-Content-Type-Options': 'nosniff' } as const;

/** The server that takes spans in, not listening yet: POST /v1/traces as OTLP over HTTP has it. */
export function createCollector(
  store: SpanStore,
  { host, allowOrigins }: CollectorOptions,
  allowHosts: readonly string[],
): Server {
  const isForUs = createHostCheck(host, allowHosts);
  const origins = new Set(allowOrigins);
  let reading = 0;
  const server = createServer((incoming, outgoing) => {
    if (!isForUs(incoming.headers.host, incoming.socket.localAddress)) {
      const name = hostNameOf(incoming.headers.host) ?? 'this host';
      sendLine(
        outgoing,
        421,
        `not answering for ${name}: start Spanlight with --allow-host NAME to add a name`,
      );
      return;
    }
    const { origin } = incoming.headers;
    const isListed = origin !== undefined && origins.has(origin);
    outgoing.setHeader('Vary', 'Origin');
    if (isListed) outgoing.setHeader('Access-Control-Allow-Origin', origin);
    const path = incoming.url?.split('?')[0];
    if (path !== '/v1/traces') {
      sendLine(outgoing, 404, 'spans are taken at POST /v1/traces; metrics and logs are not taken');
    } else if (incoming.method === 'OPTIONS') preflight(incoming, outgoing, isListed);
    else if (incoming.method !== 'POST') {
      outgoing.setHeader('Allow', 'POST, OPTIONS');
      sendLine(outgoing, 405, 'spans are sent with POST');
    } else if (origin !== undefined && !isListed) {
      sendLine(
        outgoing,
        403,
        `pages of ${origin.slice(0, 200)} may not send spans: start Spanlight with --otlp-allow-origin`,
      );
    } else {
      reading++;
      const isBusy = reading > MAX_BODIES;
      void takeExport(incoming, outgoing, store, isBusy).finally(() => {
        reading--;
      });
    }
  });
  server.requestTimeout = BODY_TIMEOUT_MS;
  return server;
}

/** Answers a browser that asks whether a page may send; without the headers it may not. */
function preflight(incoming: IncomingMessage, outgoing: ServerResponse, isListed: boolean): void {
  if (isListed) {
    outgoing.setHeader('Access-Control-Allow-Methods', 'POST');
    outgoing.setHeader(
      'Access-Control-Allow-Headers',
      incoming.headers['access-control-request-headers'] ?? 'content-type',
    );
    outgoing.setHeader('Access-Control-Max-Age', '600');
  }
  outgoing.writeHead(204, HEADERS);
  outgoing.end();
}

/** Reads one export request, and answers in its own encoding. Never rejects. */
async function takeExport(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  store: SpanStore,
  isBusy: boolean,
): Promise<void> {
  const encoding = encodingOf(incoming.headers['content-type']);
  if (encoding === undefined) {
    sendLine(outgoing, 415, `spans come as ${MEDIA_TYPES.protobuf} or ${MEDIA_TYPES.json}`);
    return;
  }
  const packing = incoming.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (packing !== 'gzip' && packing !== 'identity') {
    outgoing.setHeader('Accept-Encoding', 'gzip');
    refuse(outgoing, encoding, 415, RpcCode.invalidArgument, 'Bodies come plain or packed by gzip.');
    return;
  }
  if (isBusy) {
    outgoing.setHeader('Retry-After', '1');
    refuse(outgoing, encoding, 503, RpcCode.unavailable, 'Too many requests at once: send it again later.');
    return;
  }
  const large = `A request may have ${MAX_BODY_BYTES} bytes, unpacked: send smaller batches.`;
  if (Number(incoming.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
    refuse(outgoing, encoding, 413, RpcCode.resourceExhausted, large);
    return;
  }
  const read = await readBody(incoming, packing === 'gzip', MAX_BODY_BYTES);
  if (!read.ok) {
    if (read.why === 'too-large') refuse(outgoing, encoding, 413, RpcCode.resourceExhausted, large);
    else if (read.why === 'broken')
      refuse(outgoing, encoding, 400, RpcCode.invalidArgument, 'The body is not whole gzip.');
    return;
  }
  const decoded = decodeExport(read.body, encoding);
  if (!decoded.ok) {
    refuse(outgoing, encoding, 400, RpcCode.invalidArgument, decoded.message);
    return;
  }
  try {
    const taken = store.add(decoded.request);
    send(outgoing, 200, MEDIA_TYPES[encoding], exportResponse(encoding, taken));
  } catch (error) {
    // A value that is nested too deeply to be written out.
    const reason = error instanceof Error ? error.message : 'unknown';
    refuse(outgoing, encoding, 400, RpcCode.invalidArgument, `The spans cannot be held: ${reason}`);
  }
}

/** Refuses with a google.rpc.Status, as OTLP wants it. What is still to come of the request is not waited for. */
function refuse(
  outgoing: ServerResponse,
  encoding: OtlpEncoding,
  status: number,
  code: number,
  message: string,
): void {
  if (!outgoing.req.complete) outgoing.setHeader('Connection', 'close');
  send(outgoing, status, MEDIA_TYPES[encoding], statusBody(encoding, code, message));
  outgoing.req.resume();
}

function sendLine(outgoing: ServerResponse, status: number, line: string): void {
  send(outgoing, status, 'text/plain; charset=utf-8', new TextEncoder().encode(`${status} ${line}\n`));
  outgoing.req.resume();
}

function send(outgoing: ServerResponse, status: number, type: string, body: Uint8Array): void {
  outgoing.writeHead(status, { ...HEADERS, 'Content-Type': type, 'Content-Length': body.length });
  outgoing.end(body);
}
