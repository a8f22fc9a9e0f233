import { visibleText } from '../../core';

/** A page and its query, as in state/url/place. */
interface Place {
  readonly path: string;
  readonly raw: string;
}

/** The parameter that names a file by its address; it holds where files are looked at. */
const NAME = 'url';

/** What the parameter of a query string says; undefined where it is not there, or empty. */
export const fileUrlIn = (raw: string): string | undefined =>
  raw.includes(NAME) ? new URLSearchParams(raw).get(NAME) || undefined : undefined;

/** A place that names a file is one of files. */
export function placeOfFileUrl(place: Place): Place {
  if (fileUrlIn(place.raw) === undefined || /(?:^|&)xfrom=files(?:&|$)/.test(place.raw)) return place;
  const parameters = new URLSearchParams(place.raw);
  parameters.set('xfrom', 'files');
  return { ...place, raw: parameters.toString() };
}

/** Whether a place says nothing but which file: then what is in it decides where to look. */
export const isOnlyFileUrl = ({ path, raw }: Place): boolean =>
  /^\/search\/?$/.test(path) &&
  [...new URLSearchParams(raw).keys()].every(
    (name) => name === NAME || name === 'xfrom' || /^ui[A-Z]/.test(name),
  );

/** What a link leads to, both as query strings: from the files of an address to the same, unless it names others itself. */
export function keepFileUrl(here: string, there: string): string {
  const stated = fileUrlIn(here);
  if (stated === undefined || !/(?:^|&)xfrom=files(?:&|$)/.test(there)) return there;
  const to = new URLSearchParams(there);
  if (to.has(NAME)) return there;
  to.set(NAME, stated);
  return to.toString();
}

/** A file that may be asked for. */
export interface FileAddress {
  readonly url: string;
  /** For people. */
  readonly name: string;
}

export type JudgedFileUrl =
  | { readonly ok: true; readonly file: FileAddress }
  /** Why nothing is asked, in sentences. */
  | { readonly ok: false; readonly refusal: string };

/** "https://files.example:8443" as a browser writes it; undefined for what is no origin of http or https. */
export function originOf(text: string): string | undefined {
  try {
    const { protocol, origin, username, password, pathname, search, hash } = new URL(text);
    const isBare = `${username}${password}${search}${hash}` === '' && pathname === '/';
    return isBare && /^https?:$/.test(protocol) ? origin : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Decides whether a file may be asked for: one of the page's own origin, or of one that was allowed.
 *
 * @param base absolute URL of the page, to which what is stated may be relative
 */
export function judgeFileUrl(stated: string, base: string, origins: readonly string[]): JudgedFileUrl {
  const shown = visibleText(stated, 200);
  const refused = (why: string): JudgedFileUrl => ({
    ok: false,
    refusal: `The file at “${shown}” was not asked for: ${why}`,
  });
  let url: URL;
  try {
    url = new URL(stated, base);
  } catch {
    return refused('this is no address.');
  }
  if (!/^https?:$/.test(url.protocol))
    return refused('an address of a file begins with http, https or a slash.');
  if (url.username !== '' || url.password !== '')
    return refused('an address that holds a name or a password is not used.');
  url.hash = '';
  const own = new URL(base).origin;
  if (url.origin !== own && !origins.includes(url.origin))
    return refused(
      `files of ${url.origin} are not allowed here. Who serves this page can allow them (--allow-url ${url.origin}, or fileOrigins in its configuration).`,
    );
  const last = url.pathname.split('/').at(-1) ?? '';
  const where = url.origin === own ? '' : ` (${url.host})`;
  return { ok: true, file: { url: url.href, name: `${last === '' ? url.pathname : decoded(last)}${where}` } };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
