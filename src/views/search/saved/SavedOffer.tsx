import { useState } from 'react';
import { formatCount, visibleText } from '../../../core';
import { keepSearches, useSavedSearches } from '../../../state/prefs/savedSearches';
import {
  mostSaved,
  offerSearches,
  type OfferedSearch,
  type SavedSetRead,
} from '../../../state/prefs/savedSet';
import { useZone } from '../../../state/session/readerTimes';
import { announce } from '../../../ui/announce';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import classes from './saved.module.css';
import { searchWords } from './searchWords';

const stateWords: Readonly<Record<OfferedSearch['state'], string>> = {
  new: '',
  same: 'you have it already',
  renamed: 'under another name, since you have one of its own',
};

/** A set out of a link or a file: what is in it, and what of it to keep. Nothing is written before the reader says so. */
export function SavedOffer({ set, onClose }: { readonly set: SavedSetRead; readonly onClose: () => void }) {
  const mine = useSavedSearches((state) => state.searches);
  const zone = useZone();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  if (!set.ok)
    return (
      <Dialog title="The saved searches could not be read" open onClose={onClose}>
        <p role="alert">{set.reason} Nothing was changed.</p>
      </Dialog>
    );
  const offered = offerSearches(mine, set.searches);
  const chosen = offered.filter(({ search, state }) => state !== 'same' && !left.has(search.name));
  const room = mostSaved - mine.length;
  const add = () => {
    const isStored = keepSearches(chosen.map(({ search }) => search));
    announce(
      `${formatCount(chosen.length)} added${isStored ? '' : ', for this page only: the browser does not store them'}`,
    );
    onClose();
  };
  return (
    <Dialog title="Add these saved searches?" open onClose={onClose}>
      <p className={classes['note']}>They are kept in this browser only if you add them.</p>
      <ul className={classes['offers']}>
        {offered.map(({ search, state }) => (
          <li key={search.name}>
            <label className={classes['offer']}>
              <input
                type="checkbox"
                disabled={state === 'same'}
                checked={state !== 'same' && !left.has(search.name)}
                onChange={(event) => {
                  const next = new Set(left);
                  if (event.target.checked) next.delete(search.name);
                  else next.add(search.name);
                  setLeft(next);
                }}
              />
              <span className={classes['texts']}>
                <bdi className={classes['name']}>{visibleText(search.name)}</bdi>
                <bdi className={classes['words']}>{searchWords(search.search, zone)}</bdi>
                {stateWords[state] !== '' && <span className={classes['words']}>({stateWords[state]})</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {set.dropped > 0 && (
        <p className={classes['note']}>
          {formatCount(set.dropped)} more could not be read and {set.dropped === 1 ? 'is' : 'are'} left out.
        </p>
      )}
      {chosen.length > room && (
        <p role="alert">
          {formatCount(mostSaved)} searches are kept at most: there is room for{' '}
          {formatCount(Math.max(0, room))}.
        </p>
      )}
      <div className={classes['actions']}>
        <Button look="primary" disabled={chosen.length === 0 || chosen.length > room} onClick={add}>
          Add {formatCount(chosen.length)}
        </Button>
        <Button onClick={onClose}>Do not add</Button>
      </div>
    </Dialog>
  );
}
