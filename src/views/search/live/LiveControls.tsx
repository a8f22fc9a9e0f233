import { formatCount, visibleText, type TimeZoneChoice } from '../../../core';
import { lookbackWords } from '../../../pieces/lookbackWords';
import type { SearchPart } from '../../../sources/wide/WideQuestion';
import type { Searched } from '../../../state/query/searchQueries';
import type { HistoryMode } from '../../../state/url/address';
import type { SearchAddress } from '../../../state/url/searchAddress';
import { announce } from '../../../ui/announce';
import { Button } from '../../../ui/Button';
import { cx } from '../../../ui/cx';
import { FormButtons } from '../../../ui/FormButtons';
import { useShortcuts } from '../../../ui/shortcuts';
import { useSecondsUntil } from '../../../ui/useSecondsUntil';
import { questionKey, windowOf } from '../../../state/query/searchQuery';
import { partsWords } from '../wide/partsWords';
import { windowWords } from '../words';
import classes from './live.module.css';
import { lookbackFor, newsWords } from './liveWords';
import { pointTo } from './readerOnResults';
import { useLive } from './useLive';

interface LiveProps {
  readonly address: SearchAddress;
  readonly answer: Searched;
  /** The answer belongs to the question before; the next one is under way. */
  readonly isOutdated: boolean;
  readonly zone: TimeZoneChoice;
  readonly onChange: (part: Partial<SearchAddress>, mode: HistoryMode) => void;
}

const doneOf = (parts: readonly SearchPart[]): number =>
  parts.filter(({ state }) => state !== 'waiting' && state !== 'asked').length;

const requestsWords = ({ length }: readonly SearchPart[]): string =>
  `${formatCount(length)} ${length === 1 ? 'request' : 'requests'}`;

function NextLook({
  at,
  parts,
  before = 'Looking',
}: {
  readonly at: number;
  readonly parts: readonly SearchPart[];
  readonly before?: string;
}) {
  const seconds = useSecondsUntil(at);
  return (
    <span className={classes['state']}>
      {before} again in {seconds} s{parts.length > 1 && `, ${requestsWords(parts)}`}
    </span>
  );
}

/** What live does now, what has come, and the way to hold it. */
function Looking({ address, answer, isOutdated, onChange }: LiveProps) {
  const view = useLive(address, answer, isOutdated, onChange);
  const { live, ended, isPaused, isAsking, parts, news, takeIn, setPaused } = view;
  const isStill = isPaused || ended !== undefined;
  const group = 'Search';
  useShortcuts([
    { keys: 'u', does: 'Take in the traces that are new', group, run: takeIn },
    {
      keys: 'Shift+L',
      does: isStill ? 'Live: go on' : 'Live: pause',
      group,
      run: () => {
        setPaused(!isStill);
      },
    },
  ]);
  const failure = ended?.why === 'refused' ? ended.failure : live?.failure;
  const failureWords = failure && visibleText(failure.message);
  return (
    <>
      {failure && (
        <span
          className={classes['failure']}
          title={`${failure.message} ${failure.serverSaid} ${failure.advice}`}
        >
          {failureWords}
        </span>
      )}
      {isPaused ? (
        <span className={classes['state']}>Paused</span>
      ) : ended ? (
        <span className={classes['state']}>{ended.why === 'time' ? 'Stopped after an hour' : 'Stopped'}</span>
      ) : isAsking ? (
        <span className={classes['state']}>
          Looking …{parts.length > 1 && ` ${formatCount(doneOf(parts))} of ${requestsWords(parts)}`}
        </span>
      ) : (
        live && <NextLook at={live.nextAt} parts={parts} {...(live.failure && { before: 'Trying' })} />
      )}
      {!isAsking && parts.some(({ state }) => state !== 'answered') && (
        <span
          className={classes['failure']}
          title="The last look; the list keeps what looks before it brought"
        >
          {partsWords(parts)}
        </span>
      )}
      <Button
        className={cx(classes['small'], news && classes['news'])}
        look={news ? 'plain' : 'quiet'}
        aria-disabled={!news}
        title={
          news
            ? 'Held while you are on the results. Press to take them in (u)'
            : 'What comes is put into the list; while you are on the results it is held here'
        }
        onPointerEnter={() => {
          if (news) pointTo(true);
        }}
        onPointerLeave={() => {
          pointTo(false);
        }}
        onClick={takeIn}
      >
        {news ? newsWords(news) : 'Nothing new'}
      </Button>
      <Button
        className={classes['small']}
        title={`${isStill ? 'Go on' : 'Pause'} (Shift+L)`}
        onClick={() => {
          setPaused(!isStill);
        }}
      >
        {isStill ? 'Go on' : 'Pause'}
      </Button>
    </>
  );
}

/** Whether the window of the search stands still, moves with whoever opens its link, or is looked at again and again. */
export function LiveControls(props: LiveProps) {
  const { address, zone, onChange } = props;
  const { lookback, start, end } = address;
  const isCustom = lookback === 'custom';
  const mode = isCustom ? 'fixed' : address.windowMode;
  const next = isCustom ? lookbackFor(start ?? 0, end ?? 0) : lookback;
  const words = lookbackWords(next);
  const times = visibleText(windowWords({ ...address, lookback: 'custom' }, zone));
  const choose = (windowMode: SearchAddress['windowMode']) => {
    const older = windowMode === 'live' ? 0 : address.older;
    if (windowMode === 'fixed' || !isCustom) onChange({ windowMode, older }, 'replace');
    else {
      const window = windowOf({ lookback: next, start: undefined, end: undefined }, Date.now() * 1000);
      onChange({ windowMode, lookback: next, ...window, older: 0 }, 'push');
    }
    announce(
      windowMode === 'live'
        ? `Live: looking again and again over ${words}`
        : windowMode === 'moving'
          ? `Links show ${words} from when they are opened`
          : `Links show ${times}`,
    );
  };
  useShortcuts([
    {
      keys: 'l',
      does: mode === 'live' ? 'Live: off' : 'Live: look again and again',
      group: 'Search',
      run: () => {
        choose(mode === 'live' ? 'moving' : 'live');
      },
    },
  ]);
  return (
    <div className={classes['live']} role="group" aria-label="Window of the search">
      <FormButtons
        label="Window"
        value={mode}
        options={[
          { value: 'fixed', text: 'Fixed', title: `A link to this search shows ${times}` },
          {
            value: 'moving',
            text: 'Moving',
            title: `A link to this search shows ${words} from when it is opened`,
          },
          { value: 'live', text: 'Live', title: `Look again and again over ${words} (l)` },
        ]}
        onChange={choose}
      />
      {mode === 'live' && <Looking key={questionKey({ ...address, start: 0, end: 0 })} {...props} />}
    </div>
  );
}
