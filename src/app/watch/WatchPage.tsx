import { useEffect, useState } from 'react';
import { followLog, clearEvents, useWatchLog } from '../../state/watch/watchLog';
import { putWatch, useWatches, type Watch } from '../../state/watch/watches';
import { PageLink } from '../../state/url/PageLink';
import { searchPlace } from '../../state/url/place';
import { useWatchAddress } from '../../state/url/useWatchAddress';
import { visibleText } from '../../core';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Notice } from '../../ui/Notice';
import { usePageTitle } from '../../ui/usePageTitle';
import { DutyLine } from './DutyLine';
import { FiredRow } from './FiredRow';
import { NotifySwitch } from './NotifySwitch';
import classes from './watch.module.css';
import { WatchRow } from './WatchRow';

/** What was pressed is gone: the way back is where the focus goes. */
const takeFocus = (button: HTMLButtonElement | null) => {
  button?.focus();
};

/** The searches that are watched, what fired, and how much is asked for that. */
export function WatchPage() {
  const { address, faults, change } = useWatchAddress();
  const watches = useWatches((state) => state.watches);
  const events = useWatchLog((log) => log.events);
  usePageTitle('Watch');
  // Without watches nobody else does.
  useEffect(followLog, []);
  const [deleted, setDeleted] = useState<Watch>();
  const edit = (id: string) => {
    change({ edit: id }, id === '' ? 'replace' : 'push');
  };
  const watched = watches.length > 0 && (
    <section aria-labelledby="watched" className={classes['section']}>
      <h2 id="watched" className={classes['heading']}>
        Watched searches
      </h2>
      <ul className={classes['list']}>
        {watches.map((watch) => (
          <WatchRow
            key={watch.id}
            watch={watch}
            isEdited={address.edit === watch.id}
            onEdit={(isEdited) => {
              edit(isEdited ? watch.id : '');
            }}
            onDeleted={setDeleted}
          />
        ))}
      </ul>
    </section>
  );
  const fired = (
    <section aria-labelledby="fired" className={classes['section']}>
      <div className={classes['line']}>
        <h2 id="fired" className={classes['heading']}>
          What fired
        </h2>
        {events.some(({ quietAt }) => quietAt !== undefined) && (
          <Button look="quiet" className={classes['small']} onClick={clearEvents}>
            Clear what is over
          </Button>
        )}
      </div>
      {events.length === 0 ? (
        <p className={classes['soft']}>Nothing so far. What fires is listed here, with example traces.</p>
      ) : (
        <ol className={classes['list']}>
          {events.map((event) => (
            <FiredRow key={`${event.watchId} ${String(event.firedAt)}`} event={event} />
          ))}
        </ol>
      )}
    </section>
  );
  return (
    <div className={classes['page']}>
      <div className={classes['head']}>
        <h1 className={classes['title']}>Watch</h1>
        {watches.length > 0 && <DutyLine />}
        {watches.length > 0 && <NotifySwitch />}
      </div>
      {faults.length > 0 && (
        <Notice tone="warn">
          {faults.map((fault) => (
            <p key={fault}>
              <bdi>{fault}</bdi>
            </p>
          ))}
        </Notice>
      )}
      {deleted && (
        <Notice
          actions={
            <Button
              ref={takeFocus}
              onClick={() => {
                putWatch(deleted);
                setDeleted(undefined);
                announce(`${visibleText(deleted.name)} is watched again`);
              }}
            >
              Undo
            </Button>
          }
        >
          <bdi>{visibleText(deleted.name)}</bdi> is watched no more.
        </Notice>
      )}
      {watches.length === 0 && (
        <EmptyState title="No search is watched">
          <p>
            Search for what matters, then press “Watch…” above the results. While Spanlight is open the search
            is made about once a minute, and you are told when errors, long traces or a slower p95 show up.
          </p>
          <PageLink to={searchPlace()}>Go to search</PageLink>
        </EmptyState>
      )}
      {events.length > 0 && fired}
      {watched}
      {events.length === 0 && watches.length > 0 && fired}
    </div>
  );
}
