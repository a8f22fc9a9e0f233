import { answered, failed, type Answer, type Failure } from '../core';
import { failure, type AskOptions, type SummarisedTraces, type TraceEngine } from '../worker';
import { archiveOf } from './archive';
import { askCalls, askMetrics } from './calls';
import { askDependencies, sortedNames, sortedOperations } from './lists';
import {
  checkedQuery,
  MAX_LIMIT,
  queryString,
  requestableTraceId,
  traceParameters,
  v1SearchPath,
  v1TracePath,
  v3TracePath,
  v3TracesPath,
  type CheckedQuery,
} from './parameters';
import { newestFirst } from './summaries';
import type {
  Operation,
  SearchAnswer,
  SearchOptions,
  SourceCapabilities,
  TraceQuery,
  TraceSource,
} from './TraceSource';
import { askList, type Transport } from './Transport';

export interface JaegerV1Options {
  readonly transport: Transport;
  readonly engine: TraceEngine;
  readonly kind?: 'jaeger-v1' | 'demo' | 'collector';
  readonly maxLimit?: number;
  /** False for servers known to lack `/api/operations`. */
  readonly hasOperationKinds?: boolean;
  /** False for servers known to answer `raw=true` with the same as without it. */
  readonly hasRawTraces?: boolean;
  /** True for a server that searches all services where none is named. */
  readonly searchesAll?: boolean;
  /** How the server reads tags; default as some Jaegers of this API do. */
  readonly tags?: Pick<SourceCapabilities, 'errorTag' | 'tagPatterns' | 'tagExclusion'>;
}

/** In-memory storages up to 2.16 find no errors by their tag, Elasticsearch reads values as patterns. */
const jaegerTags = { errorTag: false, tagPatterns: 'whole', tagExclusion: false } as const;

/** The demo knows what an error is, and takes values as texts. */
export const demoTags = { errorTag: true, tagPatterns: 'none', tagExclusion: false } as const;

/** Jaeger's legacy JSON API (`/api/*`): Jaeger ≤ 2.20, VictoriaTraces ≤ 0.12, Quickwit, GreptimeDB, and the demo. */
export function jaegerV1({
  transport,
  engine,
  kind = 'jaeger-v1',
  maxLimit = MAX_LIMIT,
  hasOperationKinds = true,
  hasRawTraces = true,
  searchesAll = false,
  tags = jaegerTags,
}: JaegerV1Options): TraceSource {
  let askKinds = hasOperationKinds;

  async function operations(service: string, options?: AskOptions): Promise<Answer<readonly Operation[]>> {
    if (askKinds) {
      const list = await askList(
        transport,
        `api/operations${queryString([['service', service]])}`,
        'data',
        options,
      );
      if (list.ok) return answered(sortedOperations(list.value));
      if (list.failure.kind !== 'no-endpoint' && list.failure.kind !== 'not-json') return list;
      askKinds = false;
    }
    // No Jaeger comes here (since 2.16 it would want + and % encoded twice): all of them have /api/operations.
    const names = await askList(
      transport,
      `api/services/${encodeURIComponent(service)}/operations`,
      'data',
      options,
    );
    return names.ok ? answered(sortedOperations(names.value)) : names;
  }

  async function search(asked: TraceQuery, options?: SearchOptions): Promise<Answer<SearchAnswer>> {
    if (!searchesAll && (asked.service === undefined || asked.service === ''))
      return failed(noServiceFailure());
    const checked = checkedQuery(asked, maxLimit);
    if (!checked.ok) return checked;
    const { limit, notices } = checked.value;
    const found = await engine.summarise(
      transport.origin(v1SearchPath(checked.value)),
      options,
      options?.part,
    );
    if (found.ok) return answered(searchAnswer(found.value, limit, notices));
    if (!isUnwritableValue(found.failure)) return found;
    return searchByV3(checked.value, found.failure, options);
  }

  /** One NaN makes the legacy search fail as a whole; API v3 can write it. */
  async function searchByV3(
    checked: CheckedQuery,
    why: Failure,
    options?: SearchOptions,
  ): Promise<Answer<SearchAnswer>> {
    if (checked.tags !== undefined) {
      const advice = 'Search without tags, or in a time range without the trace that holds that number.';
      return failed({ ...why, advice });
    }
    const found = await engine.summarise(transport.origin(v3TracesPath(checked)), options, options?.part);
    if (!found.ok) return found.failure.kind === 'cancelled' ? found : failed(why);
    const notice =
      'A trace holds a number (NaN or Infinity) that this server cannot write in this answer: read through its API v3.';
    return answered(searchAnswer(found.value, checked.limit, [...checked.notices, notice]));
  }

  return {
    kind,
    label: transport.label,
    capabilities: {
      searchWithoutService: searchesAll,
      maxLimit,
      rawTraces: hasRawTraces,
      readsAll: false,
      ...tags,
    },
    services: async (options) => {
      const list = await askList(transport, 'api/services', 'data', options);
      return list.ok ? answered(sortedNames(list.value)) : list;
    },
    operations,
    search,
    trace: async (text, options) => {
      const traceId = requestableTraceId(text);
      if (!traceId.ok) return traceId;
      const id = traceId.value;
      const asked = traceParameters(hasRawTraces ? options : { ...options, raw: false });
      const opened = await engine.openTrace(transport.origin(v1TracePath(id, asked)), id, options);
      if (opened.ok) return opened;
      if (isUnwritableValue(opened.failure)) {
        const byV3 = await engine.openTrace(transport.origin(v3TracePath(id, asked)), id, options);
        return byV3.ok || byV3.failure.kind === 'cancelled' ? byV3 : opened;
      }
      // Servers that compare ids as text may know a 64-bit id by its 16 digits.
      if (opened.failure.kind !== 'not-found' || !id.startsWith('0'.repeat(16))) return opened;
      const short = await engine.openTrace(transport.origin(v1TracePath(id.slice(16), asked)), id, options);
      return short.ok || short.failure.kind === 'cancelled' ? short : opened;
    },
    archive: kind === 'demo' ? undefined : archiveOf(transport),
    dependencies: (end, lookback, options) => askDependencies(transport, end, lookback, options),
    // The demo has no metrics store, as is known without asking.
    ...(kind === 'demo' ? {} : { metrics: askMetrics(transport) }),
    sampleCalls: askCalls(transport, engine, v1SearchPath, maxLimit),
  };
}

function searchAnswer(found: SummarisedTraces, limit: number, notices: readonly string[]): SearchAnswer {
  const summaries = newestFirst(found.summaries);
  return {
    summaries,
    results: found.results,
    suggestions: found.suggestions,
    notices: [...notices, ...found.notices],
    limitReached: summaries.length >= limit,
  };
}

/** 500 "json: unsupported value: NaN" */
const isUnwritableValue = ({ kind, serverSaid }: Failure): boolean =>
  kind === 'status' && /unsupported value: [+-]?(NaN|Inf)/i.test(serverSaid);

const noServiceFailure = (): Failure =>
  failure('bad-request', 'search', 'This server searches within one service only.', 'Choose a service.');
