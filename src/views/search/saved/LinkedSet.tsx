import { useMemo } from 'react';
import { unpackSavedSet } from '../../../state/prefs/savedLink';
import type { HistoryMode } from '../../../state/url/address';
import type { SearchAddress } from '../../../state/url/searchAddress';
import { SavedOffer } from './SavedOffer';

/** What a link to saved searches offers, until it is added or not: then the address is that of the search alone. */
export function LinkedSet({
  packed,
  onChange,
}: {
  readonly packed: string;
  readonly onChange: (part: Partial<SearchAddress>, mode: HistoryMode) => void;
}) {
  const set = useMemo(() => unpackSavedSet(packed), [packed]);
  return (
    <SavedOffer
      set={set}
      onClose={() => {
        onChange({ savedSet: '' }, 'replace');
      }}
    />
  );
}
