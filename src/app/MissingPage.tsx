import type { ReactNode } from 'react';
import { PageLink } from '../state/url/PageLink';
import { searchPlace, systemPlace, usePlace } from '../state/url/place';
import { EmptyState } from '../ui/EmptyState';
import { usePageTitle } from '../ui/usePageTitle';
import classes from './MissingPage.module.css';

/** A page of Jaeger UI that is not built here. */
interface Missing {
  readonly path: RegExp;
  readonly title: string;
  readonly words: string;
  readonly ways: () => ReactNode;
}

const search = <PageLink to={searchPlace()}>Go to the search</PageLink>;
const system = <PageLink to={systemPlace()}>Who calls whom, counted by the server</PageLink>;

const missing: readonly Missing[] = [
  {
    path: /^\/deep-dependencies/,
    title: 'Paths through the system are not shown here yet',
    words: 'Who calls whom is, without the paths that requests take.',
    ways: () => system,
  },
  {
    path: /^\/monitor/,
    title: 'Metrics of services are not shown here yet',
    words: 'The search has durations and errors of the traces that it loads.',
    ways: () => search,
  },
  {
    path: /^\/quality-metrics/,
    title: 'The quality of traces is not scored here',
    words: 'What is odd about a trace is said on its own page.',
    ways: () => search,
  },
];

/** Says of a page of Jaeger UI that it is not here, and what there is instead. */
export function MissingPage() {
  const path = usePlace((place) => place.path);
  const page = missing.find((one) => one.path.test(path));
  usePageTitle('Not here yet');
  return (
    <>
      <h1 className="visually-hidden">Not here yet</h1>
      <EmptyState title={page?.title ?? 'This page is not here yet'}>
        <p>{page?.words}</p>
        <div className={classes['ways']}>{page?.ways() ?? search}</div>
      </EmptyState>
    </>
  );
}
