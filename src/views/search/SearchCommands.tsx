import { useEffect } from 'react';
import { setPreferences, usePreferences } from '../../state/prefs/preferences';
import { rememberSearched } from '../../state/prefs/recents';
import type { Searched } from '../../state/query/searchQueries';
import type { HistoryMode } from '../../state/url/address';
import { withoutMoment } from '../../state/url/search/relativeSearch';
import { readSearchAddress, writeSearchAddress, type SearchAddress } from '../../state/url/searchAddress';
import { commands } from '../../ui/commands';
import { useShortcuts } from '../../ui/shortcuts';
import { questionKey } from '../../state/query/searchQuery';

const orders: readonly (readonly [does: string, sort: string, descending: boolean])[] = [
  ['Newest first', 'start', true],
  ['Oldest first', 'start', false],
  ['Longest first', 'duration', true],
  ['Shortest first', 'duration', false],
  ['Most errors first', 'errors', true],
  ['Most spans first', 'spans', true],
];

const questionOf = (search: string) => questionKey(readSearchAddress(new URLSearchParams(search)).address);

/** What the search page offers in its heads, fields and menus, by name; and the search itself, for what was looked at last. */
export function SearchCommands({
  address,
  answer,
  onChange,
  onSearchAgain,
}: {
  readonly address: SearchAddress;
  readonly answer: Searched | undefined;
  readonly onChange: (part: Partial<SearchAddress>, mode: HistoryMode) => void;
  readonly onSearchAgain: () => void;
}) {
  const scale = usePreferences((preferences) => preferences.plotScale);
  const isAnswered = answer !== undefined && address.from === 'server';
  const search = withoutMoment(writeSearchAddress(address).toString());
  useEffect(() => {
    if (isAnswered) rememberSearched(search, (other) => questionOf(other) === questionOf(search));
  }, [isAnswered, search]);
  const change = (part: Partial<SearchAddress>, mode: HistoryMode = 'replace') => {
    onChange(part, mode);
  };
  const isNarrowed = address.facets.length > 0 || address.box !== undefined;
  useShortcuts(
    answer === undefined
      ? []
      : [
          ...commands(
            'Results',
            orders.map(([does, sort, descending]) => [
              does,
              () => {
                change({ sort, descending });
              },
            ]),
          ),
          ...commands('Results', [
            ['Group by nothing', () => change({ groupKey: '' }, 'push')],
            ['Group by operation', () => change({ groupKey: 'root' }, 'push')],
            ['Group by service', () => change({ groupKey: 'service' }, 'push')],
            ['Colour the plot by errors', () => change({ plotColour: '' })],
            ['Colour the plot by service', () => change({ plotColour: 'service' })],
            [
              'Durations on the plot: linear or logarithmic',
              () => {
                setPreferences({ plotScale: scale === 'log' ? 'linear' : 'log' });
              },
            ],
            ['Show the facets', () => setPreferences({ facetPanel: 'open' })],
            ['Hide the facets', () => setPreferences({ facetPanel: 'closed' })],
            ['Show the search form', () => setPreferences({ formFolded: false })],
            ['Fold the search form', () => setPreferences({ formFolded: true })],
            ...(isNarrowed
              ? [['Show all loaded traces', () => change({ facets: [], box: undefined }, 'push')] as const]
              : []),
            ['Search again', onSearchAgain],
          ]),
        ],
  );
  return null;
}
