import { usePreferences } from '../../state/prefs/preferences';
import { useSite } from '../../state/site/site';

/**
 * When a search that ends now does end, in microseconds since the epoch: where the site says so and the reader agrees a little
 * before now, past the traces that are still arriving.
 */
export function searchEnd(): number {
  const shift = usePreferences.getState().shiftsEnd ? useSite.getState().endShift : 0;
  return (Date.now() - shift) * 1000;
}
