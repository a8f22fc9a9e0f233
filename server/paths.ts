import type { Backend } from './options';

/** A request target that is safe to work with: as it came, cut at the question mark. */
export interface Target {
  /** Still encoded, begins with one slash. */
  readonly path: string;
  /** With its question mark, or ''. Verbatim. */
  readonly query: string;
}

const FORBIDDEN_RAW = /[\u0000-\u0020\u007f-\uffff]/;
const FORBIDDEN_DECODED = /[\u0000-\u001f\u007f\\]/;
const MAX_DECODINGS = 4;

/**
 * Reads the request target of an HTTP request as it came over the wire. undefined for anything that could mean another
 * place to somebody who reads it less strictly: absolute form, double slashes, dot segments, backslashes, control
 * characters, broken escapes; also when they only appear after decoding, once or several times.
 */
export function readTarget(raw: string | undefined): Target | undefined {
  if (raw?.startsWith('/') !== true || FORBIDDEN_RAW.test(raw)) return undefined;
  const mark = raw.indexOf('?');
  const path = mark < 0 ? raw : raw.slice(0, mark);
  const query = mark < 0 ? '' : raw.slice(mark);
  if (path.includes('//') || path.includes('#')) return undefined;
  let seen = path;
  for (let round = 0; ; round += 1) {
    if (FORBIDDEN_DECODED.test(seen)) return undefined;
    if (seen.split('/').some((segment) => segment === '.' || segment === '..')) return undefined;
    let decoded: string;
    try {
      decoded = decodeURIComponent(seen);
    } catch {
      // The first decoding has to work; a later one may meet a plain percent sign.
      return round === 0 ? undefined : { path, query };
    }
    if (decoded === seen) break;
    if (round === MAX_DECODINGS) return undefined;
    seen = decoded;
  }
  // A slash in disguise is only for the names of services, which may hold one.
  if (/%2f/i.test(path) && !/\/api\/services\/[^/]+\/operations$/.test(path)) return undefined;
  return { path, query };
}

const READ_PATHS = [
  /^\/api\/(services|operations|traces|dependencies|deep-dependencies|quality-metrics)$/,
  /^\/api\/services\/[^/]+\/operations$/,
  /^\/api\/traces\/[^/]+$/,
  /^\/api\/metrics\/(latencies|calls|errors|minstep)$/,
  /^\/api\/v3\/(services|operations|traces|trace-summaries)$/,
  /^\/api\/v3\/traces\/[^/]+$/,
];
/** Of Grafana Tempo: what the page asks, and no more. */
const TEMPO_PATHS = [
  /^\/api\/search$/,
  /^\/api\/traces\/[^/]+$/,
  /^\/api\/v2\/search\/tag\/(resource\.service\.name|name)\/values$/,
];
/** Of Zipkin: reading by version 2 of its API; it is sent no spans. */
const ZIPKIN_PATHS = [/^\/api\/v2\/(services|spans|traces|dependencies)$/, /^\/api\/v2\/trace\/[^/]+$/];
const READ_BY_BACKEND = { jaeger: READ_PATHS, tempo: TEMPO_PATHS, zipkin: ZIPKIN_PATHS } as const;
const WRITE_PATHS = [/^\/api\/archive\/[^/]+$/, /^\/api\/transform$/];

/** Whether the query API has such a method and path (encoded, from /api on). Nothing else is passed on to a backend. */
export function isApiCall(method: string, path: string, backend: Backend = 'jaeger'): boolean {
  if (method === 'GET' || method === 'HEAD') return READ_BY_BACKEND[backend].some((form) => form.test(path));
  return method === 'POST' && backend === 'jaeger' && WRITE_PATHS.some((form) => form.test(path));
}

const PAGES =
  /^\/(search|trace(\/.*)?|compare(\/.*)?|dependencies|deep-dependencies|monitor|quality-metrics|watch|system(\/.*)?)?\/?$/;

/** Whether the app has a page at this path (from the base path on): such paths get index.html. */
export function isPage(path: string): boolean {
  return PAGES.test(path);
}

/**
 * Whether a request target is the page of a trace, however odd its last segment: the app itself then says what is wrong
 * with the id. Safe, since such a request gets index.html and nothing that depends on the segment.
 */
export function isTracePage(raw: string | undefined, basePath: string): boolean {
  const prefix = `${basePath}/trace/`;
  return raw?.startsWith(prefix) === true && /^[^/\\?#]+(?:\?|$)/.test(raw.slice(prefix.length));
}
