import type { ComponentType } from 'react';
import { searchPlace, type Place } from '../state/url/place';

/** A page: which paths are its own, and its code. */
interface Page {
  readonly path: RegExp;
  readonly load: () => Promise<ComponentType>;
}

const pages: readonly Page[] = [
  { path: /^\/search\/?$/, load: async () => (await import('../views/search/SearchPage')).SearchPage },
  {
    path: /^\/trace\/(?![^/]*\.\.\.)[^/]+\/?$/,
    load: async () => (await import('../views/trace/TracePage')).TracePage,
  },
  {
    path: /^\/trace\/[^/]*\.\.\.[^/]*\/?$/,
    load: async () => (await import('../views/compare/ComparePage')).ComparePage,
  },
  { path: /^\/dependencies\/?$/, load: async () => (await import('../views/system/SystemPage')).SystemPage },
  {
    path: /^\/deep-dependencies\/?$/,
    load: async () => (await import('../views/system/paths/PathsPage')).PathsPage,
  },
  { path: /^\/monitor\/?$/, load: async () => (await import('../views/monitor/MonitorPage')).MonitorPage },
  { path: /^\/watch\/?$/, load: async () => (await import('./watch/WatchPage')).WatchPage },
  // Pages of Jaeger UI that are not here: they say so, and what there is instead.
  {
    path: /^\/quality-metrics\/?$/,
    load: async () => (await import('./MissingPage')).MissingPage,
  },
];

const loaded = new Map<Page, ComponentType>();
const loading = new Map<Page, Promise<void>>();

const pageOf = ({ path }: Place) => pages.find((page) => page.path.test(path));

/** Loads the code of a place's page, as far as it comes; undefined when it is there, or there is no such page. */
export function loadPage(place: Place): Promise<void> | undefined {
  const page = pageOf(place);
  if (page === undefined || loaded.has(page)) return undefined;
  const under = loading.get(page);
  if (under !== undefined) return under;
  const load = page
    .load()
    .then((component) => {
      loaded.set(page, component);
    })
    // It is asked for again when the place is gone to again.
    .catch(() => undefined)
    .finally(() => loading.delete(page));
  loading.set(page, load);
  return load;
}

/** The component of a place's page: 'unknown' = no page has this path, 'coming' = its code is on its way, 'missing' = that did not come. */
export function pageFor(place: Place): ComponentType | 'unknown' | 'coming' | 'missing' {
  const page = pageOf(place);
  return page === undefined ? 'unknown' : (loaded.get(page) ?? (loading.has(page) ? 'coming' : 'missing'));
}

/** Where the address without a page leads. */
export const home = searchPlace();
