import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { FailurePanel } from '../pieces/FailurePanel';
import { openLinksHere } from '../pieces/linkTarget';
import { useSite } from '../state/site/site';
import { failureOf } from '../state/query/FailureError';
import { createQueryClient } from '../state/query/queries';
import { followFileUrl } from '../state/query/fileAtUrl';
import { fileUrlIn, placeOfFileUrl } from '../state/url/fileUrl';
import { currentPlace, followBrowser, go } from '../state/url/place';
import { FaultBoundary } from '../ui/FaultBoundary';
import { home, loadPage } from './pages';
import { Shell } from './Shell';
import { Times } from './Times';

/** Draws the app. Called once by boot, after the first request is under way. */
export function start(): void {
  const place = document.getElementById('app');
  if (!place) throw new Error('index.html has no element #app');
  const client = createQueryClient();
  if (!useSite.getState().newTabs) openLinksHere();
  const here = currentPlace();
  // Static files are opened by index.html?url=…, with the place behind a # that is not there yet.
  const raw = here.raw === '' ? window.location.search.slice(1) : here.raw;
  const first = fileUrlIn(raw) === undefined ? home : { ...home, raw };
  const wanted = placeOfFileUrl(here.path === '/' ? first : here);
  if (wanted.path !== here.path || wanted.raw !== here.raw) go(wanted, 'replace');
  followFileUrl();
  followBrowser(loadPage);
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Times>
          <FaultBoundary
            fallback={(error, retry) => <FailurePanel failure={failureOf(error)} onRetry={retry} />}
          >
            <Shell />
          </FaultBoundary>
        </Times>
      </QueryClientProvider>
    </StrictMode>,
  );
}
