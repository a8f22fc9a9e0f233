import { useCallback, useEffect, useRef, useState } from 'react';
import type { TimeZoneChoice } from '../../core';
import type { SourceCapabilities } from '../../sources';
import { setPreferences } from '../../state/prefs/preferences';
import type { AddressFault, SearchAddress } from '../../state/url/searchAddress';
import { announce } from '../../ui/announce';
import {
  addressFaults,
  draftOf,
  readDraft,
  type DraftFaults,
  type Question,
  type SearchDraft,
} from './searchDraft';
import { searchEnd } from './searchEnd';
import { questionKey, windowOf } from '../../state/query/searchQuery';
import { wallText } from './wallClock';

interface Held {
  /** The question and zone that the draft was made of. */
  readonly of: string;
  readonly draft: SearchDraft;
  readonly faults: DraftFaults;
  readonly isTouched: boolean;
}

/** The form's draft: made anew whenever the address asks something else, changed by typing, checked on submit. */
export function useSearchForm(
  address: SearchAddress,
  faults: readonly AddressFault[],
  zone: TimeZoneChoice,
  capabilities: SourceCapabilities | undefined,
  onQuestion: (question: Question) => void,
) {
  const of = JSON.stringify([questionKey(address), zone, faults]);
  const fresh = (): Held => ({
    of,
    draft: draftOf(address, zone),
    faults: addressFaults(faults),
    isTouched: false,
  });
  const [held, setHeld] = useState(fresh);
  if (held.of !== of) setHeld(fresh());
  const present = {
    change: (changed: Partial<SearchDraft>) => {
      // A custom range begins with the window on screen.
      const window = windowOf(address, searchEnd());
      const part =
        changed.lookback === 'custom' && held.draft.start === '' && held.draft.end === ''
          ? { ...changed, start: wallText(window.start, zone), end: wallText(window.end, zone) }
          : changed;
      setHeld((old) => ({
        ...old,
        draft: { ...old.draft, ...part },
        // A field that is being put right no longer complains.
        faults: new Map([...old.faults].filter(([field]) => !(field in part))),
        isTouched: true,
      }));
    },
    submit: () => {
      if (!capabilities) {
        announce('The server has not answered yet');
        return;
      }
      const read = readDraft(held.draft, { address, zone, capabilities, now: searchEnd() });
      setHeld({ ...held, faults: read.faults });
      if (!read.question) {
        announce(`Not searched: ${[...read.faults.values()].join('; ')}`);
        return;
      }
      if (address.from === 'server') setPreferences({ lastService: read.question.service ?? '' });
      onQuestion(read.question);
    },
  };
  // The same functions for good: the form is drawn anew when the draft changes, not with each address.
  const latest = useRef(present);
  useEffect(() => {
    latest.current = present;
  });
  const change = useCallback((changed: Partial<SearchDraft>) => {
    latest.current.change(changed);
  }, []);
  const submit = useCallback(() => {
    latest.current.submit();
  }, []);
  const { draft, faults: found, isTouched } = held;
  return { draft, faults: found, isTouched, change, submit };
}
