import { describe, expect, it } from 'vitest';
import { commands, get } from '../test/server/running';
import { recorder, upstream } from '../test/server/upstream';

const { start, tryOut } = commands();

describe('a Grafana Tempo behind the command', () => {
  it('is asked what the page asks, and nothing else', async () => {
    const { url, seen } = await recorder();
    const { server, checked } = await start('--jaeger', url, '--backend', 'tempo');
    await checked;
    seen.length = 0;
    const passed = [
      '/api/search?q=%7B%7D&limit=20',
      '/api/traces/ab',
      '/api/v2/search/tag/resource.service.name/values',
      '/api/v2/search/tag/name/values?q=%7B%7D',
    ];
    for (const path of passed) expect((await get(server, path)).status).toBe(200);
    for (const path of [
      '/api/services',
      '/api/overrides',
      '/api/status/buildinfo',
      '/api/v2/search/tag/.password/values',
      '/api/v3/traces',
    ])
      expect((await get(server, path)).status).toBe(404);
    expect((await get(server, '/api/search', { method: 'POST' })).status).toBe(404);
    expect(seen.map(({ url: path }) => path)).toEqual(passed);
  });

  it('is looked for at the start, and named to the page', async () => {
    const asked: string[] = [];
    const url = await upstream((incoming, outgoing) => {
      asked.push(incoming.url ?? '');
      outgoing.end('echo');
    });
    const { server, checked } = await start('--jaeger', url, '--backend', 'tempo');
    await checked;
    expect(asked).toEqual(['/api/echo']);
    expect((await get(server, '/')).text).toContain('<meta name="spanlight-backend" content="tempo">');
  });

  it('is refused by another name, or without an address', async () => {
    const refused = async (...args: string[]) => (await tryOut(...args)).complaints.join();
    expect(await refused('--jaeger', 'http://localhost:1', '--backend', 'loki')).toContain(
      'takes jaeger, tempo or zipkin',
    );
    expect(await refused('--backend', 'tempo')).toContain('--backend is for a real server');
  });
});
