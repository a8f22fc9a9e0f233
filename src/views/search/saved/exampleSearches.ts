import type { Nanos } from '../../../core';
import { nanos } from '../../../core';
import { withoutMoment } from '../../../state/url/search/relativeSearch';
import { emptySearch, writeSearchAddress, type SearchAddress } from '../../../state/url/searchAddress';
import type { SavedSearch } from '../../../state/prefs/savedSet';

/** Where a service is slow enough to be looked into. */
const slow: Nanos = nanos(500_000_000);
/** Traces that servers keep of themselves. */
const ownTraces = /^jaeger(-|$)/;

const example = (name: string, part: Partial<SearchAddress>): SavedSearch => ({
  name: name.slice(0, 80),
  search: withoutMoment(writeSearchAddress({ ...emptySearch, ...part }).toString()),
  pinned: false,
});

/** Three searches that somebody on call may want to keep, built from the services present; none without a service. */
export function exampleSearches(services: readonly string[]): readonly SavedSearch[] {
  const own = services.filter((name) => !ownTraces.test(name));
  const of = (at: number) => own[at] ?? own.at(-1) ?? '';
  if (own.length === 0) return [];
  return [
    example(`Errors in ${of(0)}`, {
      service: of(0),
      tags: [{ key: 'error', value: 'true' }],
      lookback: '1h',
    }),
    example(`Slow in ${of(1)}`, {
      service: of(1),
      minDuration: slow,
      lookback: '6h',
      sort: 'duration',
      descending: true,
    }),
    example(`${of(2)} by operation`, { service: of(2), groupKey: 'root', limit: 200, lookback: '1h' }),
  ];
}
