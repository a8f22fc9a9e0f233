import { formatCount, inLastHour, requestsAnHour } from '../../core';
import { useWatchDuty } from '../../state/watch/watchDuty';
import { useWatchLog } from '../../state/watch/watchLog';
import { useNow } from '../../ui/useNow';
import { useSecondsUntil } from '../../ui/useSecondsUntil';
import classes from './watch.module.css';

function Next({ at }: { readonly at: number }) {
  const seconds = useSecondsUntil(at);
  return <>Asking again in {seconds} s</>;
}

/** What this tab does for the watches, and how much of the budget is used. */
export function DutyLine() {
  const { state, nextAt } = useWatchDuty();
  const asked = useWatchLog((log) => log.asked);
  const now = useNow();
  const used = inLastHour(asked, Math.max(now, asked.at(-1) ?? 0)).length;
  return (
    <p className={classes['duty']}>
      <span>
        {state === 'asking' && 'Asking …'}
        {state === 'waiting' && nextAt > 0 && <Next at={nextAt} />}
        {state === 'elsewhere' && 'Another tab of this browser asks'}
        {state === 'hidden' && 'Resting: out of sight for half an hour'}
        {state === 'off' && 'Not asking'}
      </span>
      <meter
        className={classes['meter']}
        aria-label="Requests of the last hour"
        min={0}
        max={requestsAnHour}
        value={used}
      />
      <span title="All watches together never make more; the time between two questions grows with the requests that they take">
        {formatCount(used)} of {formatCount(requestsAnHour)} requests in the last hour
      </span>
    </p>
  );
}
