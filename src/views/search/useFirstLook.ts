import { useEffect } from 'react';
import type { TraceSource } from '../../sources';
import { usePreferences } from '../../state/prefs/preferences';
import { useLastSearch } from '../../state/session/lastSearch';
import type { HistoryMode } from '../../state/url/address';
import {
  emptySearch,
  readSearchAddress,
  writeSearchAddress,
  type SearchAddress,
} from '../../state/url/searchAddress';
import { completion } from './firstLook';
import { questionKey } from './searchQuery';

/**
 * Completes an address that has no full window (see firstLook), unless something in it could not be read or the
 * reader has begun to fill in the form: then the reader decides. Remembers what this tab searched last.
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
    if (address.from === 'server' && address.start !== undefined && address.end !== undefined)
      useLastSearch.setState({ raw: writeSearchAddress(address).toString() });
  }, [address]);
  useEffect(() => {
    if (isHeldBack) return;
    const { raw } = useLastSearch.getState();
    if (raw !== '' && questionKey(address) === questionKey(emptySearch)) {
      change(readSearchAddress(new URLSearchParams(raw)).address, 'replace');
      return;
    }
    const part = completion(address, {
      capabilities: source?.capabilities,
      isDemo: source?.kind === 'demo',
      services,
      lastService,
      now: Date.now() * 1000,
    });
    if (part) change(part, 'replace');
  }, [address, isHeldBack, source, services, lastService, change]);
}
