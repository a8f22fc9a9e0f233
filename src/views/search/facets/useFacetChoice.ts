import { useCallback } from 'react';
import type { HistoryMode } from '../../../state/url/address';
import type { SearchAddress } from '../../../state/url/searchAddress';
import { useAskAhead } from '../../../state/query/useResults';

/** The ways to change facets, the same functions from one drawing to the next. `find`: the find text that narrows as well. */
export function useFacetChoice(
  results: number | undefined,
  find: string,
  onChange: (part: Partial<SearchAddress>, mode: HistoryMode) => void,
) {
  const askAhead = useAskAhead(results);
  const setTerms = useCallback(
    (terms: SearchAddress['facets']) => {
      if (terms.length > 0) askAhead({ terms, box: undefined, find: find || undefined });
      onChange({ facets: terms }, 'push');
    },
    [onChange, askAhead, find],
  );
  const setAdded = useCallback(
    (facetKeys: SearchAddress['facetKeys']) => {
      onChange({ facetKeys }, 'replace');
    },
    [onChange],
  );
  return { setTerms, setAdded };
}
