import { visibleText, type ServiceCount } from '../../../core';
import { ServiceChip } from '../../../pieces/ServiceChip';
import { serviceHues } from '../../../pieces/serviceColour';
import classes from './ServiceList.module.css';

const mostChips = 6;
const mostNamed = 40;

/** The services with their spans, those with errors first, so that what is cut off is what matters least. */
export function ServiceList({ services }: { readonly services: readonly ServiceCount[] }) {
  const hues = serviceHues(services.map(({ name }) => name));
  const ordered =
    services.length <= mostChips
      ? services
      : services.toSorted(
          (a, b) => (b.errorCount ?? 0) - (a.errorCount ?? 0) || (b.spanCount ?? 0) - (a.spanCount ?? 0),
        );
  const rest = ordered.slice(mostChips);
  return (
    <div className={classes['services']}>
      {ordered.slice(0, mostChips).map(({ name, spanCount, errorCount }) => (
        <ServiceChip key={name} name={name} hue={hues.get(name)} spans={spanCount} errors={errorCount} />
      ))}
      {rest.length > 0 && (
        <span
          className={classes['rest']}
          title={rest
            .slice(0, mostNamed)
            .map(({ name }) => visibleText(name))
            .join(', ')}
        >
          +{rest.length}
        </span>
      )}
    </div>
  );
}
