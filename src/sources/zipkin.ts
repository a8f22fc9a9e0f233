import { answered, failed, type Answer, type Failure } from '../core';
import { failure, type AskOptions, type TraceEngine } from '../worker';
import { askCalls } from './calls';
import { dependencyWindow, sortedLinks, sortedNames, sortedOperations } from './lists';
import { bareNotFound } from './notThere';
import { checkedQuery, MAX_LIMIT, queryString, requestableTraceId, type CheckedQuery } from './parameters';
import { newestFirst } from './summaries';
import type { SearchAnswer, SearchOptions, TraceQuery, TraceSource } from './TraceSource';
import { askBareList, httpTransport, type Transport } from './Transport';

/** Version 2 of Zipkin's API, as its OpenAPI description has it: whole traces, names in lower case, times in µs and ms. */
export function zipkin(base: string, engine: TraceEngine, label: string): TraceSource {
  const transport: Transport = { ...httpTransport(base), label };

  async function search(asked: TraceQuery, options?: SearchOptions): Promise<Answer<SearchAnswer>> {
    const checked = checkedZipkinQuery(asked);
    if (!checked.ok) return checked;
    const { limit, notices } = checked.value;
    const found = await engine.summarise(transport.origin(searchPath(checked.value)), options, options?.part);
    if (!found.ok) return isEmptyList(found.failure) ? noTraces(notices, options) : found;
    const summaries = newestFirst(found.value.summaries);
    const { results, suggestions } = found.value;
    return answered({
      summaries,
      results,
      suggestions,
      notices: [...notices, ...found.value.notices],
      limitReached: summaries.length >= limit,
    });
  }

  async function noTraces(
    notices: readonly string[],
    options: SearchOptions | undefined,
  ): Promise<Answer<SearchAnswer>> {
    const table = await engine.tabulate([], options?.part);
    const results = table.ok ? table.value : undefined;
    return answered({ summaries: [], results, suggestions: [], notices, limitReached: false });
  }

  const askNames = async (path: string, options?: AskOptions) => {
    const list = await askBareList(transport, path, options);
    return list.ok ? answered(sortedNames(list.value)) : list;
  };
  const calls = askCalls(transport, engine, searchPath, MAX_LIMIT, isEmptyList);

  return {
    kind: 'zipkin',
    label,
    capabilities: {
      searchWithoutService: true,
      maxLimit: MAX_LIMIT,
      rawTraces: false,
      readsAll: false,
      errorTag: true,
      tagPatterns: 'none',
      tagExclusion: false,
    },
    services: (options) => askNames('api/v2/services', options),
    operations: async (service, options) => {
      const names = await askNames(`api/v2/spans${queryString([['serviceName', service]])}`, options);
      return names.ok ? answered(sortedOperations(names.value)) : names;
    },
    search,
    trace: async (text, options) => {
      const traceId = requestableTraceId(text);
      if (!traceId.ok) return traceId;
      const id = traceId.value;
      const origin = transport.origin(`api/v2/trace/${zipkinTraceId(id)}`);
      return bareNotFound(await engine.openTrace(origin, id, options), 'Zipkin');
    },
    dependencies: async (end, lookback, options) => {
      const path = `api/v2/dependencies${dependencyWindow(end, lookback)}`;
      const list = await askBareList(transport, path, options);
      return list.ok ? answered(sortedLinks(list.value)) : list;
    },
    sampleCalls: (asked, kind, options) => {
      const checked = checkedZipkinQuery(asked);
      return checked.ok ? calls(asked, kind, options) : Promise.resolve(checked);
    },
  };
}

/** How “no traces” reads: JSON without anything that tells traces from something else. */
const isEmptyList = ({ kind, serverSaid }: Failure): boolean =>
  kind === 'not-traces' && /^\s*\[\s*\]\s*$/.test(serverSaid);

/** Ids of 64 bits are stored by their 16 digits. */
const zipkinTraceId = (id: string): string => (id.startsWith('0'.repeat(16)) ? id.slice(16) : id);

/** The query as Zipkin can answer it; a tag that its language has no words for is refused before any request. */
function checkedZipkinQuery(asked: TraceQuery): Answer<CheckedQuery> {
  const unsayable = asked.tags.find(({ key, value }) => !canSay(key, value));
  if (unsayable !== undefined) {
    const { key, value } = unsayable;
    return failed(
      failure(
        'bad-request',
        'search',
        `Zipkin has no way to ask for the tag ${key}=${value}.`,
        'Its search parts conditions by “ and ” and keys from values by “=”, and cuts blanks at their ends: leave the tag out.',
      ),
    );
  }
  const checked = checkedQuery(asked, MAX_LIMIT);
  if (!checked.ok) return checked;
  return answered({ ...checked.value, notices: [...checked.value.notices, ...zipkinNotices(asked)] });
}

/** What Zipkin understands in another way than the form means it. */
function zipkinNotices({ operation, tags, minDuration, maxDuration }: TraceQuery): string[] {
  const notices: string[] = [];
  const isTimed = minDuration !== undefined || maxDuration !== undefined;
  const conditions = tags.length + (operation === undefined ? 0 : 1) + (isTimed ? 1 : 0);
  if (conditions > 1)
    notices.push('Zipkin looks for each condition by itself: they may hold on different spans of a trace.');
  if (operation?.toLowerCase() === 'all') notices.push('Zipkin reads the name “all” as any name.');
  if (tags.some(({ key }) => key === 'span.kind'))
    notices.push('Zipkin does not search by kind: span.kind was asked for as a tag of that name.');
  if (tags.some(({ value }) => value === ''))
    notices.push('Zipkin reads a tag without a value as one with any value.');
  return notices;
}

/** Whether a tag comes out of the text of a condition as it went in. */
const canSay = (key: string, value: string): boolean =>
  key !== '' &&
  key.trim() === key &&
  value.trim() === value &&
  !key.includes('=') &&
  !` ${key} `.includes(' and ') &&
  !` ${value} `.includes(' and ');

/** `GET /api/v2/traces`: the window in milliseconds, which take it in; durations in microseconds, exactly as their bounds mean. */
function searchPath({ query, limit }: CheckedQuery): string {
  const { service, operation, start, end, minDuration, maxDuration } = query;
  const last = (end + 999_999n) / 1_000_000n;
  const lookback = last - start / 1_000_000n;
  // Nothing is shorter than 1 µs there, and a longest duration alone is refused.
  const shortest = Math.max(1, Math.ceil((minDuration ?? 0) / 1000));
  const longest = maxDuration === undefined ? undefined : Math.max(shortest, Math.floor(maxDuration / 1000));
  const isTimed = minDuration !== undefined || longest !== undefined;
  return `api/v2/traces${queryString([
    ['serviceName', service],
    ['spanName', operation],
    ['annotationQuery', annotationQuery(query)],
    ['minDuration', isTimed ? String(shortest) : undefined],
    ['maxDuration', longest === undefined ? undefined : String(longest)],
    ['endTs', String(last < 1n ? 1n : last)],
    ['lookback', String(lookback < 1n ? 1n : lookback)],
    ['limit', String(limit)],
  ])}`;
}

/** The tags as Zipkin's conditions. Its spans in error have a tag of that name, with a message. The last one counts where a key comes twice. */
export function annotationQuery({ tags }: Pick<TraceQuery, 'tags'>): string {
  const conditions: string[] = [];
  for (const [key, value] of new Map(tags.map((tag) => [tag.key, tag.value])))
    conditions.push(value === '' || (key === 'error' && value === 'true') ? key : `${key}=${value}`);
  return conditions.join(' and ');
}
