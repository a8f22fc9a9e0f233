import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fillIndex, type IndexFacts } from '../../test/support/jaegerIndex';

const APP = join(import.meta.dirname, '../../dist/app');
const TYPES = new Map([
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.svg', 'image/svg+xml'],
]);

export interface StaticOptions extends Partial<Omit<IndexFacts, 'version'>> {
  readonly version: '2.13' | '2.20' | 'main';
  /** Where the answers of its API come from. */
  readonly api: string;
  /** A header that every request has to carry, also the one for the page: tenant, sign-in. */
  readonly needs?: readonly [name: string, value: string];
  /** What the archive answers: status and message. */
  readonly archive?: readonly [status: number, message: string];
}

export interface JaegerStatic {
  /** Origin and base path, without a slash at the end. */
  readonly url: string;
  /** Method and path of what was asked of the API. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

/**
 * The build as a Jaeger's static-assets option serves it: index.html filled by the rules of a version for every path that is no API
 * and not below static/, all below the base path. For versions that cannot be had as programs; e2e/jaeger runs a real one.
 */
export async function startJaegerStatic(options: StaticOptions): Promise<JaegerStatic> {
  const { version, api, needs, archive, basePath = '/' } = options;
  const base = basePath === '/' ? '' : basePath;
  const index = fillIndex(readFileSync(join(APP, 'index.html'), 'utf8'), version, {
    basePath,
    capabilities: options.capabilities ?? {},
    version: { gitCommit: '', gitVersion: `v${version}`, buildDate: '' },
    ...(options.config === undefined ? {} : { config: options.config }),
  });
  const asked: string[] = [];
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const end = (status: number, type: string, body: string | Buffer) =>
      outgoing.writeHead(status, { 'content-type': type, connection: 'close' }).end(body);
    if (needs && incoming.headers[needs[0]] !== needs[1]) {
      end(401, 'text/plain', `missing ${needs[0]} header`);
      return;
    }
    const { pathname, search } = new URL(incoming.url ?? '/', 'http://x');
    if (!pathname.startsWith(`${base}/`)) {
      end(404, 'text/plain', '404 page not found');
      return;
    }
    const path = pathname.slice(base.length);
    if (path.startsWith('/api/')) {
      asked.push(`${incoming.method ?? ''} ${path}`);
      if (incoming.method === 'POST' && archive) {
        const [status, msg] = archive;
        const errors = status === 200 ? [] : [{ code: status, msg }];
        end(status, 'text/plain', JSON.stringify({ data: status === 200 ? [] : null, errors }));
        return;
      }
      const onward = request(`${api}${path}${search}`, { method: incoming.method, agent: false }, (reply) => {
        outgoing.writeHead(reply.statusCode ?? 502, {
          'content-type': reply.headers['content-type'] ?? 'text/plain',
        });
        reply.pipe(outgoing);
      });
      onward.on('error', () => outgoing.destroy());
      onward.end();
      return;
    }
    if (path.startsWith('/static/')) {
      const file = join(APP, normalize(path));
      if (file.startsWith(APP) && existsSync(file) && statSync(file).isFile())
        end(200, TYPES.get(extname(file)) ?? 'text/plain', readFileSync(file));
      else end(404, 'text/plain', '404 page not found');
      return;
    }
    end(200, 'text/html; charset=utf-8', index);
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${String(port)}${base}`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
