import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from '../state/query/queries';
import { settleStartup } from '../state/session/busy';
import { router } from './router';

/** Draws the app. Called once by boot, after the first request is under way. */
export function start(): void {
  const place = document.getElementById('app');
  if (!place) throw new Error('index.html has no element #app');
  const client = createQueryClient();
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
  void router.load().then(settleStartup);
}
