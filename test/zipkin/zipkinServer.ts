import { startLocalServer, type LocalServer } from '../support/localServer';
import type { ZipkinSpan, ZipkinWorld } from './shopTraces';

interface Reply {
  readonly status: number;
  readonly body: string;
}

const json = (value: unknown): Reply => ({ status: 200, body: JSON.stringify(value) });
const refused = (message: string): Reply => ({ status: 400, body: message });
/** Names are stored, and asked for, in lower case. */
const lower = (text: string | null | undefined): string => (text ?? '').toLowerCase();
const serviceOf = (span: ZipkinSpan): string => lower(span.localEndpoint?.serviceName);
const sorted = (names: readonly string[]): string[] =>
  [...new Set(names)].filter((name) => name !== '').sort((a, b) => (a < b ? -1 : 1));
/** When a trace begins, in microseconds: its root, else its first span. */
const startOf = (trace: readonly ZipkinSpan[]): number => {
  const root = trace.find(({ parentId }) => parentId === undefined)?.timestamp;
  return root ?? trace.reduce((first, { timestamp = Infinity }) => Math.min(first, timestamp), Infinity);
};

/** A server that answers as version 2 of Zipkin's API is described. */
export function startZipkin(world: () => ZipkinWorld): Promise<LocalServer> {
  return startLocalServer((request, response) => {
    const { status, body } = answer(new URL(request.url ?? '', 'http://zipkin.invalid'), world());
    response.setHeader('content-type', status === 200 ? 'application/json' : 'text/plain; charset=utf-8');
    response.writeHead(status).end(body);
  });
}

function answer({ pathname, searchParams }: URL, { traces, links }: ZipkinWorld): Reply {
  const spans = traces.flat();
  const missing = (name: string) => refused(`Required parameter '${name}' is not present.`);
  switch (pathname) {
    case '/api/v2/services':
      return json(sorted(spans.map(serviceOf)));
    case '/api/v2/spans': {
      const service = searchParams.get('serviceName');
      if (service === null) return missing('serviceName');
      const ofService = spans.filter((span) => serviceOf(span) === lower(service));
      return json(sorted(ofService.map(({ name }) => lower(name))));
    }
    case '/api/v2/dependencies':
      return searchParams.has('endTs') ? json(links) : missing('endTs');
    case '/api/v2/traces':
      return search(searchParams, traces);
  }
  const id = /^\/api\/v2\/trace\/([0-9a-f]{16}|[0-9a-f]{32})$/.exec(pathname)?.[1];
  const isAsked = (traceId = ''): boolean => traceId.padStart(32, '0') === id?.padStart(32, '0');
  const trace = traces.find(([span]) => isAsked(span?.traceId));
  if (trace !== undefined) return json(trace);
  return { status: 404, body: id === undefined ? '<h1>404</h1>' : `${id} not found` };
}

function search(asked: URLSearchParams, traces: ZipkinWorld['traces']): Reply {
  const count = (name: string): number | undefined => {
    const text = asked.get(name);
    return text === null ? undefined : Number(text);
  };
  const {
    endTs = Date.now(),
    lookback = 86_400_000,
    limit = 10,
  } = {
    endTs: count('endTs'),
    lookback: count('lookback'),
    limit: count('limit'),
  };
  const shortest = count('minDuration');
  const longest = count('maxDuration');
  for (const [name, value] of Object.entries({ endTs, lookback, limit, minDuration: shortest ?? 1 }))
    if (!Number.isInteger(value) || value <= 0) return refused(`${name} <= 0`);
  if (longest !== undefined && shortest === undefined)
    return refused('maxDuration is only valid with minDuration');
  if (longest !== undefined && longest < (shortest ?? 0)) return refused('maxDuration < minDuration');
  const service = lower(asked.get('serviceName'));
  const name = lower(asked.get('spanName'));
  const conditions = (asked.get('annotationQuery') ?? '').split(' and ').filter((text) => text !== '');
  const holds = (condition: string, { tags = {}, annotations = [] }: ZipkinSpan): boolean => {
    const [key = '', value = ''] = condition.split(/=(.*)/s).map((text) => text.trim());
    if (value !== '') return tags[key] === value;
    return key in tags || annotations.some((annotation) => annotation.value === key);
  };
  const found = traces.filter((trace) => {
    const start = startOf(trace);
    if (start < (endTs - lookback) * 1000 || start > endTs * 1000) return false;
    const spans = trace.filter((span) => service === '' || serviceOf(span) === service);
    return (
      spans.length > 0 &&
      (name === '' || name === 'all' || spans.some((span) => lower(span.name) === name)) &&
      conditions.every((condition) => spans.some((span) => holds(condition, span))) &&
      (shortest === undefined ||
        spans.some(({ duration = 0 }) => duration >= shortest && duration <= (longest ?? Infinity)))
    );
  });
  return json(found.sort((a, b) => startOf(b) - startOf(a)).slice(0, limit));
}
