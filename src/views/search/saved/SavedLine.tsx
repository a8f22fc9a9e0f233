import { useState } from 'react';
import { visibleText } from '../../../core';
import { changeSearch, moveSearch, useSavedSearches } from '../../../state/prefs/savedSearches';
import { longestName, type SavedSearch } from '../../../state/prefs/savedSet';
import { ActionMenu } from '../../../ui/ActionMenu';
import { announce } from '../../../ui/announce';
import { Button, IconButton } from '../../../ui/Button';
import { TextField } from '../../../ui/Field';
import classes from './saved.module.css';
import { SavedLink } from './SavedLink';

/** Another name for a saved search; one that is taken is refused. */
function Rename({ name, onEnd }: { readonly name: string; readonly onEnd: () => void }) {
  const searches = useSavedSearches((state) => state.searches);
  const [next, setNext] = useState(name);
  const [fault, setFault] = useState<string>();
  return (
    <form
      className={classes['rename']}
      onSubmit={(event) => {
        event.preventDefault();
        const trimmed = next.trim();
        if (trimmed === '') setFault('give it a name');
        else if (trimmed !== name && searches.some((one) => one.name === trimmed))
          setFault('another search has that name');
        else {
          changeSearch(name, { name: trimmed });
          onEnd();
        }
      }}
    >
      <TextField
        ref={(field) => field?.focus()}
        label={`New name of ${visibleText(name)}`}
        value={next}
        fault={fault}
        maxLength={longestName}
        onChange={(event) => {
          setNext(event.target.value);
          setFault(undefined);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // The panel stays open.
          event.preventDefault();
          event.stopPropagation();
          onEnd();
        }}
      />
      <Button type="submit">Rename</Button>
    </form>
  );
}

/** A saved search: leads to it; pinned or not; renamed, moved, deleted. */
export function SavedLine({
  saved,
  words,
  onGo,
  onDelete,
  onCopyLink,
}: {
  readonly saved: SavedSearch;
  readonly words: string;
  readonly onGo: () => void;
  readonly onDelete: () => void;
  readonly onCopyLink: () => void;
}) {
  const { name, search, pinned } = saved;
  const shown = visibleText(name);
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [isRenamed, setRenamed] = useState(false);
  if (isRenamed)
    return (
      <li className={classes['line']}>
        <Rename
          name={name}
          onEnd={() => {
            setRenamed(false);
          }}
        />
      </li>
    );
  return (
    <li className={classes['line']}>
      <span className={classes['texts']}>
        <SavedLink search={search} text={name} className={classes['name']} onGo={onGo} />
        <bdi className={classes['words']}>{words}</bdi>
      </span>
      <IconButton
        icon="pin"
        label={pinned ? `Take ${shown} out of the top bar` : `Show ${shown} in the top bar`}
        aria-pressed={pinned}
        onClick={() => {
          changeSearch(name, { pinned: !pinned });
          announce(pinned ? 'Not in the top bar any more' : 'In the top bar');
        }}
      />
      <IconButton
        icon="more"
        label={`Change ${shown}`}
        aria-haspopup="menu"
        onClick={(event) => {
          setAnchor(event.currentTarget);
        }}
      />
      {anchor && (
        <ActionMenu
          label={shown}
          anchor={anchor}
          groups={[
            [
              {
                icon: 'text',
                label: 'Rename',
                run: () => {
                  setRenamed(true);
                },
              },
              {
                icon: 'chevron-up',
                label: 'Move up',
                run: () => {
                  moveSearch(name, -1);
                },
              },
              {
                icon: 'chevron-down',
                label: 'Move down',
                run: () => {
                  moveSearch(name, 1);
                },
              },
              { icon: 'link', label: 'Copy a link that offers it', run: onCopyLink },
            ],
            [{ icon: 'close', label: 'Delete', run: onDelete }],
          ]}
          onClose={() => {
            setAnchor(undefined);
          }}
        />
      )}
    </li>
  );
}
