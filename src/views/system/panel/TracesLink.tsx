import { formatCount } from '../../../core';
import { PageLink } from '../../../state/url/PageLink';
import { pathsPlace, searchPlace } from '../../../state/url/place';
import { emptyPathsAddress, writePathsAddress } from '../../../state/url/pathsAddress';
import { emptySearch, writeSearchAddress, type SearchAddress } from '../../../state/url/searchAddress';
import type { SystemAddress } from '../../../state/url/systemAddress';
import { Icon } from '../../../ui/Icon';
import type { ShownCalls } from '../ShownCalls';
import { serviceWords } from '../words';
import { callCondition, type Side } from './callCondition';
import classes from './panel.module.css';

/** Traces that are looked through for a call that a server has counted. */
const mostTraces = 200;

const micros = (time: bigint) => Number(time / 1000n);

/** Leads to the search for the traces of a service, or of several, in the window that the calls were counted in. */
export function TracesLink({
  service,
  others = [],
  words = serviceWords(service),
  counted,
  from,
}: {
  readonly service: string;
  /** Services whose traces are searched too. */
  readonly others?: readonly string[];
  /** What the traces are of. */
  readonly words?: string;
  readonly counted: ShownCalls;
  readonly from: 'server' | 'files';
}) {
  const question = writeSearchAddress({
    ...emptySearch,
    service,
    moreServices: others,
    from,
    lookback: 'custom',
    start: micros(counted.start),
    end: micros(counted.end),
  });
  return (
    <PageLink to={searchPlace(question.toString())} className={classes['traces']}>
      <Icon name="search" size={14} /> Show traces of <bdi>{words}</bdi>
    </PageLink>
  );
}

/** Leads to the search that loaded the traces, narrowed to those in which the one calls the other. */
export function CallTracesLink({
  question,
  caller,
  callee,
}: {
  readonly question: SearchAddress;
  readonly caller: string;
  readonly callee: string;
}) {
  const term = { key: 'has-call', value: `${caller} → ${callee}`, isExcluded: false };
  const address = writeSearchAddress({ ...question, facets: [term] });
  return (
    <PageLink to={searchPlace(address.toString())} className={classes['traces']}>
      <Icon name="search" size={14} /> Show these traces
    </PageLink>
  );
}

/** Leads to the traces in which a service, or a group of them, calls another: a condition on their structure over what a search of the caller finds. */
export function StructureLink({
  counted,
  address,
  caller,
  callee,
}: {
  readonly counted: ShownCalls;
  readonly address: SystemAddress;
  readonly caller: Side;
  readonly callee: Side;
}) {
  const sides = [caller, callee].filter((side) => !side.isGroup);
  const question = writeSearchAddress({
    ...(counted.question ?? {
      ...emptySearch,
      from: address.from,
      service: sides[0]?.name,
      allServices: sides.length === 0,
      lookback: 'custom',
      start: micros(counted.start),
      end: micros(counted.end),
      limit: mostTraces,
    }),
    where: callCondition(caller, callee),
  });
  return (
    <PageLink
      to={searchPlace(question.toString())}
      className={classes['traces']}
      title={
        counted.question
          ? undefined
          : `Those with this call among the ${formatCount(mostTraces)} newest traces of ${sides[0] === undefined ? 'all services' : serviceWords(sides[0].name)} in the window: the server counts calls, and does not say in which traces they are`
      }
    >
      <Icon name="search" size={14} /> Show these traces
    </PageLink>
  );
}

/** Leads to the paths through a service, out of the traces shown, or of that service in the window shown. */
export function PathsLink({
  service,
  counted,
  address,
}: {
  readonly service: string;
  readonly counted: ShownCalls;
  readonly address: SystemAddress;
}) {
  const { question } = counted;
  const raw = writePathsAddress({
    ...emptyPathsAddress,
    service,
    from: address.from,
    ...(question === undefined
      ? {
          window: {
            ...address.window,
            lookback: 'custom',
            start: micros(counted.start),
            end: micros(counted.end),
            limit: 200,
          },
        }
      : {
          askService: question.service ?? '',
          askOperation: question.operation ?? '',
          tags: question.tags,
          minDuration: question.minDuration,
          maxDuration: question.maxDuration,
          window: address.window,
        }),
  });
  return (
    <PageLink to={pathsPlace(raw.toString())} className={classes['traces']}>
      <Icon name="graph" size={14} /> Paths through <bdi>{serviceWords(service)}</bdi>
    </PageLink>
  );
}
