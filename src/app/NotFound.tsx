import { PageLink } from '../state/url/PageLink';
import { searchPlace } from '../state/url/place';
import { EmptyState } from '../ui/EmptyState';
import { usePageTitle } from '../ui/usePageTitle';

/** An address that is no page of ours. */
export function NotFound() {
  usePageTitle('Page not found');
  return (
    <EmptyState title="There is no such page">
      <p>The address does not lead to a search or a trace.</p>
      <PageLink to={searchPlace()}>Go to the search</PageLink>
    </EmptyState>
  );
}
