import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startLocalServer, type LocalServer } from './localServer';

/** One recorded request: what was asked and the file that holds the raw body of the answer. */
interface Recording {
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly file: string | null;
}

export interface ReplayServer extends LocalServer {
  /** Questions that were not among the recordings. A test that leaves one here has asked something else than it thinks. */
  readonly missed: readonly string[];
}

const golden = new URL('../golden/', import.meta.url);

/** The part of the URL before `/api`: VictoriaTraces has a prefix. */
const prefixes = new Map([['victoriatraces-2025-07', '/select/jaeger']]);

/**
 * Answers from the recordings of one server: by method and URL, whatever the order of the parameters. Times in the
 * form of the recording's window are compared as times, since a client may write them otherwise. A question that was not recorded gets 599.
 */
export async function startReplayServer(folder: string): Promise<ReplayServer> {
  const index: Recording[] = JSON.parse(readFileSync(new URL(`${folder}/index.json`, golden), 'utf8'));
  const prefix = prefixes.get(folder) ?? '';
  const byKey = new Map<string, Recording>();
  for (const recording of index) {
    const key = keyOf(recording.method, recording.url.replace(prefix, ''));
    if (!byKey.has(key)) byKey.set(key, recording);
  }
  const missed: string[] = [];
  const server = await startLocalServer((request, response) => {
    const url = request.url ?? '';
    const recording = byKey.get(keyOf(request.method ?? '', url.replace(prefix, '')));
    if (recording === undefined) {
      missed.push(`${request.method ?? ''} ${decodeURIComponent(url)}`);
      response.writeHead(599, { 'content-type': 'text/plain' }).end('not recorded');
      return;
    }
    const type = recording.headers['content-type'];
    if (type !== undefined) response.setHeader('content-type', type);
    response.writeHead(recording.status);
    response.end(
      recording.file === null
        ? ''
        : readFileSync(fileURLToPath(new URL(`${folder}/${recording.file}`, golden))),
    );
  });
  return { ...server, base: server.base.slice(0, -1) + prefix + '/', missed };
}

/** Method, path and the non-empty parameters in order. */
function keyOf(method: string, url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://recorded.invalid');
  const parameters = [...searchParams]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${/Time|time/.test(name) ? String(Date.parse(value)) : value}`)
    .sort();
  return `${method} ${pathname}?${parameters.join('&')}`;
}
