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

const pageOf = ({ path }: Place) => pages.find((page) => page.path.test(path));

/** Loads the code of a place's page; undefined when it is there, or there is no such page. */
export function loadPage(place: Place): Promise<unknown> | undefined {
  const page = pageOf(place);
  if (page === undefined || loaded.has(page)) return undefined;
  return page.load().then((component) => loaded.set(page, component));
}

/** The component of a place's page: 'unknown' = no page has this path, 'missing' = its code did not come. */
export function pageFor(place: Place): ComponentType | 'unknown' | 'missing' {
  const page = pageOf(place);
  return page === undefined ? 'unknown' : (loaded.get(page) ?? 'missing');
}

/** Where the address without a page leads. */
export const home = searchPlace();
