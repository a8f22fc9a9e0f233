import { PageLink } from '../../../state/url/PageLink';
import { monitorPlace } from '../../../state/url/place';
import { Icon } from '../../../ui/Icon';
import classes from './panel.module.css';

/** Leads to the service over time. */
export function MonitorLink({ service }: { readonly service: string }) {
  return (
    <PageLink to={monitorPlace(new URLSearchParams({ service }).toString())} className={classes['traces']}>
      <Icon name="statistics" size={14} /> Monitor it
    </PageLink>
  );
}
