import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import type { JaegerEndpoint } from '../src/sources/endpoint';
import { sendText } from './apiError';
import { chooseEncoding, indexPage, type AppFile } from './appFiles';
import { answerFrom } from './endpointApi';
import type { ServeOptions } from './options';
import { isApiCall, isPage, isTracePage, readTarget, type Target } from './paths';
import { proxyApi } from './proxy';
import { FILE_HEADERS, pageHeaders } from './securityHeaders';

export interface AppParts {
  readonly options: ServeOptions;
  /** The built app, by path. Has '/index.html'. */
  readonly files: ReadonlyMap<string, AppFile>;
  /** What answers where there is no Jaeger: the demo, or the collector. */
  readonly endpoint: JaegerEndpoint;
  /** Where the collector takes spans; undefined without one. */
  readonly otlpUrl: string | undefined;
}

const FOREVER = 'public, max-age=31536000, immutable';
/** Vite's names: the hash of the content stands before the ending. */
const HASHED = /^\/static\/.*-[\w-]{8}\.\w+$/;

/** Routes: {base}/api/* to the Jaeger, the demo or the collector, the app's pages to index.html, everything else to its files. */
export function createApp({ options, files, endpoint, otlpUrl }: AppParts): Hono<{ Bindings: HttpBindings }> {
  const { basePath, jaeger } = options;
  const html = new TextDecoder().decode(files.get('/index.html')?.bytes);
  const index = indexPage(
    html,
    basePath,
    jaeger ?? (otlpUrl === undefined ? 'demo' : { otlpUrl }),
    options.backend,
  );
  const app = new Hono<{ Bindings: HttpBindings }>({ strict: true });

  // The path is taken from the wire: that of a Request object has already been tidied up.
  const below = (raw: string | undefined): Target | undefined => {
    // The page of a trace may have any id; which one does not matter here.
    if (isTracePage(raw, basePath)) return { path: '/trace/', query: '' };
    const target = readTarget(raw);
    if (target === undefined) return undefined;
    const { path, query } = target;
    return path === basePath || path.startsWith(`${basePath}/`)
      ? { path: path.slice(basePath.length), query }
      : undefined;
  };

  app.all('*', async (context) => {
    const { incoming, outgoing } = context.env;
    const method = context.req.method;
    const target = below(incoming.url);
    if (target === undefined) {
      sendText(outgoing, 404, '404 page not found');
      return RESPONSE_ALREADY_SENT;
    }
    const { path } = target;
    if (path === '/api' || path.startsWith('/api/')) {
      if (jaeger === undefined) await answerFrom(endpoint, outgoing, method, target);
      else if (isApiCall(method, path, options.backend))
        await proxyApi(incoming, outgoing, target, jaeger, options);
      else sendText(outgoing, 404, '404 page not found');
      return RESPONSE_ALREADY_SENT;
    }
    if (method !== 'GET' && method !== 'HEAD') {
      outgoing.setHeader('Allow', 'GET, HEAD');
      sendText(outgoing, 405, '405 method not allowed');
      return RESPONSE_ALREADY_SENT;
    }
    if (path === '') return context.redirect(`${basePath}/${target.query}`, 307);
    const file = isPage(path) || path === '/index.html' ? index : files.get(path);
    if (file === undefined) {
      sendText(outgoing, 404, '404 page not found');
      return RESPONSE_ALREADY_SENT;
    }
    const headers = new Headers(file === index ? pageHeaders(options) : FILE_HEADERS);
    headers.set('Cache-Control', HASHED.test(path) ? FOREVER : 'no-cache');
    headers.set('ETag', file.etag);
    if (file.encoded.size > 0) headers.set('Vary', 'Accept-Encoding');
    if (matchesTag(context.req.header('If-None-Match'), file.etag))
      return new Response(null, { status: 304, headers });
    const encoding = chooseEncoding(file, context.req.header('Accept-Encoding'));
    const bytes = encoding === undefined ? file.bytes : (file.encoded.get(encoding) ?? file.bytes);
    headers.set('Content-Type', file.type);
    headers.set('Content-Length', String(bytes.byteLength));
    if (encoding !== undefined) headers.set('Content-Encoding', encoding);
    return new Response(method === 'HEAD' ? null : bytes, { headers });
  });
  return app;
}

function matchesTag(header: string | undefined, etag: string): boolean {
  return (header ?? '')
    .split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
}
