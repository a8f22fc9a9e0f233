import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openLinksHere } from '../pieces/linkTarget';
import { useSite } from '../state/site/site';
import { createQueryClient } from '../state/query/queries';
import { currentPlace, followBrowser, go } from '../state/url/place';
import { home, loadPage } from './pages';
import { Shell } from './Shell';
import { Times } from './Times';

/** Draws the app. Called once by boot, after the first request is under way. */
export function start(): void {
  const place = document.getElementById('app');
  if (!place) throw new Error('index.html has no element #app');
  const client = createQueryClient();
  if (!useSite.getState().newTabs) openLinksHere();
  if (currentPlace().path === '/') go(home, 'replace');
  followBrowser(loadPage);
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Times>
          <Shell />
        </Times>
      </QueryClientProvider>
    </StrictMode>,
  );
}
