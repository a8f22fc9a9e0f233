import { useMemo, useState } from 'react';
import { formatCount, type ServiceTotals } from '../../../core';
import { ServiceChip } from '../../../pieces/ServiceChip';
import { serviceHues } from '../../../pieces/serviceColour';
import { Button } from '../../../ui/Button';
import classes from './header.module.css';

const firstServices = 12;
/** Even when all are wanted: a trace may name 100 000 services. */
const mostServices = 1000;

/** The colour of each service with its spans and errors; services in error first, then in the order of their first span. */
export function ServiceLegend({
  totals,
  services,
}: {
  readonly totals: readonly ServiceTotals[];
  readonly services: readonly string[];
}) {
  const [all, setAll] = useState(false);
  const hues = useMemo(() => serviceHues(services), [services]);
  const ordered = useMemo(
    () => (totals.length <= firstServices ? totals : [...totals].sort((a, b) => b.errorCount - a.errorCount)),
    [totals],
  );
  const shown = ordered.slice(0, all ? mostServices : firstServices);
  const hidden = totals.length - shown.length;
  return (
    <div className={classes['legend']}>
      <ul className={classes['chips']} aria-label="Services with their spans">
        {shown.map(({ service, name, spanCount, errorCount }) => (
          <li key={service} className={classes['chip']}>
            <ServiceChip name={name} hue={hues.get(name)} spans={spanCount} errors={errorCount} />
          </li>
        ))}
      </ul>
      {(hidden > 0 || all) && totals.length > firstServices && (
        <Button
          look="quiet"
          className={classes['small']}
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
        >
          {all
            ? hidden > 0
              ? `Show fewer (${formatCount(hidden)} left out)`
              : 'Show fewer'
            : `${formatCount(hidden)} more`}
        </Button>
      )}
    </div>
  );
}
