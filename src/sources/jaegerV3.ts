import { answered, type Answer } from '../core';
import { readJsonReply, type TraceEngine } from '../worker';
import { archiveOf } from './archive';
import { askCalls, askMetrics } from './calls';
import { askDependencies, sortedNames, sortedOperations } from './lists';
import {
  checkedQuery,
  MAX_LIMIT,
  queryString,
  requestableTraceId,
  traceParameters,
  v1TracePath,
  v3FilterProbePath,
  v3SummariesPath,
  v3TracePath,
  v3WholePath,
  type CheckedQuery,
} from './parameters';
import { newestFirst, readV3Summaries } from './summaries';
import type { SearchAnswer, SearchOptions, TraceQuery, TraceSource } from './TraceSource';
import { askList, type Transport } from './Transport';

/** A list of many summaries may need longer than other lists. */
const SEARCH_TOTAL_MS = 180_000;

/** Jaeger's API v3 with trace summaries: Jaeger ≥ 2.19, the only search of ≥ 2.21. */
export function jaegerV3(transport: Transport, engine: TraceEngine): TraceSource {
  async function search(asked: TraceQuery, options?: SearchOptions): Promise<Answer<SearchAnswer>> {
    const checked = checkedQuery(asked, MAX_LIMIT);
    if (!checked.ok) return checked;
    const { limit, notices } = checked.value;
    if (options?.whole === true) return searchWhole(checked.value, options);
    const path = v3SummariesPath(checked.value);
    const rows = await askList(transport, path, 'summaries', { totalTimeoutMs: SEARCH_TOTAL_MS, ...options });
    if (!rows.ok) {
      // The search of whole traces says "No traces found" with a 404; summaries do not, today.
      if (rows.failure.kind !== 'not-found') return rows;
      return noTraces(checked.value, options);
    }
    const { summaries, unreadable } = readV3Summaries(rows.value);
    const skipped = unreadable === 0 ? [] : [`${unreadable} of the answer's entries could not be read.`];
    const table = await engine.tabulate(
      summaries.map((summary) => ({ summary })),
      options?.part,
    );
    return answered({
      summaries,
      results: table.ok ? table.value : undefined,
      suggestions: [],
      notices: [...notices, ...skipped],
      limitReached: summaries.length >= limit,
    });
  }

  async function noTraces(
    { notices }: CheckedQuery,
    options: SearchOptions | undefined,
  ): Promise<Answer<SearchAnswer>> {
    const table = options?.part === true ? await engine.tabulate([], true) : undefined;
    const results = table?.ok === true ? table.value : undefined;
    return answered({ summaries: [], results, suggestions: [], notices, limitReached: false });
  }

  /** The same traces with all their spans: forty times as many bytes. */
  async function searchWhole(checked: CheckedQuery, options: SearchOptions): Promise<Answer<SearchAnswer>> {
    const origin = transport.origin(v3WholePath(checked));
    const found = await engine.summarise(origin, options, options.part);
    // “No traces found” comes with a 404.
    if (!found.ok) return found.failure.kind === 'not-found' ? noTraces(checked, options) : found;
    const { results, suggestions } = found.value;
    const summaries = newestFirst(found.value.summaries);
    const notices = [...checked.notices, ...found.value.notices];
    return answered({
      summaries,
      results,
      suggestions,
      notices,
      limitReached: summaries.length >= checked.limit,
    });
  }

  return {
    kind: 'jaeger-v3',
    label: transport.label,
    capabilities: {
      searchWithoutService: true,
      maxLimit: MAX_LIMIT,
      rawTraces: true,
      readsAll: false,
      errorTag: true,
      tagPatterns: 'whole',
      tagExclusion: false,
    },
    services: async (options) => {
      const list = await askList(transport, 'api/v3/services', 'services', options);
      return list.ok ? answered(sortedNames(list.value)) : list;
    },
    operations: async (service, options) => {
      const path = `api/v3/operations${queryString([['service', service]])}`;
      const list = await askList(transport, path, 'operations', options);
      return list.ok ? answered(sortedOperations(list.value)) : list;
    },
    search,
    readsFilters: async (options) => {
      const reply = await transport.reply(v3FilterProbePath(), options ?? {});
      if (!reply.ok) return reply;
      const { status, text, retryAfterSeconds } = reply.value;
      const json = readJsonReply(transport.asked('api/v3/trace-summaries'), status, text, retryAfterSeconds);
      if (json.ok) return answered(false);
      if (json.failure.status !== 400) return json;
      return answered(/invalid query filter/i.test(json.failure.serverSaid));
    },
    trace: async (text, options) => {
      const traceId = requestableTraceId(text);
      if (!traceId.ok) return traceId;
      const id = traceId.value;
      const asked = traceParameters(options);
      const opened = await engine.openTrace(transport.origin(v3TracePath(id, asked)), id, options);
      if (opened.ok || opened.failure.kind !== 'no-endpoint') return opened;
      const legacy = await engine.openTrace(transport.origin(v1TracePath(id, asked)), id, options);
      return legacy.ok || legacy.failure.kind === 'cancelled' ? legacy : opened;
    },
    archive: archiveOf(transport),
    dependencies: (end, lookback, options) => askDependencies(transport, end, lookback, options),
    metrics: askMetrics(transport),
    sampleCalls: askCalls(transport, engine, v3WholePath, MAX_LIMIT),
  };
}
