import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import type { JaegerEndpoint } from '../src/sources/endpoint';
import { sendText } from './apiError';
import { chooseEncoding, indexPage, scriptFile, type AppFile, type ToldConfig } from './appFiles';
import type { Capabilities } from './capabilities';
import { answerFrom } from './endpointApi';
import type { Backend, ServeOptions } from './options';
import { isApiCall, isPage, isTracePage, readTarget, type Target } from './paths';
import { proxyApi } from './proxy';
import { fileHeaders, pageHeaders } from './securityHeaders';
import type { UiConfig } from './uiConfig';

export interface AppParts {
  readonly options: ServeOptions;
  /** The built app, by path. Has '/index.html'. */
  readonly files: ReadonlyMap<string, AppFile>;
  /** What answers where there is no Jaeger: the demo, or the collector. */
  readonly endpoint: JaegerEndpoint;
  /** Where the collector takes spans; undefined without one. */
  readonly otlpUrl: string | undefined;
  readonly uiConfig?: UiConfig | undefined;
  /** What the real server is; asked for before anything is told or passed on. */
  readonly backend: Promise<Backend>;
  /** What the Jaeger says that it can, when it has said it. */
  readonly capabilities?: Promise<Capabilities | undefined> | undefined;
}

const FOREVER = 'public, max-age=31536000, immutable';
/** Vite's names: the hash of the content stands before the ending. */
const HASHED = /^\/static\/.*-[\w-]{8}\.\w+$/;

/** Routes: {base}/api/* to the Jaeger, the demo or the collector, the app's pages to index.html, everything else to its files. */
export function createApp({
  options,
  files: built,
  endpoint,
  otlpUrl,
  uiConfig,
  backend: finding,
  capabilities,
}: AppParts): Hono<{ Bindings: HttpBindings }> {
  const { basePath, jaeger } = options;
  const html = new TextDecoder().decode(built.get('/index.html')?.bytes);
  const script = uiConfig?.kind === 'script' ? scriptFile(uiConfig.text) : undefined;
  const files = script === undefined ? built : new Map([...built, script]);
  const told: ToldConfig | undefined =
    uiConfig?.kind === 'json' ? uiConfig : script && { kind: 'script', path: script[0] };
  const answering = jaeger ?? (otlpUrl === undefined ? 'demo' : { otlpUrl });
  let can: Capabilities | undefined;
  let written: AppFile | undefined;
  void capabilities?.then((known) => {
    can = known;
    written = undefined;
  });
  const indexFor = (backend: Backend): AppFile =>
    (written ??= indexPage(html, basePath, answering, {
      config: told,
      capabilities: can,
      backend,
      allowUrls: options.allowUrls,
    }));
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
      else if (isApiCall(method, path, await finding))
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
    const isIndex = isPage(path) || path === '/index.html';
    const file = isIndex ? indexFor(await finding) : files.get(path);
    if (file === undefined) {
      sendText(outgoing, 404, '404 page not found');
      return RESPONSE_ALREADY_SENT;
    }
    const headers = new Headers(isIndex ? pageHeaders(options) : fileHeaders(options));
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
