import { create } from 'zustand';
import { beginBusy } from '../session/busy';
import { keepEmbedding } from './embedding';
import { keepFileUrl } from './fileUrl';

/** A page of the app and what its query says. */
export interface Place {
  /** Below the base path, beginning with a slash: "/search". */
  readonly path: string;
  /** The query without its question mark; state/url alone reads and writes it. */
  readonly raw: string;
}

export const searchPlace = (raw = ''): Place => ({ path: '/search', raw });
export const tracePlace = (traceId: string, raw = ''): Place => ({
  path: `/trace/${encodeURIComponent(traceId)}`,
  raw,
});

/** The system as a whole: Jaeger UI's route. */
export const systemPlace = (raw = ''): Place => ({ path: '/dependencies', raw });

/** Paths through a service: Jaeger UI's route. */
export const pathsPlace = (raw = ''): Place => ({ path: '/deep-dependencies', raw });

/** Services over time: Jaeger UI's route. */
export const monitorPlace = (raw = ''): Place => ({ path: '/monitor', raw });

/** The searches that are watched. */
export const watchPlace = (raw = ''): Place => ({ path: '/watch', raw });

/** The trace id in a path, as it is stated; '' when there is none. */
export function traceIdIn(path: string): string {
  const stated = /^\/trace\/([^/]+)/.exec(path)?.[1] ?? '';
  try {
    return decodeURIComponent(stated);
  } catch {
    return stated;
  }
}

/**
 * A server that answers every page route says so by a `<base>` element. Without one (plain static files) the place lives behind
 * the #, so that a reload never asks the server for a page that it does not have.
 */
const basePath = (): string | undefined =>
  document.querySelector('base') === null
    ? undefined
    : new URL(document.baseURI).pathname.replace(/\/+$/, '');

/**
 * The address of a place, relative to the host. Whatever an embedded page leads to is embedded too, and from the files of an address it
 * goes to the same files.
 */
export function hrefOf({ path, raw }: Place): string {
  const here = currentPlace().raw;
  const kept = keepFileUrl(here, keepEmbedding(here, raw));
  const query = kept === '' ? '' : `?${kept}`;
  const base = basePath();
  return base === undefined
    ? `${window.location.pathname}${window.location.search}#${path}${query}`
    : `${base}${path}${query}`;
}

/** The place that the browser's address names, shown or not. */
export function currentPlace(): Place {
  const base = basePath();
  if (base === undefined) {
    const [path = '', ...query] = window.location.hash.slice(1).split('?');
    return { path: path.startsWith('/') ? path : `/${path}`, raw: query.join('?') };
  }
  const { pathname, search } = window.location;
  const below = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  return { path: below.startsWith('/') ? below : `/${below}`, raw: search.slice(1) };
}

/**
 * The place that the page is drawn for. While the code of another page is on its way, the browser's address is already that of the
 * other page, and none of this one's business.
 */
export const usePlace = create<Place>(() => currentPlace());

let prepare: (place: Place) => Promise<unknown> | undefined = () => undefined;
let moves = 0;

function show(): void {
  const place = currentPlace();
  const move = ++moves;
  const coming = prepare(place);
  if (coming === undefined) {
    usePlace.setState(place, true);
    return;
  }
  const endBusy = beginBusy();
  void coming.then(() => {
    if (move === moves) usePlace.setState(currentPlace(), true);
    endBusy();
  });
}

/** Goes to a place: a step of the browser's history, or in place of the present one. */
export function go(place: Place, how: 'push' | 'replace' = 'push'): void {
  const href = hrefOf(place);
  if (how === 'replace') window.history.replaceState(window.history.state, '', href);
  else window.history.pushState(null, '', href);
  show();
}

/**
 * Shows what the browser's address names, now and whenever it changes. `code` loads what a place needs, as far as it
 * comes; undefined = it is there.
 */
export function followBrowser(code: (place: Place) => Promise<unknown> | undefined): void {
  prepare = code;
  window.addEventListener('popstate', show);
  show();
}
