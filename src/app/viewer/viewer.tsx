import '../../ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../../state/query/queries';
import { rememberSearch } from '../../state/url/lastSearch';
import { currentPlace, followBrowser, go } from '../../state/url/place';
import { home, loadPage } from '../pages';
import { applyTheme } from '../theme';
import { Times } from '../Times';
import { heldBytes, readHeldTraces } from './heldTraces';
import { ViewerShell } from './ViewerShell';

// The entry of the exported file (see scripts/build/standaloneViewer.ts): the page holds its traces and the view to begin with.

/** The place that the file was exported at: a path and a query. */
function firstPlace() {
  const element = document.querySelector<HTMLElement>('script[data-spanlight="view"]');
  if (element === null) return home;
  const [path = '', ...query] = new TextDecoder().decode(heldBytes(element)).split('?');
  return { path, raw: query.join('?') };
}

async function start(): Promise<void> {
  applyTheme(undefined);
  await readHeldTraces();
  if (currentPlace().path === '/') go(firstPlace(), 'replace');
  // The way back from a trace leads to the list of those in the file.
  rememberSearch(home.raw);
  followBrowser(loadPage);
  const place = document.getElementById('app');
  if (!place) throw new Error('the page has no element #app');
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <Times>
          <ViewerShell />
        </Times>
      </QueryClientProvider>
    </StrictMode>,
  );
}

void start();
