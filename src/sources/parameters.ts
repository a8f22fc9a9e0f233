import { answered, failed, normaliseTraceId, toGoDuration, type Answer, type EpochNanos } from '../core';
import { failure } from '../worker';
import type { TraceOptions, TraceQuery } from './TraceSource';

/** Jaeger UI's own upper bound. */
export const MAX_LIMIT = 1500;

/** A trace id as it goes into a path: 32 lower-case hex digits. Everything else is refused before any request. */
export function requestableTraceId(text: string): Answer<string> {
  const traceId = normaliseTraceId(text);
  if (traceId !== undefined) return answered(traceId);
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return failed(
    failure(
      'bad-request',
      `trace ${shown}`,
      `“${shown}” is no trace id.`,
      'A trace id has 1 to 32 hexadecimal digits (0–9, a–f).',
    ),
  );
}

/** Query parameters in the order given; absent and empty ones are left out, since some servers refuse what they do not know. */
export function queryString(
  parameters: readonly (readonly [name: string, value: string | undefined])[],
): string {
  const parts: string[] = [];
  for (const [name, value] of parameters) {
    if (value !== undefined && value !== '')
      parts.push(`${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** A query as the servers want it, and what the reader has to be told about the change. */
export interface CheckedQuery {
  readonly query: TraceQuery;
  readonly limit: number;
  /** JSON object of texts; undefined without tags. */
  readonly tags: string | undefined;
  readonly notices: readonly string[];
}

/** Refuses impossible questions and brings the limit into 1…maxLimit: servers answer some of these with 500, or die. */
export function checkedQuery(query: TraceQuery, maxLimit: number): Answer<CheckedQuery> {
  const { start, end, minDuration, maxDuration } = query;
  if (start > end) {
    return failed(
      failure(
        'bad-request',
        'search',
        'The time range ends before it starts.',
        'Choose an end after the start.',
      ),
    );
  }
  if (minDuration !== undefined && maxDuration !== undefined && minDuration > maxDuration) {
    const message = 'The shortest duration is longer than the longest one.';
    return failed(failure('bad-request', 'search', message, 'Swap the two durations, or leave one out.'));
  }
  const notices: string[] = [];
  const wanted = Number.isFinite(query.limit) ? Math.round(query.limit) : maxLimit;
  const limit = Math.min(maxLimit, Math.max(1, wanted));
  if (wanted > maxLimit) notices.push(`This server gives at most ${maxLimit} traces a search.`);
  const tags = new Map<string, string>();
  for (const { key, value } of query.tags) {
    const before = tags.get(key);
    if (before !== undefined && before !== value) {
      notices.push(`The tag ${key} can be asked for once only: ${value} was taken, not ${before}.`);
    }
    tags.set(key, value);
  }
  return answered({ query, limit, tags: tags.size === 0 ? undefined : tagsJson(tags), notices });
}

/** Written by hand, because a key such as __proto__ is lost in an object. */
function tagsJson(tags: ReadonlyMap<string, string>): string {
  const members = [...tags].map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  return `{${members.join(',')}}`;
}

/** The parameters of `GET /api/traces`: microseconds, Go durations. */
export function v1SearchPath({ query, limit, tags }: CheckedQuery): string {
  const { service, operation, start, end, minDuration, maxDuration } = query;
  return `api/traces${queryString([
    ['service', service],
    ['operation', operation],
    ['start', String(floorDivide(start, 1000n))],
    ['end', String(-floorDivide(-end, 1000n))],
    ['minDuration', minDuration === undefined ? undefined : toGoDuration(minDuration)],
    ['maxDuration', maxDuration === undefined ? undefined : toGoDuration(maxDuration)],
    ['tags', tags],
    ['limit', String(limit)],
  ])}`;
}

/** How one trace is asked for. */
export interface TraceParameters {
  /** As it was stored. */
  readonly raw: boolean;
  /** Over all times up to this one (ms since 1970): a hint for storages that need a range; undefined = without it. */
  readonly until: number | undefined;
}

/** Where the legacy API has one trace. */
export const v1TracePath = (traceId: string, { raw, until }: TraceParameters): string =>
  `api/traces/${traceId}${queryString([
    ['raw', raw ? 'true' : undefined],
    ['start', until === undefined ? undefined : '0'],
    ['end', until === undefined ? undefined : `${until}000`],
  ])}`;

/** Where API v3 has one trace; the parameters' old names, which servers of every age know. */
export const v3TracePath = (traceId: string, { raw, until }: TraceParameters): string =>
  `api/v3/traces/${traceId}${queryString([
    ['raw_traces', raw ? 'true' : undefined],
    ['start_time', until === undefined ? undefined : rfc3339(0n)],
    ['end_time', until === undefined ? undefined : rfc3339(BigInt(until) * 1_000_000n)],
  ])}`;

/** Clocks of servers may run ahead. */
const A_DAY_MS = 86_400_000;

/** The parameters that the options of a question mean. */
export const traceParameters = (options: TraceOptions | undefined): TraceParameters => ({
  raw: options?.raw === true,
  until: options?.wide === true ? Date.now() + A_DAY_MS : undefined,
});

/** The parameters of `GET /api/v3/trace-summaries` (Jaeger ≥ 2.19). */
export const v3SummariesPath = (checked: CheckedQuery): string =>
  `api/v3/trace-summaries${v3Parameters(checked)}`;

/** The same question for whole traces. */
export const v3WholePath = (checked: CheckedQuery): string => `api/v3/traces${v3Parameters(checked)}`;

/**
 * A question that servers refuse for its filter where they read filters (Jaeger ≥ 2.21 with the gate jaeger.query.structuredFilters), and in
 * other words where they do not; those that know of none (≤ 2.20) answer it with the no traces of 1970.
 */
export const v3FilterProbePath = (): string =>
  `api/v3/trace-summaries${queryString([
    ['query.startTimeMin', rfc3339(0n)],
    ['query.startTimeMax', rfc3339(0n)],
    ['query.searchDepth', '1'],
    ['query.filter', '{}'],
  ])}`;

function v3Parameters({ query, limit, tags }: CheckedQuery): string {
  if (query.filter !== undefined)
    return queryString([
      ['query.filter', query.filter],
      ['query.startTimeMin', rfc3339(query.start)],
      ['query.startTimeMax', rfc3339(query.end)],
      ['query.searchDepth', String(limit)],
    ]);
  const { service, operation, start, end, minDuration, maxDuration } = query;
  return queryString([
    ['query.serviceName', service],
    ['query.operationName', operation],
    ['query.attributes', tags],
    ['query.startTimeMin', rfc3339(start)],
    ['query.startTimeMax', rfc3339(end)],
    ['query.durationMin', minDuration === undefined ? undefined : toGoDuration(minDuration)],
    ['query.durationMax', maxDuration === undefined ? undefined : toGoDuration(maxDuration)],
    ['query.searchDepth', String(limit)],
  ]);
}

/**
 * The parameters of `GET /api/v3/traces` for servers of every age: the old names, which all know. Before 2.19 tags
 * are ignored in silence here, so this must not be asked with tags.
 */
export function v3TracesPath({ query, limit }: CheckedQuery): string {
  const { service, operation, start, end, minDuration, maxDuration } = query;
  return `api/v3/traces${queryString([
    ['query.service_name', service],
    ['query.operation_name', operation],
    ['query.start_time_min', rfc3339(start)],
    ['query.start_time_max', rfc3339(end)],
    ['query.duration_min', minDuration === undefined ? undefined : toGoDuration(minDuration)],
    ['query.duration_max', maxDuration === undefined ? undefined : toGoDuration(maxDuration)],
    ['query.num_traces', String(limit)],
  ])}`;
}

const LAST_MILLISECOND = 253_402_300_799_999n;

/** A time with nanoseconds as RFC 3339 in UTC; years outside 0–9999, which it cannot write, are brought to its ends. */
export function rfc3339(time: EpochNanos): string {
  const wanted = floorDivide(time, 1_000_000n);
  const first = -62_167_219_200_000n;
  const milliseconds = wanted < first ? first : wanted > LAST_MILLISECOND ? LAST_MILLISECOND : wanted;
  const fraction = String(time - floorDivide(time, 1_000_000_000n) * 1_000_000_000n).padStart(9, '0');
  return new Date(Number(milliseconds)).toISOString().replace(/\.\d{3}Z$/, `.${fraction}Z`);
}

function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}
