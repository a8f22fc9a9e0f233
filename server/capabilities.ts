import { headersOf, openRequest } from './proxy';
import type { ServeOptions } from './options';

const LIMIT_MS = 5_000;
const MOST_BYTES = 1_000_000;

/** What the page asks of a server's capabilities; everything else is left out. */
const NAMES = ['archiveStorage', 'metricsStorage', 'searchWithoutServiceName'] as const;

export type Capabilities = Readonly<Partial<Record<(typeof NAMES)[number], boolean>>>;

/**
 * What a Jaeger wrote about itself into the page of its own user interface (`JAEGER_BACKEND_CAPABILITIES = {…};`, up to 2.19
 * `JAEGER_STORAGE_CAPABILITIES`). undefined where it says nothing.
 */
export function capabilitiesIn(html: string): Capabilities | undefined {
  const json = /JAEGER_(?:BACKEND|STORAGE)_CAPABILITIES = (\{[^\n]*\});/.exec(html)?.[1];
  if (json === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null) return undefined;
    const told = new Map<string, unknown>(Object.entries(value));
    return Object.fromEntries(
      NAMES.flatMap((name) => {
        const flag = told.get(name);
        return typeof flag === 'boolean' ? [[name, flag] as const] : [];
      }),
    );
  } catch {
    return undefined;
  }
}

/** Asks the Jaeger for its page, since no question of its API tells what it can. Never fails; undefined where nothing was learned. */
export function askCapabilities(options: ServeOptions): Promise<Capabilities | undefined> {
  const { jaeger } = options;
  if (jaeger === undefined) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    let html = '';
    const request = openRequest(jaeger, 'GET', '/', { ...headersOf(options), accept: 'text/html' });
    const timer = setTimeout(() => {
      request.destroy();
    }, LIMIT_MS);
    timer.unref();
    request.once('error', () => undefined);
    request.once('response', (answer) => {
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        html += part;
        if (html.length > MOST_BYTES) request.destroy();
      });
      answer.once('error', () => undefined);
    });
    request.once('close', () => {
      clearTimeout(timer);
      resolve(capabilitiesIn(html));
    });
    request.end();
  });
}
