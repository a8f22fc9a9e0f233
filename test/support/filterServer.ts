import { readFileSync } from 'node:fs';
import { startLocalServer, type LocalServer } from './localServer';

/** How a Jaeger of API v3 takes a filter: 2.20 does not look at it, main has it switched off or on, its in-memory storage can little. */
export type Filters = 'ignored' | 'off' | 'on' | 'on, little';

export interface FilterServer extends LocalServer {
  /** The searches that the server got since the last look: their filter, else their service, else `*`. */
  readonly searches: () => string[];
}

const golden = new URL('../golden/', import.meta.url);
const body = (path: string) => readFileSync(new URL(path, golden), 'utf8');
const cannot = 'this storage backend cannot serve this query filter: it ';

/** What a storage that can little says of a filter; undefined where it can. */
function refusalOf(filter: string): string | undefined {
  const op = /"op":"(or|not)"/.exec(filter)?.[1];
  const refusal = (said: string) => JSON.stringify({ error: { httpCode: 400, message: cannot + said } });
  if (op !== undefined) return refusal(`does not support the operator "${op}"`);
  if (filter.includes('"list"')) return refusal('compares a reference against a constant only');
  if (filter.includes('"op":"gte","args":[{"attr"')) return body('jaeger-head-filters/err-gte-attr.json');
  return undefined;
}

/** A Jaeger of API v3 with three services, which answers searches, with a filter or without one, by what was recorded of Jaeger's main. */
export async function startFilterServer(filters: Filters): Promise<FilterServer> {
  const asked: string[] = [];
  const server = await startLocalServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
    const send = (status: number, text: string) => response.writeHead(status).end(text);
    if (pathname === '/api/v3/services') return send(200, '{"services":["A","B","C"]}');
    const isWhole = pathname === '/api/v3/traces';
    if (pathname !== '/api/v3/trace-summaries' && !isWhole) return send(404, '404 page not found');
    if (searchParams.size === 0)
      return send(400, '{"error":{"httpCode":400,"message":"malformed parameter query.startTimeMin"}}');
    const filter = searchParams.get('query.filter');
    asked.push(filter ?? searchParams.get('query.serviceName') ?? '*');
    if (filter === null || filters === 'ignored')
      return send(200, body(`jaeger-head/v3.${isWhole ? 'search.no-service' : 'summaries.service-a'}.json`));
    if (filters === 'off') return send(400, body('jaeger-head/v3.search.filter.json'));
    if (filter === '{}') return send(400, body('jaeger-head-filters/err-empty.json'));
    if (searchParams.has('query.serviceName'))
      return send(400, body('jaeger-head-filters/err-with-service.json'));
    const refusal = filters === 'on, little' ? refusalOf(filter) : undefined;
    if (refusal !== undefined) return send(400, refusal);
    return send(200, body(isWhole ? 'jaeger-head/v3.search.attributes.json' : 'jaeger-head-filters/eq.json'));
  });
  return { ...server, searches: () => asked.splice(0) };
}
