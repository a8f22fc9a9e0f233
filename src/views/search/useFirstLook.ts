import { useEffect } from 'react';
import type { TraceSource } from '../../sources';
import { usePreferences } from '../../state/prefs/preferences';
import { useSite } from '../../state/site/site';
import { useLastSearch } from '../../state/url/lastSearch';
import type { HistoryMode } from '../../state/url/address';
import { emptySearch, readSearchAddress, type SearchAddress } from '../../state/url/searchAddress';
import { completion } from './firstLook';
import { searchEnd } from './searchEnd';
import { questionKey } from '../../state/query/searchQuery';

/**
 * Completes an address that has no full window (see firstLook), unless something in it could not be read or the
 * reader has begun to fill in the form: then the reader decides. An address that asks nothing shows what this tab
 * searched last.
 */
export function useFirstLook(
  address: SearchAddress,
  isHeldBack: boolean,
  source: TraceSource | undefined,
  services: readonly string[] | undefined,
  change: (part: Partial<SearchAddress>, mode: HistoryMode) => void,
): void {
  const lastService = usePreferences((preferences) => preferences.lastService);
  useEffect(() => {
    if (isHeldBack) return;
    const { raw } = useLastSearch.getState();
    if (raw !== undefined && questionKey(address) === questionKey(emptySearch)) {
      const last = readSearchAddress(new URLSearchParams(raw)).address;
      if (
        last.from === 'server' &&
        ((last.start !== undefined && last.end !== undefined) || last.traces.length > 0)
      ) {
        change({ ...last, savedSet: address.savedSet }, 'replace');
        return;
      }
    }
    const part = completion(address, {
      capabilities: source?.capabilities,
      isDemo: source?.kind === 'demo',
      isCollector: source?.kind === 'collector',
      services,
      lastService,
      now: searchEnd(),
      usualLookback: useSite.getState().usualLookback,
    });
    if (part) change(part, 'replace');
  }, [address, isHeldBack, source, services, lastService, change]);
}
