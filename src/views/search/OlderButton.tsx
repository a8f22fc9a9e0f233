import { formatCount } from '../../core';
import { mayGoOn, mostListed } from '../../sources/searchOlder';
import type { Searched } from '../../state/query/searchQueries';
import { canGoBack } from '../../state/query/searchQuery';
import type { HistoryMode } from '../../state/url/address';
import type { SearchAddress } from '../../state/url/searchAddress';
import { Button } from '../../ui/Button';
import { commands } from '../../ui/commands';
import { useShortcuts } from '../../ui/shortcuts';
import classes from './Results.module.css';

/** Loads what was before the oldest of the traces that a full answer brought, behind them. */
export function OlderButton({
  address,
  answer,
  picksAny,
  isOutdated,
  onChange,
}: {
  readonly address: SearchAddress;
  readonly answer: Searched;
  readonly picksAny?: boolean | undefined;
  /** An answer is under way. */
  readonly isOutdated: boolean;
  readonly onChange: (part: Partial<SearchAddress>, mode: HistoryMode) => void;
}) {
  const { start, older } = address;
  const load = () => {
    if (!isOutdated) onChange({ older: older + 1 }, 'push');
  };
  const canLoad = canGoBack(address, picksAny);
  const isFull = canLoad && answer.summaries.length >= mostListed;
  const mayLoad = canLoad && mayGoOn(answer, { start: BigInt(start ?? 0) * 1000n });
  useShortcuts(mayLoad ? commands('Results', [['Load older traces', load]]) : []);
  if (isFull)
    return (
      <span className={classes['mostListed']}>
        {formatCount(mostListed)} are the most that one list holds
      </span>
    );
  if (!mayLoad) return null;
  return (
    <Button
      className={classes['small']}
      aria-disabled={isOutdated}
      title="Asks what was before the oldest of these, and puts it behind them"
      onClick={load}
    >
      Load older
    </Button>
  );
}
