import { useEffect } from 'react';
import type { HistoryMode } from '../../../state/url/address';
import type { SearchAddress } from '../../../state/url/searchAddress';
import { searchEnd } from '../searchEnd';
import { windowOf } from '../../../state/query/searchQuery';

let hasArrived = false;

/** Brings a link whose window moves up to now when it is opened, not when the reader comes back to it. */
export function useMovingWindow(
  { windowMode, lookback, from }: SearchAddress,
  change: (part: Partial<SearchAddress>, mode: HistoryMode) => void,
): void {
  useEffect(() => {
    if (hasArrived) return;
    hasArrived = true;
    if (windowMode === 'fixed' || lookback === 'custom' || from === 'files') return;
    change(windowOf({ lookback, start: undefined, end: undefined }, searchEnd()), 'replace');
  }, [windowMode, lookback, from, change]);
}
