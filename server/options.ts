import { validateHeaderName, validateHeaderValue } from 'node:http';
import { parseArgs } from 'node:util';
import {
  COLLECTOR_HELP,
  COLLECTOR_NAMES,
  readCollectorOptions,
  type CollectorOptions,
} from './collector/collectorOptions';
import { hostOf, originOf, portOf, Refused } from './optionValues';

/** APIs that are passed on. */
const BACKENDS = ['jaeger', 'tempo', 'zipkin'] as const;
export type Backend = (typeof BACKENDS)[number];

/** What the command was asked to do, checked. */
export interface ServeOptions {
  /** 0 = any free port. */
  readonly port: number;
  readonly host: string;
  /** '' or '/path', without a slash at its end. */
  readonly basePath: string;
  /** Base address of a real server, without a slash at its end; undefined = the demo. */
  readonly jaeger: URL | undefined;
  /** What `jaeger` is: one that speaks Jaeger's API, or Grafana Tempo or Zipkin by their own; undefined = to be found out. */
  readonly backend: Backend | undefined;
  /** Spans are taken in over OTLP, and shown; undefined = they are not. */
  readonly otlp: CollectorOptions | undefined;
  /** Sent to the Jaeger with every request. Secrets: never to be logged. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Headers of the page's requests that are passed on to the Jaeger, lower case. */
  readonly forwardHeaders: readonly string[];
  readonly allowHosts: readonly string[];
  /** Other origins whose files a link may name (`?url=`). */
  readonly allowUrls: readonly string[];
  /** Sources of the Content-Security-Policy, as they stand there. */
  readonly frameAncestors: string;
  readonly trustedTypes: boolean;
  /** File with Jaeger UI's configuration, .json or .js; undefined = none. */
  readonly uiConfig: string | undefined;
  readonly bigTraces: boolean;
  readonly open: boolean;
}

export type ReadOptions =
  | { readonly wish: 'serve'; readonly options: ServeOptions }
  | { readonly wish: 'help' }
  | { readonly wish: 'version' }
  | { readonly wish: 'refused'; readonly reason: string };

export const DEFAULT_PORT = 4040;

export const HELP = `Spanlight: a trace explorer.

  npm start                          the app with its built-in demo
  npm start -- --jaeger URL          the app over a Jaeger, for example http://localhost:16686
  npm start -- --otlp                the app over what programs on this machine send it by OTLP

Options
  --jaeger URL              base address of a Jaeger query service (or one that speaks its API), with its path
  --backend KIND            the API that is spoken there: jaeger, tempo (Grafana Tempo's own) or zipkin; found out
                            by its answers where it is not said
  --header 'Name: value'    sent to the Jaeger with every request, for sign-in or tenants; may be repeated
  --forward-header NAME     pass this header of the page's requests on to the Jaeger (none is otherwise: no
                            cookie, no Authorization); may be repeated
  --port NUMBER             port to listen on; 0 = any free one (default ${DEFAULT_PORT})
  --host ADDRESS            address to listen on (default 127.0.0.1: this machine only)
  --base-path /PATH         serve below this path (default /)
  --allow-host NAME         answer to this host name too, as behind a reverse proxy; may be repeated
  --allow-url ORIGIN        links may name trace files of this origin too (?url=), such as https://files.example;
                            may be repeated
  --frame-ancestors LIST    who may show the app in a frame: none, self, https://wiki.example (default self)
  --ui-config FILE          Jaeger UI's configuration (menu, link patterns, …): JSON, or a script with UIConfig()
  --trusted-types           demand Trusted Types for scripts in the Content-Security-Policy
  --open                    open the app in the browser
${COLLECTOR_HELP}
  --help, --version`;

const NAMES = {
  jaeger: { type: 'string' },
  backend: { type: 'string' },
  header: { type: 'string', multiple: true },
  'forward-header': { type: 'string', multiple: true },
  port: { type: 'string' },
  host: { type: 'string' },
  'base-path': { type: 'string' },
  'allow-host': { type: 'string', multiple: true },
  'allow-url': { type: 'string', multiple: true },
  'frame-ancestors': { type: 'string' },
  'ui-config': { type: 'string' },
  'trusted-types': { type: 'boolean' },
  'big-traces': { type: 'boolean' },
  ...COLLECTOR_NAMES,
  open: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/** Reads the command line (without node and script). A refusal is one line that names the option and what it takes. */
export function readOptions(args: readonly string[]): ReadOptions {
  try {
    return read(args);
  } catch (error) {
    if (error instanceof Refused) return { wish: 'refused', reason: error.message };
    if (error instanceof TypeError && 'code' in error) {
      // parseArgs: the first sentence says what is wrong, the rest is advice about positional arguments.
      const [reason = error.message] = error.message.split(/\.\s|\n/);
      return { wish: 'refused', reason };
    }
    throw error;
  }
}

function read(args: readonly string[]): ReadOptions {
  const { values } = parseArgs({ args: [...args], options: NAMES, strict: true, allowPositionals: false });
  if (values.help === true) return { wish: 'help' };
  if (values.version === true) return { wish: 'version' };
  const jaeger = values.jaeger === undefined ? undefined : jaegerOf(values.jaeger);
  if (jaeger === undefined) {
    for (const name of ['backend', 'header', 'forward-header'] as const) {
      if (values[name] !== undefined)
        throw new Refused(`--${name} is for a real server: it needs --jaeger URL`);
    }
  }
  const otlp = readCollectorOptions(values);
  if (otlp !== undefined && jaeger !== undefined)
    throw new Refused('--otlp shows its own spans and --jaeger those of a server: give one of them');
  return {
    wish: 'serve',
    options: {
      port: portOf('--port', values.port ?? String(DEFAULT_PORT)),
      host: hostOf('--host', values.host ?? '127.0.0.1'),
      basePath: basePathOf(values['base-path'] ?? '/'),
      jaeger,
      backend: values.backend === undefined ? undefined : backendOf(values.backend),
      otlp,
      headers: (values.header ?? []).map(headerOf),
      forwardHeaders: (values['forward-header'] ?? []).map(forwardedOf),
      allowHosts: (values['allow-host'] ?? []).map((name) => hostOf('--allow-host', name)),
      allowUrls: (values['allow-url'] ?? []).map((origin) => originOf('--allow-url', origin)),
      frameAncestors: frameAncestorsOf(values['frame-ancestors'] ?? 'self'),
      trustedTypes: values['trusted-types'] ?? false,
      uiConfig: values['ui-config'],
      bigTraces: values['big-traces'] ?? false,
      open: values.open ?? false,
    },
  };
}

function backendOf(text: string): Backend {
  const backend = BACKENDS.find((name) => name === text);
  if (backend !== undefined) return backend;
  throw new Refused(`--backend takes jaeger, tempo or zipkin, not '${text}'`);
}

function basePathOf(text: string): string {
  const bare = text.replace(/\/$/, '');
  const fine = bare === '' || /^(\/[A-Za-z0-9._~-]+)+$/.test(bare);
  if (!text.startsWith('/') || !fine || bare.split('/').some((part) => part === '.' || part === '..')) {
    throw new Refused(`--base-path takes a path like /spanlight, not '${text}'`);
  }
  return bare;
}

function jaegerOf(text: string): URL {
  const url = parseUrl(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') {
    throw new Refused(`--jaeger takes an address like http://localhost:16686, not '${withoutSecrets(text)}'`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new Refused(
      "--jaeger takes no name and password: give them with --header 'Authorization: Basic …'",
    );
  }
  if (url.search !== '' || url.hash !== '') throw new Refused('--jaeger takes an address without ? and #');
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url;
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

const withoutSecrets = (text: string): string => text.replace(/\/\/[^/@]*@/, '//…@').replace(/\?.*$/s, '?…');

const UNFIT =
  /^(connection|content-length|expect|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i;

function headerOf(text: string): readonly [string, string] {
  const colon = text.indexOf(':');
  const name = text.slice(0, Math.max(colon, 0)).trim();
  const value = text.slice(colon + 1).trim();
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    // The value may be a secret, so the message does not repeat it.
    throw new Refused(
      `--header takes 'Name: value'${name === '' || /\s/.test(name) ? '' : ` (given for ${name})`}`,
    );
  }
  if (UNFIT.test(name)) throw new Refused(`--header cannot set ${name}: it belongs to the connection`);
  return [name, value];
}

function forwardedOf(text: string): string {
  const name = text.trim().toLowerCase();
  if (!/^[a-z0-9-]+$/.test(name) || UNFIT.test(name) || name === 'host') {
    throw new Refused(`--forward-header takes the name of a header such as Authorization, not '${text}'`);
  }
  return name;
}

function frameAncestorsOf(text: string): string {
  const sources = text.split(/[\s,]+/).filter((source) => source !== '');
  const written = sources.map((source) => {
    const word = source.replace(/^'(.*)'$/, '$1').toLowerCase();
    if (word === 'self' || word === 'none') return `'${word}'`;
    if (/^(https?:\/\/)?(\*\.)?[a-z0-9.-]+(:(\d{1,5}|\*))?$/.test(word)) return word;
    throw new Refused(
      `--frame-ancestors takes self, none or origins like https://wiki.example, not '${source}'`,
    );
  });
  if (written.length === 0 || (written.length > 1 && written.includes("'none'"))) {
    throw new Refused('--frame-ancestors takes none alone, or self and origins');
  }
  return written.join(' ');
}
