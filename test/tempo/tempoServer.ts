import { parseDuration } from '../../src/core';
import { startLocalServer, type LocalServer } from '../support/localServer';
import type { ZipkinSpan } from '../zipkin/shopTraces';

/** A trace: its spans for the search, and as OTLP JSON. */
export interface TempoTrace {
  readonly spans: readonly ZipkinSpan[];
  readonly otlp: unknown;
}

const serviceOf = (span: ZipkinSpan): string => span.localEndpoint?.serviceName ?? '';
const isError = ({ tags = {} }: ZipkinSpan): boolean => 'error' in tags;
const startOf = (spans: readonly ZipkinSpan[]): number =>
  spans.reduce((first, { timestamp = Infinity }) => Math.min(first, timestamp), Infinity);
const endOf = (spans: readonly ZipkinSpan[]): number =>
  spans.reduce((last, { timestamp = 0, duration = 0 }) => Math.max(last, timestamp + duration), 0);
/** A text in quotes as TraceQL has it, which is as JSON has it. */
const unquoted = (text: string): string => String(JSON.parse(text));

/** Whether a span fulfils one condition. */
function holds(condition: string, span: ZipkinSpan): boolean {
  const { name = '', duration = 0, tags = {}, kind = '' } = span;
  if (condition.startsWith('(') && condition.endsWith(')'))
    return condition
      .slice(1, -1)
      .split(' || ')
      .some((one) => holds(one, span));
  const [, left = '', comparison, right = ''] = /^(\S+) (=|!=|>=|<=) (.*)$/s.exec(condition) ?? [];
  // Tempo reads hours beyond what a number holds exactly in ns.
  const bound = () => (parseDuration(right) ?? (/^\d+h$/.test(right) ? Infinity : Number.NaN)) / 1000;
  switch (`${left} ${comparison ?? ''}`) {
    case 'resource.service.name =':
      return serviceOf(span) === unquoted(right);
    case 'name =':
      return name === unquoted(right);
    case 'status =':
      return isError(span);
    case 'status !=':
      return !isError(span);
    case 'kind =':
      return kind.toLowerCase() === right;
    case 'duration >=':
      return duration >= bound();
    case 'duration <=':
      return duration <= bound();
    default: {
      // The values of the stand-in are texts: a number is asked for as one too.
      const value = right.startsWith('"') ? unquoted(right) : undefined;
      return value !== undefined && tags[left.replace(/^\.|^\w+\./, '')] === value;
    }
  }
}

function matches(traceQl: string, spans: readonly ZipkinSpan[]): boolean {
  const body = /^\{(.*)\}$/s.exec(traceQl)?.[1]?.trim() ?? '';
  const conditions = body === '' ? [] : body.split(' && ');
  return spans.some((span) => conditions.every((condition) => holds(condition, span)));
}

function summary(spans: readonly ZipkinSpan[]): object {
  const root = spans.find(({ parentId }) => parentId === undefined);
  const stats = new Map<string, { spanCount: number; errorCount?: number }>();
  for (const span of spans) {
    const of = stats.get(serviceOf(span)) ?? { spanCount: 0 };
    of.spanCount++;
    if (isError(span)) of.errorCount = (of.errorCount ?? 0) + 1;
    stats.set(serviceOf(span), of);
  }
  const start = startOf(spans);
  return {
    traceID: spans[0]?.traceId.replace(/^0+/, ''),
    rootServiceName: root === undefined ? '<root span not yet received>' : serviceOf(root),
    rootTraceName: root?.name ?? '',
    startTimeUnixNano: `${String(start)}000`,
    durationMs: Math.floor((endOf(spans) - start) / 1000),
    serviceStats: Object.fromEntries(stats),
  };
}

/** OTLP JSON as protobuf's JSON has it: ids as base64. */
const inBase64 = (otlp: unknown): string =>
  JSON.stringify(otlp, (key, value: unknown) =>
    /^(traceId|spanId|parentSpanId)$/.test(key) && typeof value === 'string'
      ? Buffer.from(value, 'hex').toString('base64')
      : value,
  ).replace('"resourceSpans"', '"batches"');

/** A server that answers as Tempo's HTTP API is described. */
export function startTempo(traces: readonly TempoTrace[]): Promise<LocalServer> {
  return startLocalServer((request, response) => {
    const body = answer(new URL(request.url ?? '', 'http://tempo.invalid'), traces);
    response.statusCode = body === undefined ? 404 : 200;
    response.end(body ?? 'trace not found');
  });
}

function answer({ pathname, searchParams }: URL, traces: readonly TempoTrace[]): string | undefined {
  const spans = traces.flatMap((trace) => trace.spans);
  const values = (names: readonly string[]): string =>
    JSON.stringify({ tagValues: [...new Set(names)].map((value) => ({ type: 'string', value })) });
  const seconds = (name: string): number => Number(searchParams.get(name)) * 1e6;
  switch (pathname) {
    case '/api/echo':
      return 'echo';
    case '/api/v2/search/tag/resource.service.name/values':
      return values(spans.map(serviceOf));
    case '/api/v2/search/tag/name/values': {
      const service = /^\{resource\.service\.name=(".*")\}$/s.exec(searchParams.get('q') ?? '')?.[1] ?? '""';
      return values(
        spans.flatMap((span) => (serviceOf(span) === unquoted(service) ? [span.name ?? ''] : [])),
      );
    }
    case '/api/search': {
      const found = traces.filter(
        (trace) =>
          startOf(trace.spans) <= seconds('end') &&
          endOf(trace.spans) >= seconds('start') &&
          matches(searchParams.get('q') ?? '', trace.spans),
      );
      const limit = Number(searchParams.get('limit'));
      return JSON.stringify({ traces: found.slice(0, limit).map((trace) => summary(trace.spans)) });
    }
  }
  const id = /^\/api\/traces\/([0-9a-f]+)$/.exec(pathname)?.[1];
  const trace = traces.find(({ spans: [span] }) => span?.traceId === id);
  return trace && inBase64(trace.otlp);
}
