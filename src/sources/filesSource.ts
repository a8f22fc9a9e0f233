import { answered, failed, serviceOf, SpanKind, spanIndex, type Answer, type Trace } from '../core';
import { failure, type TraceEngine } from '../worker';
import { sortedNames, sortedOperations } from './lists';
import { checkedQuery, MAX_LIMIT, requestableTraceId } from './parameters';
import { matchTrace, type OpenedTrace } from './searchOpened';
import { compareText, newestFirst } from './summaries';
import type { DependencyLink, SearchAnswer, SearchOptions, TraceQuery, TraceSource } from './TraceSource';

/** The source that answers from traces that are open. `label`: of their files. */
export function filesSource(
  engine: TraceEngine,
  traces: () => ReadonlyMap<string, OpenedTrace>,
  label: string,
): TraceSource {
  const list = (): Trace[] => [...traces().values()].map(({ open }) => open.trace);
  return {
    kind: 'files',
    label,
    capabilities: {
      searchWithoutService: true,
      maxLimit: MAX_LIMIT,
      rawTraces: false,
      readsAll: true,
      errorTag: true,
      tagPatterns: 'none',
      tagExclusion: false,
    },
    services: () => Promise.resolve(answered(sortedNames(list().flatMap(({ services }) => services)))),
    operations: (service) => Promise.resolve(answered(sortedOperations(operationsOf(list(), service)))),
    search: (query, options) => searchFiles(engine, [...traces().values()], query, options),
    trace: (text) => {
      const traceId = requestableTraceId(text);
      // Ids out of files may be of any kind.
      const opened = traces().get(traceId.ok ? traceId.value : text);
      if (opened !== undefined) {
        engine.retain(opened.open.handle);
        return Promise.resolve(answered(opened.open));
      }
      if (!traceId.ok) return Promise.resolve(traceId);
      const gone = failure(
        'not-found',
        `trace ${text}`,
        'The opened files do not hold this trace.',
        'Open the file that holds it.',
      );
      return Promise.resolve(failed(gone));
    },
    dependencies: (end, lookback) => {
      const from = end - BigInt(Math.ceil(lookback));
      const within = list().filter(({ startEpoch }) => startEpoch >= from && startEpoch <= end);
      return Promise.resolve(answered(callsBetween(within)));
    },
  };
}

async function searchFiles(
  engine: TraceEngine,
  traces: readonly OpenedTrace[],
  asked: TraceQuery,
  options?: SearchOptions,
): Promise<Answer<SearchAnswer>> {
  const checked = checkedQuery(asked, MAX_LIMIT);
  if (!checked.ok) return checked;
  const { query, limit } = checked.value;
  const found: OpenedTrace[] = [];
  let unsure = 0;
  for (const trace of traces) {
    if (options?.signal?.aborted === true) {
      return failed(
        failure('cancelled', 'search', 'The search was cancelled.', 'Search again when you want the answer.'),
      );
    }
    const match = await matchTrace(engine, trace, query);
    if (match === 'yes') found.push(trace);
    if (match === 'not-all-looked-at') unsure++;
  }
  const notices = [...checked.value.notices];
  if (unsure > 0)
    notices.push(`${unsure} large traces were not searched to their end for the tags and are not listed.`);
  const summaries = newestFirst(found.map(({ summary }) => summary)).slice(0, limit);
  const handles = new Map(found.map(({ summary, open }) => [summary.traceId, open.handle]));
  const table = await engine.tabulate(
    summaries.map((summary) => ({ summary, handle: handles.get(summary.traceId) })),
    options?.part,
  );
  return answered({
    summaries,
    results: table.ok ? table.value : undefined,
    suggestions: [],
    notices,
    limitReached: found.length > limit,
  });
}

const KIND_NAMES = new Map<number, string>(Object.entries(SpanKind).map(([name, kind]) => [kind, name]));

function operationsOf(traces: readonly Trace[], service: string): unknown[] {
  const found: unknown[] = [];
  for (const { services, names, spans } of traces) {
    const wanted = services.indexOf(service);
    if (wanted < 0) continue;
    const seen = new Set<number>();
    for (let i = 0; i < spans.count; i++) {
      if (spans.service[i] !== wanted) continue;
      const name = spans.name[i] ?? 0;
      const kind = spans.kind[i] ?? 0;
      if (seen.has(name * 256 + kind)) continue;
      seen.add(name * 256 + kind);
      const spanKind = kind === SpanKind.unspecified ? '' : (KIND_NAMES.get(kind) ?? '');
      found.push({ name: names[name] ?? '', spanKind });
    }
  }
  return found;
}

/** Calls from one service into another, counted over parents and children. */
function callsBetween(traces: readonly Trace[]): DependencyLink[] {
  const links = new Map<string, { parent: string; child: string; callCount: number }>();
  for (const trace of traces) {
    const { spans } = trace;
    for (let i = 0; i < spans.count; i++) {
      const above = spans.parent[i] ?? -1;
      if (above < 0 || spans.service[above] === spans.service[i]) continue;
      const parent = serviceOf(trace, spanIndex(above));
      const child = serviceOf(trace, spanIndex(i));
      const key = JSON.stringify([parent, child]);
      const link = links.get(key);
      if (link === undefined) links.set(key, { parent, child, callCount: 1 });
      else link.callCount++;
    }
  }
  return [...links.values()].sort((a, b) => compareText(a.parent, b.parent) || compareText(a.child, b.child));
}
