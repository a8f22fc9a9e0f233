import { answered, type Answer, type ResultFilter, type TraceSummary } from '../../core';
import type { SearchAnswer } from '../../sources';
import { getConnection, getEngine } from '../../state/query/connection';
import { askAlso, closeSearched, type Asked } from '../../state/query/askAlso';
import { readSearchAddress, type SearchAddress } from '../../state/url/searchAddress';
import type { WatchAnswer } from '../../state/watch/WatchKeeper';
import type { Watch } from '../../state/watch/watches';
import { isWide, toTraceQuery, toWideSearch, wantsWhole, windowOf } from '../../state/query/searchQuery';
import { failure } from '../../worker';

const addressOf = ({ raw }: Watch): SearchAddress => readSearchAddress(new URLSearchParams(raw)).address;

/** Requests that a look at a watched search takes at most. */
export function requestsOf(watch: Watch): number {
  const address = addressOf(watch);
  return isWide(address) ? address.budget : 1;
}

/** What facets and find of the search leave of its answer. */
async function fitting(
  { summaries, results }: SearchAnswer,
  { facets, find }: SearchAddress,
): Promise<Answer<readonly TraceSummary[]>> {
  if (facets.length === 0 && find === '') return answered(summaries);
  const lost = failure(
    'bad-request',
    'facets',
    'The facets of the search cannot be applied.',
    'Edit the watch.',
  );
  if (results === undefined) return { ok: false, failure: lost };
  const filter: ResultFilter = { terms: facets, box: undefined, find: find || undefined };
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

/** The requests behind an answer: those that the search takes, those that were sent, and those that were answered. */
function requestsBehind({ wide }: Asked): Pick<WatchAnswer, 'requests' | 'sent' | 'answered'> {
  const count = (holds: (state: string) => boolean): number =>
    wide?.parts.filter(({ state }) => holds(state)).length ?? 1;
  return {
    requests: count(() => true),
    sent: count((state) => state !== 'left'),
    answered: count((state) => state === 'answered'),
  };
}

/** Asks the server for a watched search, of its window up to now, with so many requests at most. */
export async function askWatch(
  watch: Watch,
  signal: AbortSignal,
  budget: number,
): Promise<Answer<WatchAnswer>> {
  const connection = await getConnection();
  if (!connection.ok) return connection;
  const { source } = connection.value;
  const address = addressOf(watch);
  const window = windowOf({ ...address, start: undefined, end: undefined }, Date.now() * 1000);
  const now = { ...address, ...window, budget: Math.min(address.budget, budget) };
  const query = toTraceQuery(now, source.capabilities);
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
  const asked = await askAlso(
    { query, wide: toWideSearch(now, query), whole: wantsWhole(source.kind, now) },
    signal,
  );
  if (!asked.ok) return asked;
  const traces = await fitting(asked.value, address);
  closeSearched(asked.value);
  const { summaries, limitReached } = asked.value;
  return traces.ok
    ? answered({
        traces: traces.value,
        loaded: summaries.length,
        isFull: limitReached,
        ...requestsBehind(asked.value),
      })
    : traces;
}
