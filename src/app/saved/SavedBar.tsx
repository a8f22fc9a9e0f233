import { useEffect, useRef } from 'react';
import { useSavedSearches } from '../../state/prefs/savedSearches';
import { useOfferedSet } from '../../state/session/offeredSet';
import { onDemand } from '../../state/session/onDemand';
import { useZone } from '../../state/session/readerTimes';
import { commands } from '../../ui/commands';
import { Icon } from '../../ui/Icon';
import { Popover } from '../../ui/Popover';
import { useShortcuts } from '../../ui/shortcuts';
import { useWidth } from '../../ui/useWidth';
import { SavedLink } from '../../views/search/saved/SavedLink';
import { searchWords } from '../../views/search/saved/searchWords';
import classes from './SavedBar.module.css';

const SavedPanel = onDemand(async () => (await import('../../views/search/saved/SavedPanel')).SavedPanel);
const SavedOffer = onDemand(async () => (await import('../../views/search/saved/SavedOffer')).SavedOffer);

/** Pinned searches, as many as fit beside each other; those that do not are in the panel with all the others. */
function Pins() {
  const searches = useSavedSearches((state) => state.searches);
  const zone = useZone();
  const row = useRef<HTMLElement>(null);
  const width = useWidth(row);
  const pinned = searches.filter((search) => search.pinned);
  useEffect(() => {
    // What has wrapped to another line is cut off: nobody shall come to it by Tab either.
    const pins = [...(row.current?.children ?? [])];
    const top = pins[0] instanceof HTMLElement ? pins[0].offsetTop : 0;
    for (const pin of pins)
      if (pin instanceof HTMLElement) pin.style.visibility = pin.offsetTop > top ? 'hidden' : 'visible';
  }, [width, pinned]);
  return (
    <nav ref={row} aria-label="Pinned searches" className={classes['pins']} hidden={pinned.length === 0}>
      {pinned.map(({ name, search }) => (
        <SavedLink
          key={name}
          search={search}
          text={name}
          title={`${name}: ${searchWords(search, zone)}`}
          className={classes['pin']}
        />
      ))}
    </nav>
  );
}

/** The part of the top bar for saved searches: all of them with what was looked at last, and the pinned ones. */
export function SavedBar() {
  const set = useOfferedSet((state) => state.set);
  const bar = useRef<HTMLDivElement>(null);
  useShortcuts(
    commands('Pages', [
      [
        'Saved and recent: save, open, share',
        () => {
          bar.current?.querySelector('button')?.click();
        },
      ],
    ]),
  );
  return (
    <div ref={bar} className={classes['bar']}>
      <Popover
        label="Saved and recent"
        look="quiet"
        buttonClass={classes['button']}
        panelClass={classes['panel']}
        button={
          <>
            Saved
            <Icon name="chevron-down" size={12} />
          </>
        }
      >
        {(close) => <SavedPanel onClose={close} />}
      </Popover>
      <Pins />
      {set && (
        <SavedOffer
          set={set}
          onClose={() => {
            useOfferedSet.setState({ set: undefined });
          }}
        />
      )}
    </div>
  );
}
