import { answered, type Answer, type ResultFilter, type TraceSummary } from '../../core';
import type { SearchAnswer } from '../../sources';
import { getConnection, getEngine } from '../../state/query/connection';
import { askSearch } from '../../state/query/searchQueries';
import { readSearchAddress, type SearchAddress } from '../../state/url/searchAddress';
import type { WatchAnswer } from '../../state/watch/WatchKeeper';
import type { Watch } from '../../state/watch/watches';
import { toTraceQuery, windowOf } from '../../state/query/searchQuery';
import { failure } from '../../worker';

/** What the facets of the search leave of its answer. */
async function fitting(
  { summaries, results }: SearchAnswer,
  { facets }: SearchAddress,
): Promise<Answer<readonly TraceSummary[]>> {
  if (facets.length === 0) return answered(summaries);
  const lost = failure(
    'bad-request',
    'facets',
    'The facets of the search cannot be applied.',
    'Edit the watch.',
  );
  if (results === undefined) return { ok: false, failure: lost };
  const filter: ResultFilter = { terms: facets, box: undefined };
  const engine = getEngine();
  const about = await engine.results(results, { about: 'keys' });
  const view = await engine.results(results, { about: 'view', filter, keys: [], most: 0 });
  if (!about.ok) return about;
  if (!view.ok) return view;
  if (about.value.about !== 'keys' || view.value.about !== 'view') return { ok: false, failure: lost };
  const { traceIds } = about.value;
  const passing = new Set<string>();
  for (const place of view.value.passing) passing.add(traceIds[place] ?? '');
  return answered(summaries.filter(({ traceId }) => passing.has(traceId)));
}

/** Asks the server for a watched search, of its window up to now. */
export async function askWatch({ raw }: Watch, signal: AbortSignal): Promise<Answer<WatchAnswer>> {
  const connection = await getConnection();
  if (!connection.ok) return connection;
  const { address } = readSearchAddress(new URLSearchParams(raw));
  const window = windowOf({ ...address, start: undefined, end: undefined }, Date.now() * 1000);
  const query = toTraceQuery({ ...address, ...window }, connection.value.source.capabilities);
  if (!query)
    return {
      ok: false,
      failure: failure(
        'bad-request',
        'search',
        'This server searches within one service only.',
        'Edit the search.',
      ),
    };
  const asked = await askSearch(query, signal);
  if (!asked.ok) return asked;
  const traces = await fitting(asked.value, address);
  if (asked.value.results !== undefined) getEngine().close(asked.value.results);
  const { summaries, limitReached } = asked.value;
  return traces.ok
    ? answered({ traces: traces.value, loaded: summaries.length, isFull: limitReached })
    : traces;
}
