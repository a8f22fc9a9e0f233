import { useState, type ReactNode } from 'react';
import { formatCount, summariseTrace } from '../../../core';
import { useTraceLoad } from '../../../state/query/useTraceLoad';
import { rememberTicked } from '../../../state/session/tickedSummaries';
import { emptyCompareAddress, writeCompareAddress } from '../../../state/url/compareAddress';
import { comparePlace, withCohort } from '../../../state/url/comparePlace';
import { PageLink } from '../../../state/url/PageLink';
import { go } from '../../../state/url/place';
import { Button } from '../../../ui/Button';
import { Notice } from '../../../ui/Notice';
import { useShortcuts } from '../../../ui/shortcuts';
import { Waiting } from '../../../ui/Waiting';
import { LoadFailures } from '../download/LoadFailures';
import { tracesWord } from '../words';
import classes from './basket.module.css';
import type { Basket } from './useBasket';

interface BasketBarProps {
  readonly basket: Basket;
  readonly from: 'server' | 'files';
  /** The list shows the ticked traces. */
  readonly isOnly: boolean;
  /** Saves them. */
  readonly download: ReactNode;
  readonly onOnly: (isOnly: boolean) => void;
  readonly onClear: () => void;
}

/** The first two of the ticked traces against each other, the rest to choose from there. */
function CompareLink({
  ids,
  from,
}: {
  readonly ids: ReadonlySet<string>;
  readonly from: 'server' | 'files';
}) {
  const [left, right] = ids;
  const raw = writeCompareAddress({ ...emptyCompareAddress, from }).toString();
  const to =
    left === undefined || right === undefined
      ? undefined
      : comparePlace(left, right, withCohort(raw, [...ids]));
  useShortcuts(
    to === undefined
      ? []
      : [{ keys: 'v', does: 'Compare the ticked traces', group: 'Results', run: () => go(to) }],
  );
  if (to === undefined) return null;
  return (
    <PageLink to={to} title="The first two against each other, the others to choose from (v)">
      Compare
    </PageLink>
  );
}

/** How many traces are ticked, and what can be done with them. */
export function BasketBar({ basket, from, isOnly, download, onOnly, onClear }: BasketBarProps) {
  const { ids, unknown } = basket;
  const { load, start, cancel } = useTraceLoad(from);
  const [wasAsked, setAsked] = useState(false);
  const loadUnknown = () => {
    setAsked(true);
    void start(unknown, ({ trace }) => {
      rememberTicked(from, [summariseTrace(trace)]);
      return Promise.resolve(undefined);
    });
  };
  return (
    <>
      <div role="group" className={classes['bar']} aria-label="Ticked traces">
        <strong>{tracesWord(ids.size)} ticked</strong>
        <Button
          className={classes['small']}
          aria-pressed={isOnly}
          onClick={() => {
            onOnly(!isOnly);
          }}
        >
          Show only these
        </Button>
        <CompareLink ids={ids} from={from} />
        {download}
        <Button look="quiet" className={classes['small']} onClick={onClear}>
          Deselect all
        </Button>
      </div>
      {isOnly && load?.isRunning === true && (
        <Waiting
          text={`${formatCount(load.done)} of ${tracesWord(load.total)} loaded`}
          share={(load.done + load.failures.length) / load.total}
          onCancel={cancel}
        />
      )}
      {isOnly && unknown.length > 0 && load?.isRunning !== true && (
        <Notice
          tone="note"
          actions={
            <Button onClick={loadUnknown}>
              {wasAsked ? 'Try again' : `Load ${unknown.length === 1 ? 'it' : 'them'}`}
            </Button>
          }
        >
          {tracesWord(unknown.length)} of the ticked {unknown.length === 1 ? 'is' : 'are'} not in the present
          answer, so that nothing is known of {unknown.length === 1 ? 'it' : 'them'} yet.
        </Notice>
      )}
      {isOnly && load && !load.isRunning && <LoadFailures load={load} />}
    </>
  );
}
