import { useRef, useState } from 'react';
import { visibleText } from '../../../core';
import { dropSearch, keepSearch, useSavedSearches } from '../../../state/prefs/savedSearches';
import { parseSavedSet, savedSet, type SavedSearch } from '../../../state/prefs/savedSet';
import { packSavedSet } from '../../../state/prefs/savedLink';
import { useOfferedSet } from '../../../state/session/offeredSet';
import { useZone } from '../../../state/session/readerTimes';
import { hrefOf, searchPlace, usePlace } from '../../../state/url/place';
import { withoutMoment } from '../../../state/url/search/relativeSearch';
import { readSearchAddress } from '../../../state/url/searchAddress';
import { announce } from '../../../ui/announce';
import { Button } from '../../../ui/Button';
import { copyText } from '../../../ui/copyText';
import { saveFile } from '../../../ui/saveFile';
import { ExampleList } from './ExampleList';
import { RecentLists } from './RecentLists';
import classes from './saved.module.css';
import { SavedLine } from './SavedLine';
import { SaveForm } from './SaveForm';
import { searchWords } from './searchWords';

/** Larger files are no set of searches. */
const largestFile = 2_000_000;

/** The search that is on screen, to be kept; undefined where there is none, or where it is among files of this tab. */
function usePresentSearch(): string | undefined {
  const { path, raw } = usePlace();
  if (path !== '/search' || raw === '') return undefined;
  const { address } = readSearchAddress(new URLSearchParams(raw));
  return address.from === 'server' && address.start !== undefined ? withoutMoment(raw) : undefined;
}

/** Saved searches and what was looked at last: to go to, to change, to share. */
export function SavedPanel({ onClose }: { readonly onClose: () => void }) {
  const searches = useSavedSearches((state) => state.searches);
  const zone = useZone();
  const present = usePresentSearch();
  const chooser = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const [deleted, setDeleted] = useState<SavedSearch>();
  const [byHand, setByHand] = useState('');
  const isKept = searches.some(({ search }) => search === present);
  const say = (text: string) => {
    setSaid(text);
    setByHand('');
    setDeleted(undefined);
    announce(text);
  };
  const copyLink = (some: readonly SavedSearch[]) => {
    const packed = packSavedSet(some);
    if (packed === undefined) {
      say('These are too many for one link: save them as a file.');
      return;
    }
    const link = new URL(hrefOf(searchPlace(`xsaved=${packed}`)), window.location.href).href;
    void copyText(link).then((ok) => {
      say(
        ok
          ? 'Link copied. Who opens it is asked before anything is added.'
          : 'The browser did not allow copying:',
      );
      if (!ok) setByHand(link);
    });
  };
  const open = async (file: File | undefined) => {
    if (!file) return;
    const set =
      file.size > largestFile
        ? ({ ok: false, reason: 'The file is too large.' } as const)
        : parseSavedSet(await file.text());
    onClose();
    useOfferedSet.setState({ set });
  };
  return (
    <div className={classes['saved']}>
      {present !== undefined && !isKept && (
        <SaveForm key={present} search={present} proposed={searchWords(present, zone)} onSaved={say} />
      )}
      <section aria-label="Saved searches">
        <h2 className={classes['title']}>Saved searches</h2>
        {searches.length === 0 ? (
          <>
            <p className={classes['note']}>Nothing is saved yet: search, then save it here under a name.</p>
            <ExampleList onGo={onClose} />
          </>
        ) : (
          <ul className={classes['list']}>
            {searches.map((saved) => (
              <SavedLine
                key={saved.name}
                saved={saved}
                words={searchWords(saved.search, zone)}
                onGo={onClose}
                onCopyLink={() => {
                  copyLink([saved]);
                }}
                onDelete={() => {
                  dropSearch(saved.name);
                  say(`Deleted: ${visibleText(saved.name)}`);
                  setDeleted(saved);
                }}
              />
            ))}
          </ul>
        )}
        {said !== '' && (
          <p className={classes['said']}>
            <bdi>{said}</bdi>
            {deleted && (
              <Button
                onClick={() => {
                  keepSearch(deleted);
                  say('Back again');
                }}
              >
                Undo
              </Button>
            )}
            {byHand !== '' && (
              <input className={classes['byHand']} aria-label="Link to copy" readOnly value={byHand} />
            )}
          </p>
        )}
        <div className={classes['actions']}>
          {searches.length > 0 && (
            <>
              <Button
                onClick={() => {
                  copyLink(searches);
                }}
              >
                Copy a link to all
              </Button>
              <Button
                onClick={() => {
                  saveFile(
                    'spanlight-searches.json',
                    JSON.stringify(savedSet(searches), null, 2),
                    'application/json',
                  );
                }}
              >
                Save as a file
              </Button>
            </>
          )}
          <input
            ref={chooser}
            type="file"
            accept=".json,application/json"
            hidden
            aria-label="File of saved searches"
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              void open(file);
            }}
          />
          <Button
            onClick={() => {
              chooser.current?.click();
            }}
          >
            Open a file…
          </Button>
        </div>
      </section>
      <RecentLists onGo={onClose} />
    </div>
  );
}
