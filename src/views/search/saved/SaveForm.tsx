import { useState } from 'react';
import { keepSearch, useSavedSearches } from '../../../state/prefs/savedSearches';
import { longestName, mostSaved } from '../../../state/prefs/savedSet';
import { Button } from '../../../ui/Button';
import { TextField } from '../../../ui/Field';
import classes from './saved.module.css';

/** Keeps the search on screen under a name: its question, order, columns, plot and grouping. */
export function SaveForm({
  search,
  proposed,
  onSaved,
}: {
  readonly search: string;
  readonly proposed: string;
  /** Told what came of it, in words. */
  readonly onSaved: (words: string) => void;
}) {
  const searches = useSavedSearches((state) => state.searches);
  const [name, setName] = useState(proposed.slice(0, longestName));
  const [pinned, setPinned] = useState(true);
  const [fault, setFault] = useState<string>();
  const known = searches.find((one) => one.name === name.trim());
  return (
    <form
      className={classes['form']}
      aria-label="Save this search"
      onSubmit={(event) => {
        event.preventDefault();
        const trimmed = name.trim();
        if (trimmed === '') setFault('give it a name');
        else if (known === undefined && searches.length >= mostSaved)
          setFault(`${String(mostSaved)} searches are kept at most: delete one first`);
        else {
          const isStored = keepSearch({ name: trimmed, search, pinned });
          onSaved(
            isStored
              ? `Saved as ${trimmed}`
              : 'Saved for as long as this page: the browser does not store it',
          );
        }
      }}
    >
      <TextField
        label="Save this search as"
        hint={known && 'replaces the one of that name'}
        value={name}
        fault={fault}
        maxLength={longestName}
        onFocus={(event) => {
          event.target.select();
        }}
        onChange={(event) => {
          setName(event.target.value);
          setFault(undefined);
        }}
      />
      <div className={classes['saveLine']}>
        <label className={classes['box']}>
          <input
            type="checkbox"
            checked={pinned}
            onChange={(event) => {
              setPinned(event.target.checked);
            }}
          />
          In the top bar
        </label>
        <Button type="submit" look="primary">
          {known ? 'Replace' : 'Save'}
        </Button>
      </div>
    </form>
  );
}
