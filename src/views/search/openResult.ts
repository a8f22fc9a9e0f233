import { rememberOpened } from '../../state/url/lastSearch';
import { go, hrefOf, tracePlace } from '../../state/url/place';

/** Opens a trace of the results; `query` is what its address says besides the id. */
export function openResult(traceId: string, query: string, inNewTab: boolean): void {
  const place = tracePlace(traceId, query);
  if (inNewTab) {
    window.open(hrefOf(place), '_blank', 'noopener,noreferrer');
    return;
  }
  rememberOpened(traceId);
  go(place);
}
