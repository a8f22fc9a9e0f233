import { SERVICES, type ServiceName } from './services';
import type { Attributes, DraftSpan, TraceDraft } from './TraceDraft';

/** A call from one service to another: a client span around a server span. */
export interface Call {
  readonly client: DraftSpan;
  readonly server: DraftSpan;
}

const NETWORK_MEDIAN = 350;

/**
 * Calls another service over HTTP. `serve` fills the server span and returns its status code and the time of its end;
 * a 5xx answer is an error on both sides.
 */
export function httpCall(
  draft: TraceDraft,
  caller: DraftSpan,
  target: ServiceName,
  method: string,
  route: string,
  at: number,
  serve: (server: DraftSpan) => { readonly status: number; readonly end: number },
): Call {
  const { address, port } = SERVICES[target];
  const client = draft.span(caller.service, 'client', `${method} ${route}`, caller, at, {
    'http.request.method': method,
    'server.address': address,
    'server.port': port,
    'url.full': `http://${address}:${port}${route}`,
    'url.template': route,
  });
  const server = httpServer(
    draft,
    target,
    method,
    route,
    client,
    at + draft.random.latency(NETWORK_MEDIAN, 0.3),
  );
  const { status, end } = serve(server);
  finishHttp(server, status, end);
  client.endAt(end + draft.random.latency(NETWORK_MEDIAN, 0.3));
  client.set('http.response.status_code', status);
  if (status >= 500) client.fail(`HTTP ${status}`);
  return { client, server };
}

export function httpServer(
  draft: TraceDraft,
  service: ServiceName,
  method: string,
  route: string,
  parent: DraftSpan | undefined,
  at: number,
  attributes: Attributes = {},
): DraftSpan {
  return draft.span(service, 'server', `${method} ${route}`, parent, at, {
    'http.request.method': method,
    'http.route': route,
    'network.protocol.version': '1.1',
    'url.path': route,
    'url.scheme': parent === undefined ? 'https' : 'http',
    ...attributes,
  });
}

/** Sets the status code and the end of an HTTP server span; 5xx is an error. */
export function finishHttp(server: DraftSpan, status: number, end: number): void {
  server.endAt(end);
  server.set('http.response.status_code', status);
  if (status >= 500) server.fail(`HTTP ${status}`);
}

/** Calls another service by gRPC. `serve` returns the gRPC status (0 = OK) and the time of the server span's end. */
export function grpcCall(
  draft: TraceDraft,
  caller: DraftSpan,
  target: ServiceName,
  rpcService: string,
  method: string,
  at: number,
  serve: (server: DraftSpan) => { readonly code: number; readonly message?: string; readonly end: number },
): Call {
  const { address, port } = SERVICES[target];
  const name = `${rpcService}/${method}`;
  const rpc = { 'rpc.system': 'grpc', 'rpc.service': rpcService, 'rpc.method': method };
  const client = draft.span(caller.service, 'client', name, caller, at, {
    ...rpc,
    'server.address': address,
    'server.port': port,
  });
  const server = draft.span(
    target,
    'server',
    name,
    client,
    at + draft.random.latency(NETWORK_MEDIAN, 0.3),
    rpc,
  );
  const { code, message = 'failed', end } = serve(server);
  server.endAt(end);
  client.endAt(end + draft.random.latency(NETWORK_MEDIAN, 0.3));
  for (const span of [client, server]) {
    span.set('rpc.grpc.status_code', code);
    if (code !== 0) span.fail(message);
  }
  return { client, server };
}

/** A query of the service's database. Returns the finished client span. */
export function databaseQuery(
  draft: TraceDraft,
  caller: DraftSpan,
  operation: string,
  table: string,
  text: string,
  at: number,
  duration: number,
  rows: number,
): DraftSpan {
  const query = draft.span(caller.service, 'client', `${operation} ${table}`, caller, at, {
    'db.system.name': 'postgresql',
    'db.namespace': 'shop',
    'db.collection.name': table,
    'db.operation.name': operation,
    'db.query.text': text,
    'db.response.returned_rows': rows,
    'server.address': `pg-${caller.service.toLowerCase()}.shop.svc.cluster.local`,
    'server.port': 5432,
  });
  query.endAt(at + duration);
  return query;
}

/** A look into the service's cache. Returns the finished client span. */
export function cacheRead(
  draft: TraceDraft,
  caller: DraftSpan,
  key: string,
  at: number,
  duration: number,
  hit: boolean,
): DraftSpan {
  const read = draft.span(caller.service, 'client', 'GET', caller, at, {
    'db.system.name': 'redis',
    'db.operation.name': 'GET',
    'db.query.text': `GET ${key}`,
    'cache.hit': hit,
    'server.address': `redis-${caller.service.toLowerCase()}.shop.svc.cluster.local`,
    'server.port': 6379,
  });
  read.endAt(at + duration);
  return read;
}
