import { formatCount, readRule, requestsAnHour, type TraceSummary } from '../../../core';
import { draftOfSearch, watchedAddress } from './watchDraft';
import { WatchForm } from './WatchForm';
import { levelWords } from './watchWords';
import { PageLink } from '../../../state/url/PageLink';
import { watchPlace } from '../../../state/url/place';
import { writeSearchAddress, type SearchAddress } from '../../../state/url/searchAddress';
import { mostWatches, newWatchId, putWatch, type Watch } from '../../../state/watch/watches';
import { announce } from '../../../ui/announce';
import { Popover } from '../../../ui/Popover';
import { isWide } from '../../../state/query/searchQuery';
import { questionWords } from '../words';
import classes from './watchButton.module.css';

/** Whether a rule would fire on the traces on screen. */
function previewWords(rule: Watch['rule'], traces: readonly TraceSummary[]): string {
  if (rule.kind === 'p95') return 'What is usual is learned from the first five answers.';
  const { level } = readRule(rule, traces, []);
  if (level === undefined) return 'On the traces on screen: cannot be said.';
  return `${levelWords(rule, level)} on screen: it would ${level >= rule.least ? 'fire' : 'be quiet'}.`;
}

/** Watches the present search by a rule: press, press. */
export function WatchButton({
  address,
  traces,
}: {
  readonly address: SearchAddress;
  /** What the facets leave of the answer. */
  readonly traces: readonly TraceSummary[];
}) {
  return (
    <Popover
      label="Watch this search"
      title="Ask for this search again and again, and say when something is wrong"
      button="Watch…"
      look="quiet"
      buttonClass={classes['small']}
      panelClass={classes['panel']}
    >
      {(close) => (
        <>
          <WatchForm
            initial={draftOfSearch(address, questionWords(address, false).slice(0, 200))}
            raw={writeSearchAddress(watchedAddress(address)).toString()}
            save="Watch this"
            preview={(rule) => previewWords(rule, traces)}
            onSave={(watch) => {
              const isPut = putWatch({ ...watch, id: newWatchId(), isMuted: false });
              announce(
                isPut
                  ? `Watching ${watch.name}`
                  : `Not watched: there are ${String(mostWatches)} watches already`,
              );
              close();
            }}
          />
          <p className={classes['foot']}>
            {isWide(address)
              ? `Asked while Spanlight is open: up to ${formatCount(address.budget)} requests each time, out of the ${formatCount(requestsAnHour)} an hour that all watches share.`
              : 'Asked about once a minute while Spanlight is open.'}{' '}
            <PageLink to={watchPlace()}>All watches</PageLink>
          </p>
        </>
      )}
    </Popover>
  );
}
