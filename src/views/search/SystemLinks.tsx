import { PageLink } from '../../state/url/PageLink';
import { isWide } from '../../state/query/searchQuery';
import { useSite } from '../../state/site/site';
import { pathsPlace, systemPlace } from '../../state/url/place';
import { emptyPathsAddress, writePathsAddress } from '../../state/url/pathsAddress';
import type { SearchAddress } from '../../state/url/searchAddress';
import { emptySystemAddress, writeSystemAddress } from '../../state/url/systemAddress';
import classes from './Results.module.css';

/** Leads to the service graph of the traces that were found, and to the paths through the service that was asked for. */
export function SystemLinks({ address }: { readonly address: SearchAddress }) {
  const { systemMenu, pathsMenu } = useSite();
  const { service, operation, tags, minDuration, maxDuration, from } = address;
  const { lookback, start, end, limit } = address;
  // Those pages ask one question, for a service.
  if (isWide(address) || address.traces.length > 0 || (from === 'server' && service === undefined))
    return null;
  const question = { tags, minDuration, maxDuration, from, window: { lookback, start, end, limit } };
  const system = writeSystemAddress({
    ...emptySystemAddress,
    ...question,
    service,
    operation,
    calls: 'traces',
  });
  const paths = writePathsAddress({
    ...emptyPathsAddress,
    ...question,
    service: service ?? '',
    askOperation: operation ?? '',
  });
  return (
    <>
      {systemMenu && (
        <PageLink
          to={systemPlace(system.toString())}
          className={classes['toolLink']}
          title="Who calls whom in these traces"
        >
          System
        </PageLink>
      )}
      {pathsMenu && service !== undefined && (
        <PageLink
          to={pathsPlace(paths.toString())}
          className={classes['toolLink']}
          title="The ways that these requests take through the service"
        >
          Paths
        </PageLink>
      )}
    </>
  );
}
