import { describe, expect, it } from 'vitest';
import { commands, get } from '../test/server/running';
import { recorder, upstream } from '../test/server/upstream';

const { start } = commands();

describe('a Zipkin behind the command', () => {
  it('is asked what the page asks, and nothing else', async () => {
    const { url, seen } = await recorder();
    const { server, checked } = await start('--jaeger', url, '--backend', 'zipkin');
    await checked;
    seen.length = 0;
    const passed = [
      '/api/v2/services',
      '/api/v2/spans?serviceName=shop',
      '/api/v2/traces?annotationQuery=error%20and%20a%3Db&limit=20',
      '/api/v2/trace/000000000000000a',
      '/api/v2/dependencies?endTs=1&lookback=1',
    ];
    for (const path of passed) expect((await get(server, path)).status).toBe(200);
    for (const path of [
      '/api/services',
      '/api/v2/traceMany?traceIds=a,b',
      '/api/v2/remoteServices?serviceName=shop',
      '/api/v2/trace/a/b',
      '/api/v1/services',
      '/api/v3/traces',
    ])
      expect((await get(server, path)).status).toBe(404);
    // Spans are sent to this path: not through here.
    for (const path of ['/api/v2/spans', '/api/archive/ab', '/api/transform'])
      expect((await get(server, path, { method: 'POST' })).status).toBe(404);
    expect(seen.map(({ url: path }) => path)).toEqual(passed);
  });

  it('is looked for at the start, and named to the page', async () => {
    const asked: string[] = [];
    const url = await upstream((incoming, outgoing) => {
      asked.push(incoming.url ?? '');
      outgoing.end('[]');
    });
    const { server, checked } = await start('--jaeger', url, '--backend', 'zipkin');
    await checked;
    expect(asked).toEqual(['/api/v2/services']);
    expect((await get(server, '/')).text).toContain('<meta name="spanlight-backend" content="zipkin">');
  });
});
