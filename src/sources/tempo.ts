import {
  answered,
  failed,
  nanos,
  normaliseTraceId,
  toGoDuration,
  type Answer,
  type ServiceCount,
  type TraceSummary,
} from '../core';
import { asCount, asInteger, asRecord, asText, failure, type AskOptions, type TraceEngine } from '../worker';
import { sortedNames, sortedOperations } from './lists';
import { bareNotFound } from './notThere';
import { checkedQuery, MAX_LIMIT, queryString, requestableTraceId, type CheckedQuery } from './parameters';
import { compareText, newestFirst } from './summaries';
import type { SearchAnswer, SearchOptions, TraceQuery, TraceSource } from './TraceSource';
import { askList, httpTransport, type Transport } from './Transport';

const SECOND = 1_000_000_000n;
const SEARCH_TOTAL_MS = 180_000;
/** Builds of Tempo's main of April 2026 find nothing by a shortest duration alone; beside a longest one they find what is there. */
const ANY_LENGTH = 'duration <= 2562047h';
/** What Tempo calls the root of a trace whose root has not come. */
const NO_ROOT = /^<root span not yet received>$/;

/**
 * Grafana Tempo's own HTTP API (2.2 and newer), as its documentation has it: TraceQL searches, tag values for services and
 * operations, a trace by its id as OTLP JSON.
 */
export function tempo(base: string, engine: TraceEngine, label: string): TraceSource {
  const transport: Transport = { ...httpTransport(base), label };

  const valuesOf = async (tag: string, filter: string | undefined, options?: AskOptions) => {
    const path = `api/v2/search/tag/${tag}/values${queryString([['q', filter]])}`;
    const list = await askList(transport, path, 'tagValues', options);
    return list.ok ? answered(list.value.map((member) => asRecord(member)?.get('value'))) : list;
  };

  async function search(asked: TraceQuery, options?: SearchOptions): Promise<Answer<SearchAnswer>> {
    const checked = checkedQuery(asked, MAX_LIMIT);
    if (!checked.ok) return checked;
    const rows = await askList(transport, searchPath(checked.value), 'traces', {
      totalTimeoutMs: SEARCH_TOTAL_MS,
      ...options,
    });
    if (!rows.ok) return rows;
    const read = rows.value.map(readSummary);
    const summaries = newestFirst(read.filter((summary) => summary !== undefined));
    const unreadable = read.filter((summary) => summary === undefined).length;
    const skipped = unreadable === 0 ? [] : [`${unreadable} of the answer's entries could not be read.`];
    const table = await engine.tabulate(
      summaries.map((summary) => ({ summary })),
      options?.part,
    );
    return answered({
      summaries,
      results: table.ok ? table.value : undefined,
      suggestions: [],
      notices: [...checked.value.notices, ...skipped],
      limitReached: summaries.length >= checked.value.limit,
    });
  }

  return {
    kind: 'tempo',
    label,
    capabilities: {
      searchWithoutService: true,
      maxLimit: MAX_LIMIT,
      rawTraces: false,
      picksAny: true,
      readsAll: false,
      errorTag: true,
      tagPatterns: 'none',
      tagExclusion: false,
    },
    services: async (options) => {
      const values = await valuesOf('resource.service.name', undefined, options);
      return values.ok ? answered(sortedNames(values.value)) : values;
    },
    operations: async (service, options) => {
      const filter = `{resource.service.name=${JSON.stringify(service)}}`;
      const values = await valuesOf('name', filter, options);
      return values.ok ? answered(sortedOperations(values.value)) : values;
    },
    search,
    trace: async (text, options) => {
      const traceId = requestableTraceId(text);
      if (!traceId.ok) return traceId;
      const opened = await engine.openTrace(
        transport.origin(`api/traces/${traceId.value}`),
        traceId.value,
        options,
      );
      return bareNotFound(opened, 'Tempo');
    },
    dependencies: () =>
      Promise.resolve(
        failed(
          failure(
            'no-endpoint',
            'GET calls between services',
            'Grafana Tempo does not count the calls between services by its API.',
            'Open a trace: its call graph is counted from its spans.',
          ),
        ),
      ),
  };
}

/** `GET /api/search`: whole seconds, which take the window in. */
function searchPath(checked: CheckedQuery): string {
  const { start, end } = checked.query;
  return `api/search${queryString([
    ['q', traceQl(checked.query)],
    ['start', String(start / SECOND)],
    ['end', String((end + SECOND - 1n) / SECOND)],
    ['limit', String(checked.limit)],
  ])}`;
}

/** The question in TraceQL: all of it has to hold on one span, as in Jaeger. */
export function traceQl({ service, operation, tags, minDuration, maxDuration }: TraceQuery): string {
  const terms: string[] = [];
  if (service !== undefined && service !== '')
    terms.push(`resource.service.name = ${JSON.stringify(service)}`);
  if (operation !== undefined && operation !== '') terms.push(`name = ${JSON.stringify(operation)}`);
  // The last one counts where a key comes twice, and the answer says so.
  for (const [key, value] of new Map(tags.map((tag) => [tag.key, tag.value])))
    terms.push(tagTerm(key, value));
  if (minDuration !== undefined) terms.push(`duration >= ${toGoDuration(minDuration)}`);
  if (maxDuration !== undefined) terms.push(`duration <= ${toGoDuration(maxDuration)}`);
  else if (minDuration !== undefined) terms.push(ANY_LENGTH);
  return terms.length === 0 ? '{}' : `{ ${terms.join(' && ')} }`;
}

const KINDS = new Set(['unspecified', 'internal', 'server', 'client', 'producer', 'consumer']);

/** Tempo compares types too: the text of a form may be a number or a truth value. */
function tagTerm(key: string, value: string): string {
  if (key === 'error' && value === 'true') return 'status = error';
  if (key === 'error' && value === 'false') return 'status != error';
  if (key === 'span.kind' && KINDS.has(value)) return `kind = ${value}`;
  const scope = /^(span|resource|event|link|instrumentation)\./.exec(key)?.[0] ?? '.';
  const name = scope === '.' ? key : key.slice(scope.length);
  const attribute = scope + (/^[A-Za-z_][\w.-]*$/.test(name) ? name : JSON.stringify(name));
  const asWord = `${attribute} = ${JSON.stringify(value)}`;
  return /^(-?\d{1,18}(\.\d{1,18})?|true|false)$/.test(value)
    ? `(${asWord} || ${attribute} = ${value})`
    : asWord;
}

function readSummary(row: unknown): TraceSummary | undefined {
  const record = asRecord(row);
  const traceId = asText(record?.get('traceID'));
  if (record === undefined || traceId === '') return undefined;
  const root = asText(record.get('rootServiceName'));
  const isWhole = root !== '' && !NO_ROOT.test(root);
  const services = readServices(record.get('serviceStats'));
  const sum = (count: (service: ServiceCount) => number | undefined): number | undefined =>
    services.length === 0 ? undefined : services.reduce((all, one) => all + (count(one) ?? 0), 0);
  return {
    traceId: normaliseTraceId(traceId) ?? traceId,
    rootService: isWhole ? root : undefined,
    rootName: isWhole ? asText(record.get('rootTraceName')) : undefined,
    start: asInteger(record.get('startTimeUnixNano')) ?? 0n,
    duration: nanos((asCount(record.get('durationMs')) ?? 0) * 1e6),
    spanCount: sum(({ spanCount }) => spanCount),
    errorCount: sum(({ errorCount }) => errorCount),
    orphanCount: undefined,
    services,
  };
}

/** Since 2.5; zeros are not sent. */
function readServices(stats: unknown): ServiceCount[] {
  const services: ServiceCount[] = [];
  for (const [name, of] of asRecord(stats) ?? []) {
    const record = asRecord(of);
    services.push({
      name,
      spanCount: asCount(record?.get('spanCount')) ?? 0,
      errorCount: asCount(record?.get('errorCount')) ?? 0,
    });
  }
  return services.sort((a, b) => compareText(a.name, b.name));
}
