import { standalone } from './embedding';
import { PageLink } from './PageLink';
import { usePlace } from './place';

/** From a page inside another one to the same view as a page of its own. */
export function FullPageLink() {
  const { path, raw } = usePlace();
  return (
    <PageLink to={{ path, raw: standalone(raw) }} target="_blank" rel="noopener">
      Full page
    </PageLink>
  );
}
