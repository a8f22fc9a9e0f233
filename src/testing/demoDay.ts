import * as v from 'valibot';
import { createDemoEndpoint } from '../sources/demo';
import type { JaegerEndpoint } from '../sources/endpoint';

/** The clock of these tests, and what the demo makes of it (microseconds): the last full five minutes. */
export const NOW_MS = Date.parse('2026-11-23T18:31:07.250Z');
export const DEMO_NOW = Date.parse('2026-11-23T18:30:00Z') * 1_000;
export const DAY = 86_400_000_000;

const tag = v.object({
  key: v.string(),
  type: v.string(),
  value: v.union([v.string(), v.number(), v.boolean()]),
});
const span = v.strictObject({
  traceID: v.string(),
  spanID: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  operationName: v.string(),
  references: v.array(v.object({ refType: v.literal('CHILD_OF'), traceID: v.string(), spanID: v.string() })),
  startTime: v.pipe(v.number(), v.integer()),
  duration: v.pipe(v.number(), v.integer(), v.minValue(0)),
  tags: v.array(tag),
  logs: v.array(v.object({ timestamp: v.pipe(v.number(), v.integer()), fields: v.array(tag) })),
  processID: v.string(),
  warnings: v.nullable(v.array(v.string())),
});
const trace = v.strictObject({
  traceID: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  spans: v.array(span),
  processes: v.record(v.string(), v.object({ serviceName: v.string(), tags: v.array(tag) })),
  warnings: v.null(),
});
const envelope = v.strictObject({
  data: v.array(trace),
  total: v.literal(0),
  limit: v.literal(0),
  offset: v.literal(0),
  errors: v.nullable(v.array(v.object({ msg: v.string(), traceID: v.optional(v.string()) }))),
});

export type SentTrace = v.InferOutput<typeof trace>;
export type SentSpan = v.InferOutput<typeof span>;
export type SentTag = v.InferOutput<typeof tag>;

/** The demo at NOW_MS. */
export const demo = createDemoEndpoint({ now: () => NOW_MS });

/** Asks the demo like a browser: address from /api on. */
export function ask(
  address: string,
  method = 'GET',
  endpoint: JaegerEndpoint = demo,
): { status: number; type: string; text: string } {
  const [path = '', query = ''] = address.split('?');
  const answer = endpoint({ method, path, query: new URLSearchParams(query) });
  return { status: answer.status, type: answer.contentType, text: [...answer.body].join('') };
}

/** Reads an answer that carries traces; throws when it is not what Jaeger would send. */
export const readTraces = (text: string): v.InferOutput<typeof envelope> =>
  v.parse(envelope, JSON.parse(text));

/** The text of a search over the whole day with a high limit, unless the query says otherwise. */
export function searchText(query: Readonly<Record<string, string>>, endpoint?: JaegerEndpoint): string {
  const parameters = new URLSearchParams({
    start: String(DEMO_NOW - DAY),
    end: String(NOW_MS * 1_000),
    limit: '5000',
    ...query,
  });
  const { status, text } = ask(`/api/traces?${parameters.toString()}`, 'GET', endpoint);
  if (status !== 200) throw new Error(`${status} ${text}`);
  return text;
}

export const searchTraces = (
  query: Readonly<Record<string, string>>,
  endpoint?: JaegerEndpoint,
): SentTrace[] => readTraces(searchText(query, endpoint)).data;

const ids = v.object({ data: v.array(v.object({ traceID: v.string() })) });

/** The ids of the traces that a search finds. */
export const searchIds = (query: Readonly<Record<string, string>>, endpoint?: JaegerEndpoint): string[] =>
  v.parse(ids, JSON.parse(searchText(query, endpoint))).data.map(({ traceID }) => traceID);

export const valueOf = (of: SentSpan, key: string): SentTag['value'] | undefined =>
  of.tags.find((candidate) => candidate.key === key)?.value;

export const serviceOf = (of: SentTrace, sent: SentSpan): string =>
  of.processes[sent.processID]?.serviceName ?? '';

export const hostOf = (of: SentTrace, sent: SentSpan): SentTag['value'] | undefined =>
  of.processes[sent.processID]?.tags.find((candidate) => candidate.key === 'host.name')?.value;

export const hasFailed = (sent: SentSpan): boolean => valueOf(sent, 'error') === true;
