import type { CountedWindow } from '../../../state/query/dependencies';
import { PageLink } from '../../../state/url/PageLink';
import { searchPlace } from '../../../state/url/place';
import { emptySearch, writeSearchAddress } from '../../../state/url/searchAddress';
import { Icon } from '../../../ui/Icon';
import classes from './panel.module.css';
import { serviceWords } from '../words';

/** Leads to the search for a service's traces, in the window that the calls were counted in. */
export function TracesLink({
  service,
  counted,
  from,
}: {
  readonly service: string;
  readonly counted: CountedWindow;
  readonly from: 'server' | 'files';
}) {
  const question = writeSearchAddress({
    ...emptySearch,
    service,
    from,
    lookback: 'custom',
    start: Number(counted.start / 1000n),
    end: Number(counted.end / 1000n),
  });
  return (
    <PageLink to={searchPlace(question.toString())} className={classes['traces']}>
      <Icon name="search" size={14} /> Show traces of <bdi>{serviceWords(service)}</bdi>
    </PageLink>
  );
}
