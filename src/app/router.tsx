import {
  createBrowserHistory,
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import type { RawSearch } from '../state/url/address';
import { NotFound } from './NotFound';
import { RouteFailed } from './RouteFailed';
import { Shell } from './Shell';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: RouteFailed });

const raw = (search: Record<string, unknown>): RawSearch => ({
  raw: typeof search['raw'] === 'string' ? search['raw'] : '',
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => redirect({ to: '/search', search: { raw: '' }, replace: true, throw: true }),
});

const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: raw,
  component: lazyRouteComponent(() => import('../views/search/SearchPage'), 'SearchPage'),
});

const trace = createRoute({
  getParentRoute: () => root,
  path: '/trace/$traceId',
  validateSearch: raw,
  component: lazyRouteComponent(() => import('../views/trace/TracePage'), 'TracePage'),
});

/**
 * A server that answers every page route says so by a `<base>` element. Without one (plain static files) the route
 * lives behind the #, so that a reload never asks the server for a page that it does not have.
 */
const servesPages = document.querySelector('base') !== null;

export const router = createRouter({
  routeTree: root.addChildren([home, search, trace]),
  history: servesPages ? createBrowserHistory() : createHashHistory(),
  basepath: servesPages ? new URL(document.baseURI).pathname : '/',
  // The router carries the query string untouched; state/url reads and writes it.
  parseSearch: (text) => ({ raw: text.replace(/^\?/, '') }),
  stringifySearch: (value) =>
    typeof value['raw'] === 'string' && value['raw'] !== '' ? `?${value['raw']}` : '',
  scrollRestoration: false,
  defaultPreload: false,
  defaultPendingMs: 300,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
