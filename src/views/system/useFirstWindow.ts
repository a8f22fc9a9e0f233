import { useEffect } from 'react';
import { windowOf } from '../../state/query/searchQuery';
import type { SearchWindow } from '../../state/url/search/questionParts';
import type { HistoryMode } from '../../state/url/address';

/** Gives a link that names a service but no window the window up to now: such links come from Jaeger UI, and from people. */
export function useFirstWindow(
  isAsked: boolean,
  window: SearchWindow,
  change: (part: { readonly window: SearchWindow }, mode: HistoryMode) => void,
): void {
  const { lookback, start, end, limit } = window;
  useEffect(() => {
    if (!isAsked || (start !== undefined && end !== undefined)) return;
    const now = windowOf({ lookback, start, end }, Date.now() * 1000);
    change({ window: { lookback, limit, ...now } }, 'replace');
  }, [isAsked, lookback, start, end, limit, change]);
}
