import { useEffect, useMemo } from 'react';
import type { TraceSummary } from '../../../core';
import { rememberResults } from '../../../state/session/resultMoves';
import { findOfSearch, hitAddresses } from '../../../state/url/hits';
import type { SearchAddress } from '../../../state/url/searchAddress';

/** Notes the results in their order, for the way from one trace to the next; answers what the address of each says. */
export function useHits(address: SearchAddress, sorted: readonly TraceSummary[]) {
  const { from } = address;
  const isList = address.traces.length > 0;
  const terms = isList ? '' : findOfSearch(address);
  useEffect(() => {
    rememberResults({ summaries: sorted, terms, from });
  }, [sorted, terms, from]);
  return useMemo(() => hitAddresses(address), [address]);
}
