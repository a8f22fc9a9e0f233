import { describe, expect, it } from 'vitest';
import { commands, get } from '../test/server/running';
import { closed, upstream } from '../test/server/upstream';

const { start } = commands();

type Answers = Readonly<Record<string, readonly [status: number, text: string]>>;

/** A server that has these paths, and says 404 to others as it does. */
async function having(answers: Answers, otherwise = '404 page not found') {
  const asked: string[] = [];
  const url = await upstream((incoming, outgoing) => {
    const path = incoming.url ?? '';
    if (path !== '/') asked.push(path);
    const [status, text] = answers[path] ?? [404, otherwise];
    outgoing.writeHead(status).end(text);
  });
  return { url, asked };
}

const SUMMARIES = '/api/v3/trace-summaries';
const refusedByJaeger = [400, '{"error":{"httpCode":400,"message":"malformed parameter"}}'] as const;

describe('what answers at an address is found out by content', () => {
  it.each([
    ['Jaeger’s API v3', 'jaeger', { [SUMMARIES]: refusedByJaeger }, 1],
    ['Jaeger’s API v3', 'jaeger', { [SUMMARIES]: [400, 'unsupported path requested: "x"'] }, 1],
    ['Jaeger’s older API', 'jaeger', { '/api/services': [200, '{"data":null}'] }, 2],
    // A Jaeger of old answers what it does not know with its page.
    [
      'Jaeger’s older API',
      'jaeger',
      { [SUMMARIES]: [200, '<!doctype html>'], '/api/services': [200, '{"data":["a"],"total":1}'] },
      2,
    ],
    ['Grafana Tempo', 'tempo', { '/api/echo': [200, 'echo'] }, 3],
    ['Zipkin', 'zipkin', { '/api/v2/services': [200, '["shop"]'] }, 4],
    ['Zipkin', 'zipkin', { '/api/v2/services': [200, '[]'] }, 4],
  ] as const)('%s', async (name, backend, answers, count) => {
    const { url, asked } = await having(answers);
    const { server, checked, printed, complaints } = await start('--jaeger', url);
    await checked;
    expect(printed.slice(1)).toEqual([`Found ${name} at ${url}/`]);
    expect(complaints).toEqual([]);
    const page = (await get(server, '/')).text;
    if (backend === 'jaeger') expect(page).not.toContain('spanlight-backend');
    else expect(page).toContain(`<meta name="spanlight-backend" content="${backend}">`);
    expect(asked).toHaveLength(count);
    // Only what that kind of server is asked is passed on.
    expect((await get(server, '/api/v2/services')).status).toBe(backend === 'zipkin' ? 200 : 404);
    expect((await get(server, '/api/search')).status).toBe(404);
    expect(asked.includes('/api/search')).toBe(backend === 'tempo');
  });

  it.each([
    ['a page for everything', '<!doctype html><title>x</title>'],
    ['JSON of another kind', '{"status":"ok"}'],
  ])('nothing is found where there is %s, and that is said', async (_, text) => {
    const { url, asked } = await having(
      Object.fromEntries(
        [SUMMARIES, '/api/services', '/api/echo', '/api/v2/services'].map((path) => [path, [200, text]]),
      ),
    );
    const { checked, complaints } = await start('--jaeger', url);
    await checked;
    expect(asked).toHaveLength(4);
    expect(complaints).toEqual([
      `spanlight: warning: ${url}/ answers as neither Jaeger, Grafana Tempo nor Zipkin. Searches will fail: check the address and its path, or say --backend KIND.`,
    ]);
  });

  it('is asked no further where nobody answers, and taken for a Jaeger', async () => {
    const { server, checked, complaints } = await start('--jaeger', await closed());
    await checked;
    expect(complaints.join()).toContain('It is taken for a Jaeger: say --backend KIND if it is none.');
    expect((await get(server, '/')).text).not.toContain('spanlight-backend');
  });

  it('is not asked what it is where that was said', async () => {
    const { url, asked } = await having({ '/api/v2/services': [200, '[]'] });
    const { server, checked, printed, complaints } = await start('--jaeger', url, '--backend', 'tempo');
    await checked;
    expect([asked, printed.length, complaints]).toEqual([['/api/echo'], 1, []]);
    expect((await get(server, '/')).text).toContain('content="tempo"');
  });
});
