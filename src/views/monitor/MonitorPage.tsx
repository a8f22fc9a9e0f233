import { FailurePanel } from '../../pieces/FailurePanel';
import { failureOf } from '../../state/query/FailureError';
import { useServices } from '../../state/query/searchQueries';
import { PageLink } from '../../state/url/PageLink';
import { searchPlace } from '../../state/url/place';
import { useMonitorAddress } from '../../state/url/useMonitorAddress';
import { EmptyState } from '../../ui/EmptyState';
import { Notice } from '../../ui/Notice';
import { useShortcuts } from '../../ui/shortcuts';
import { usePageTitle } from '../../ui/usePageTitle';
import { Waiting } from '../../ui/Waiting';
import { nameWords } from './figureWords';
import classes from './monitor.module.css';
import { MonitorHead } from './MonitorHead';
import { Overview } from './Overview';
import { ServiceMonitor } from './ServiceMonitor';
import { useWindow } from './useWindow';

const none: readonly string[] = [];

/** Rate, errors and durations of services and their operations over time. All of it stands in the address. */
export function MonitorPage() {
  const { address, faults, change } = useMonitorAddress();
  const services = useServices();
  const view = useWindow(address.end, address.every);
  const { service } = address;
  usePageTitle(service === undefined ? 'Monitor' : `${nameWords(service)} · Monitor`);
  useShortcuts([{ keys: 'r', does: 'Look again', group: 'Monitor', run: view.look }]);
  return (
    <div className={classes['page']}>
      <MonitorHead services={services.data ?? none} address={address} view={view} change={change} />
      {faults.length > 0 && (
        <Notice tone="warn">
          {faults.map((fault) => (
            <p key={fault}>
              <bdi>{fault}</bdi>
            </p>
          ))}
        </Notice>
      )}
      {service !== undefined ? (
        <ServiceMonitor key={service} service={service} address={address} view={view} change={change} />
      ) : services.isError ? (
        <FailurePanel failure={failureOf(services.error)} onRetry={() => void services.refetch()} />
      ) : services.data === undefined ? (
        <Waiting text="Asking for the services…" />
      ) : services.data.length === 0 ? (
        <EmptyState title="The server knows no service">
          <p>No service has sent a trace yet.</p>
          <PageLink to={searchPlace()}>Go to search</PageLink>
        </EmptyState>
      ) : (
        <Overview services={services.data} address={address} until={view.until} change={change} />
      )}
    </div>
  );
}
