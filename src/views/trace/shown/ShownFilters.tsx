import { formatCount, visibleText } from '../../../core';
import { Button } from '../../../ui/Button';
import { Icon } from '../../../ui/Icon';
import { Popover } from '../../../ui/Popover';
import type { ViewProps } from '../ViewProps';
import classes from './shown.module.css';

const mostServices = 200;

/** Which services the tables show. */
function ServiceFilter({ view }: Pick<ViewProps, 'view'>) {
  const { trace } = view.open;
  const { services } = view.address;
  const chosen = new Set(services);
  const names = [...trace.services].filter((service) => service !== '').sort();
  const toggle = (service: string) => {
    const next = new Set(chosen);
    if (!next.delete(service)) next.add(service);
    view.change({ services: next.size === names.length ? [] : [...next] }, 'replace');
  };
  return (
    <Popover
      label="Services in the tables"
      panelClass={classes['panel']}
      button={
        <>
          {chosen.size === 0
            ? 'All services'
            : `${formatCount(chosen.size)} of ${formatCount(names.length)} services`}
          <Icon name="chevron-down" size={12} />
        </>
      }
    >
      {() => (
        <>
          <Button
            look="quiet"
            disabled={chosen.size === 0}
            onClick={() => {
              view.change({ services: [] }, 'replace');
            }}
          >
            Show all services
          </Button>
          <ul className={classes['list']}>
            {names.slice(0, mostServices).map((service) => (
              <li key={service}>
                <label className={classes['check']}>
                  <input
                    type="checkbox"
                    checked={chosen.has(service)}
                    onChange={() => {
                      toggle(service);
                    }}
                  />
                  <bdi>{visibleText(service.slice(0, 200))}</bdi>
                </label>
              </li>
            ))}
          </ul>
          {names.length > mostServices && (
            <p className={classes['note']}>
              {formatCount(names.length - mostServices)} more: look for them with service=… in the find.
            </p>
          )}
        </>
      )}
    </Popover>
  );
}

/** What the tables leave out, by the reader's choice: services, and what is not in the zoomed part. */
export function ShownFilters({ view, zoom }: Pick<ViewProps, 'view' | 'zoom'>) {
  return (
    <>
      {view.open.trace.services.length > 1 && <ServiceFilter view={view} />}
      <label className={classes['check']}>
        <input
          type="checkbox"
          checked={view.address.inWindow}
          onChange={(event) => {
            view.change({ inWindow: event.target.checked }, 'replace');
          }}
        />
        In the zoomed part{zoom.whole ? ' (all is shown)' : ''}
      </label>
    </>
  );
}
