import { formatRelative, nanos, visibleText } from '../../../core';
import { useDurationText } from '../../../pieces/times/TimesContext';
import { clearRecents, rememberRecents, useRecents } from '../../../state/prefs/recents';
import { useZone } from '../../../state/session/readerTimes';
import { PageLink } from '../../../state/url/PageLink';
import { tracePlace } from '../../../state/url/place';
import { Button } from '../../../ui/Button';
import { useNow } from '../../../ui/useNow';
import classes from './saved.module.css';
import { SavedLink } from './SavedLink';
import { searchWords } from './searchWords';

/** Of each that are listed; the palette finds the others. */
const few = 6;

/** Searches and traces that were looked at last in this browser; forgotten at a press, or never remembered. */
export function RecentLists({ onGo }: { readonly onGo: () => void }) {
  const durationText = useDurationText();
  const { isOn, searches, traces } = useRecents();
  const zone = useZone();
  const now = useNow();
  const ago = (at: number) => formatRelative(BigInt(Math.trunc(at)) * 1_000_000n, BigInt(now) * 1_000_000n);
  const isEmpty = searches.length === 0 && traces.length === 0;
  return (
    <section aria-label="Looked at last">
      <h2 className={classes['title']}>Looked at last</h2>
      {isEmpty && <p className={classes['note']}>{isOn ? 'Nothing yet.' : 'Nothing is remembered.'}</p>}
      <ul className={classes['list']}>
        {searches.slice(0, few).map(({ search, at }) => (
          <li key={search} className={classes['recent']}>
            <SavedLink
              search={search}
              text={searchWords(search, zone)}
              className={classes['name']}
              onGo={onGo}
            />
            <span className={classes['words']}>{ago(at)}</span>
          </li>
        ))}
      </ul>
      <ul className={classes['list']}>
        {traces.slice(0, few).map(({ traceId, service, name, duration, errors, at }) => (
          <li key={traceId} className={classes['recent']}>
            <PageLink to={tracePlace(traceId)} isHere={false} className={classes['name']} onClick={onGo}>
              <bdi>{visibleText(`${service}: ${name}`)}</bdi>
            </PageLink>
            <span className={classes['words']}>
              {durationText(nanos(duration))}
              {errors > 0 && ` · ${errors === 1 ? '1 error' : `${String(errors)} errors`}`} · {ago(at)}
            </span>
          </li>
        ))}
      </ul>
      <div className={classes['actions']}>
        <label className={classes['box']}>
          <input
            type="checkbox"
            checked={isOn}
            onChange={(event) => {
              rememberRecents(event.target.checked);
            }}
          />
          Remember, in this browser only
        </label>
        {!isEmpty && <Button onClick={clearRecents}>Forget these</Button>}
      </div>
    </section>
  );
}
