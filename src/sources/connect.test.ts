import { afterEach, describe, expect, it } from 'vitest';
import { startLocalServer, type LocalServer } from '../../test/support/localServer';
import type { Failure } from '../core';
import { EngineCore } from '../worker/EngineCore';
import { connect, type SmallStore } from './connect';

let server: LocalServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

type Reply = readonly [status: number, body: string];

/** A server that answers the probe, the list of services, and everything else. */
async function serve(summaries: Reply, services: Reply): Promise<LocalServer> {
  server = await startLocalServer((request, response) => {
    const url = request.url ?? '';
    const [status, body] = url.includes('/api/v3/trace-summaries') ? summaries : services;
    response
      .writeHead(status, { 'content-type': 'text/plain', location: 'https://login.invalid/' })
      .end(body);
  });
  return server;
}

const PAGE: Reply = [200, '<!doctype html><title>Jaeger UI</title>'];
const NO_ROUTE: Reply = [404, '404 page not found\n'];
const V3: Reply = [
  400,
  '{"error":{"httpCode":400,"message":"query.startTimeMin and query.startTimeMax are required"}}',
];
const SERVICES: Reply = [200, '{"data":["a"],"total":1,"limit":0,"offset":0,"errors":null}'];

async function failureFor(summaries: Reply, services: Reply): Promise<Failure> {
  const { base } = await serve(summaries, services);
  const answer = await connect(base, new EngineCore());
  if (answer.ok) throw new Error(`connected as ${answer.value.kind}`);
  return answer.failure;
}

/** A store that remembers. */
function memory(): SmallStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
}

describe('the choice of the API', () => {
  it.each([
    ['Jaeger ≥ 2.19', V3, NO_ROUTE, 'jaeger-v3', 1500],
    ['Jaeger ≤ 2.15', PAGE, SERVICES, 'jaeger-v1', 1500],
    ['Jaeger 2.16 to 2.18', NO_ROUTE, SERVICES, 'jaeger-v1', 1500],
    ['an empty Jaeger 2.13', PAGE, [200, '{"data":null,"total":0,"errors":null}'], 'jaeger-v1', 1500],
    ['VictoriaTraces', [400, 'unsupported path requested: "/x"'], SERVICES, 'jaeger-v1', 1000],
    [
      'a server without trace summaries in its v3',
      [404, '{"error":{"httpCode":404,"message":"no"}}'],
      SERVICES,
      'jaeger-v1',
      1500,
    ],
  ] as const)('knows %s', async (_, summaries, services, kind, maxLimit) => {
    const { base } = await serve(summaries, services);
    const answer = await connect(base, new EngineCore());
    expect(answer).toMatchObject({ ok: true, value: { kind, capabilities: { maxLimit } } });
  });

  it.each([
    ['a web server with files', NO_ROUTE, NO_ROUTE],
    ['pages for every path', PAGE, PAGE],
    ['another API', [404, '{"error":"not found"}'], [200, '{"status":"ok"}']],
    ['nothing but empty answers', [200, ''], [200, '']],
    ['an API without the method', [405, 'Method Not Allowed'], [405, 'Method Not Allowed']],
  ] as const)('says that %s is no endpoint', async (_, summaries, services) => {
    const failure = await failureFor(summaries, services);
    expect(failure.kind).toBe('no-endpoint');
    expect(failure.advice).toContain('demo');
  });

  it.each([
    [[502, '<h1>Bad Gateway</h1>'], 'status'],
    [[500, '{"error":{"httpCode":500,"message":"storage"}}'], 'status'],
    [[401, 'missing tenant header'], 'sign-in'],
    [[403, '<h1>Forbidden</h1>'], 'sign-in'],
    [[302, ''], 'sign-in'],
    [[429, ''], 'rate-limited'],
  ] as const)('says that a server which answers %j is there, but fails', async (reply, kind) => {
    const failure = await failureFor(reply, reply);
    expect(failure.kind).toBe(kind);
    expect(server?.asked).toHaveLength(2);
  });

  it('says that the legacy API fails', async () => {
    expect((await failureFor(NO_ROUTE, [503, 'starting'])).kind).toBe('status');
  });

  it('says that nothing listens', async () => {
    const { base, close } = await serve(PAGE, PAGE).then((started) => ({
      base: started.base,
      close: () => started.close(),
    }));
    await close();
    const answer = await connect(base, new EngineCore());
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'network' } });
  });

  it('keeps the base path, with or without its last slash', async () => {
    const { base, asked } = await serve(PAGE, SERVICES);
    for (const path of ['jaeger/ui', 'jaeger/ui/']) await connect(base + path, new EngineCore());
    expect(new Set(asked)).toEqual(
      new Set(['GET /jaeger/ui/api/v3/trace-summaries', 'GET /jaeger/ui/api/services']),
    );
  });
});

describe('what was found out', () => {
  it('is asked once a server', async () => {
    const { base, asked } = await serve(V3, NO_ROUTE);
    const store = memory();
    const engine = new EngineCore();
    await connect(base, engine, { store });
    expect(asked).toHaveLength(2);
    await connect(base, engine, { store });
    expect(asked).toHaveLength(2);
  });

  it('is forgotten when the server has changed since', async () => {
    const { base } = await serve(NO_ROUTE, NO_ROUTE);
    const store = memory();
    store.setItem(`spanlight.api ${base}`, 'v1');
    const answer = await connect(base, new EngineCore(), { store });
    if (!answer.ok) throw new Error(answer.failure.message);
    expect((await answer.value.services()).ok).toBe(false);
    expect(store.kept.size).toBe(0);
  });

  it('is not believed when it makes no sense, and a store that throws does no harm', async () => {
    const { base } = await serve(V3, NO_ROUTE);
    const broken: SmallStore = {
      getItem: () => '<script>',
      setItem: () => {
        throw new Error('full');
      },
      removeItem: () => undefined,
    };
    expect(await connect(base, new EngineCore(), { store: broken })).toMatchObject({
      value: { kind: 'jaeger-v3' },
    });
  });
});
