import type { Backend } from './options';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, type Dirent } from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

/** One file of the app as it is sent, with the encodings that exist of it. */
export interface AppFile {
  readonly type: string;
  readonly etag: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly encoded: ReadonlyMap<Encoding, Uint8Array<ArrayBuffer>>;
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.ico', 'image/x-icon'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.map', 'application/json; charset=utf-8'],
  ['.mjs', 'text/javascript; charset=utf-8'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.wasm', 'application/wasm'],
  ['.webmanifest', 'application/manifest+json'],
  ['.woff2', 'font/woff2'],
]);
const SUFFIXES: readonly (readonly [Encoding, string])[] = [
  ['br', '.br'],
  ['gzip', '.gz'],
];

const etagOf = (bytes: Uint8Array): string =>
  `"${createHash('sha256').update(bytes).digest('hex').slice(0, 24)}"`;
const read = (path: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(path));

/**
 * Reads a built app into memory (a few megabytes): its files by their path below the app's folder, '/static/…'.
 * A request can only name one of these, so no path leads out of the folder. Throws when there is no folder.
 */
export function loadAppFiles(folder: string): ReadonlyMap<string, AppFile> {
  const files = new Map<string, AppFile>();
  const entries: Dirent[] = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = new Set<string>();
  for (const entry of entries) {
    if (entry.isFile())
      paths.add(join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/'));
  }
  for (const path of paths) {
    const type = TYPES.get(extname(path));
    // Hidden folders (Vite's manifest) are the build's own.
    if (type === undefined || path.includes('/.')) continue;
    const bytes = read(folder + path);
    const encoded = new Map<Encoding, Uint8Array<ArrayBuffer>>();
    for (const [encoding, suffix] of SUFFIXES) {
      if (paths.has(path + suffix)) encoded.set(encoding, read(folder + path + suffix));
    }
    files.set(path, { type, etag: etagOf(bytes), bytes, encoded });
  }
  return files;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['"', '&quot;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
]);

const meta = (name: string, content: string): string =>
  `<meta name="spanlight-${name}" content="${content.replace(/[&"<>]/g, (sign) => ENTITIES.get(sign) ?? '')}">`;

/** A file whose bytes are made here, with its encodings. */
function madeFile(type: string, text: string): AppFile {
  const bytes = new TextEncoder().encode(text);
  const encoded = new Map<Encoding, Uint8Array<ArrayBuffer>>([
    ['br', new Uint8Array(brotliCompressSync(bytes))],
    ['gzip', new Uint8Array(gzipSync(bytes))],
  ]);
  return { type, etag: etagOf(bytes), bytes, encoded };
}

/** The script of a configuration as a file of the app: its path, named by what is in it, and the file. */
export function scriptFile(text: string): readonly [path: string, file: AppFile] {
  const file = madeFile('text/javascript; charset=utf-8', text);
  return [`/static/ui-config-${file.etag.slice(1, 9)}.js`, file];
}

/** JSON as it may stand in a script element, whatever is inside. */
const jsonForPage = (value: object): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** What the page is told beside the endpoint: a configuration in JSON, or the path of its script. */
export type ToldConfig =
  { readonly kind: 'json'; readonly value: object } | { readonly kind: 'script'; readonly path: string };

/** What else the page is told. */
interface PageFacts {
  readonly config?: ToldConfig | undefined;
  readonly capabilities?: object | undefined;
  readonly backend?: Backend;
  /** Other origins whose files may be opened. */
  readonly allowUrls?: readonly string[];
}

/**
 * index.html for a base path: the app finds its files and its API relative to <base href>. Where the endpoint is the
 * demo or the collector the page is told so, for it to say so and to spare the question which API is spoken; of a Jaeger it is told
 * the host and no more, since its address may hold what is nobody's business. The scripts inside the page are for servers
 * that say less (docs/in-jaegers-place.md): they go, since the policy of this one allows none.
 */
export function indexPage(
  html: string,
  basePath: string,
  endpoint?: 'demo' | URL | { readonly otlpUrl: string },
  { config, capabilities, backend = 'jaeger', allowUrls = [] }: PageFacts = {},
): AppFile {
  const told =
    endpoint === undefined
      ? ''
      : endpoint === 'demo'
        ? meta('endpoint', 'demo')
        : 'otlpUrl' in endpoint
          ? meta('otlp', endpoint.otlpUrl)
          : meta('jaeger', endpoint.host) + (backend === 'jaeger' ? '' : meta('backend', backend));
  const files = allowUrls.length === 0 ? '' : meta('allow-url', allowUrls.join(' '));
  const base = `<base href="${basePath}/">${told}${files}`;
  const script = config?.kind === 'script' ? `<script id="site-script" src=".${config.path}"></script>` : '';
  const bare = html
    .replace(/\s*<script>[^]*?<\/script>/, '')
    .replace(/\s*<script id="site-script">[^]*?<\/script>/, () => script);
  const write = (page: string, name: string, value: object | undefined) =>
    value === undefined
      ? page
      : page.replace(`JAEGER_${name} = DEFAULT_${name};`, () => `JAEGER_${name} = ${jsonForPage(value)};`);
  const filled = write(
    write(bare, 'CONFIG', config?.kind === 'json' ? config.value : undefined),
    'BACKEND_CAPABILITIES',
    capabilities,
  );
  const text = /<base\b[^>]*>/i.test(filled)
    ? filled.replace(/<base\b[^>]*>/i, () => base)
    : filled.replace(/<head\b[^>]*>/i, (head) => head + base);
  return madeFile('text/html; charset=utf-8', text);
}

/** The encoding to send: the smallest that the client takes (Accept-Encoding) and that exists. */
export function chooseEncoding(file: AppFile, accepted: string | undefined): Encoding | undefined {
  const refused = new Set<string>();
  const taken = new Set<string>();
  for (const part of (accepted ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim());
    const none = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    (none ? refused : taken).add(name);
  }
  return SUFFIXES.map(([encoding]) => encoding).find(
    (encoding) =>
      file.encoded.has(encoding) && !refused.has(encoding) && (taken.has(encoding) || taken.has('*')),
  );
}
