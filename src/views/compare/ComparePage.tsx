import { useEffect } from 'react';
import { useKeptFiles } from '../../state/query/filesOnDemand';
import { cohortOf, comparedIn, comparePlace } from '../../state/url/comparePlace';
import { PageLink } from '../../state/url/PageLink';
import { go, searchPlace, traceIdIn, usePlace } from '../../state/url/place';
import { useCompareAddress } from '../../state/url/useCompareAddress';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Notice } from '../../ui/Notice';
import { useShortcuts } from '../../ui/shortcuts';
import { usePageTitle } from '../../ui/usePageTitle';
import { Waiting } from '../../ui/Waiting';
import classes from './compare.module.css';
import { CompareContent } from './CompareContent';
import { SideCard } from './SideCard';
import { useSide } from './useSide';

/** What is said where there is no comparison yet. */
const absences = {
  both: {
    title: 'Two traces are needed',
    advice: 'Choose them above, or give their ids; in the search, two ticked traces are compared by v.',
  },
  second: {
    title: 'Choose a second trace',
    advice:
      'Above are the results of your last search and the traces that you looked at last; or give an id.',
  },
  one: {
    title: 'One of the two traces is not there',
    advice: 'Open the other one by its name above, or choose another trace to set against it.',
  },
} as const;

/** Two traces, by the ids in the path: what of the second is other than in the first. */
export function ComparePage() {
  const stated = usePlace(({ path }) => traceIdIn(path));
  const { address, faults, change, raw } = useCompareAddress();
  const { from, sort } = address;
  const ids = comparedIn(stated);
  const left = useSide(ids.left, from);
  const right = useSide(ids.right, from);
  const cohort = cohortOf(raw);
  useKeptFiles(from);
  usePageTitle('Compare two traces');
  const choose = (a: string, b: string) => {
    go(comparePlace(a, b, raw));
  };
  const swap = () => {
    choose(ids.right, ids.left);
    announce('Swapped: A is now B');
  };
  useShortcuts([{ keys: 'x', does: 'Swap the two traces', group: 'Compare', run: swap }]);
  const isOneMissing = (left.open === undefined) !== (right.open === undefined);
  const isComing = left.isComing || right.isComing;
  const absence = absences[!isOneMissing ? 'both' : ids.left === '' || ids.right === '' ? 'second' : 'one'];
  useEffect(() => {
    if (isOneMissing && !isComing) announce(absence.title);
  }, [isOneMissing, isComing, absence]);
  return (
    <div className={classes['page']}>
      <div className={classes['head']}>
        <h1 className={classes['title']}>Compare two traces</h1>
        <Button title="Swap A and B (x)" onClick={swap}>
          Swap
        </Button>
        <PageLink to={searchPlace()}>Search</PageLink>
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
      <div className={classes['sides']}>
        <SideCard
          letter="A"
          side={left}
          from={from}
          cohort={cohort}
          onChoose={(id) => {
            choose(id, ids.right);
          }}
        />
        <SideCard
          letter="B"
          side={right}
          from={from}
          cohort={cohort}
          onChoose={(id) => {
            choose(ids.left, id);
          }}
        />
      </div>
      {left.open && right.open ? (
        <CompareContent left={left.open} right={right.open} sort={sort} address={address} change={change} />
      ) : isComing ? (
        <Waiting text="Waiting for both traces" />
      ) : (
        <EmptyState title={absence.title}>
          <p>{absence.advice}</p>
        </EmptyState>
      )}
    </div>
  );
}
