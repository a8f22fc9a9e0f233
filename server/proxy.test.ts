import { once } from 'node:events';
import { gzipSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { commands, get, open } from '../test/server/running';
import { closed, recorder, upstream } from '../test/server/upstream';

const { start } = commands();

const taken = 'It is taken for a Jaeger: say --backend KIND if it is none.';

describe('what the Jaeger hears', () => {
  it('path and query as they came, below its own path', async () => {
    const { url, seen } = await recorder();
    const { server } = await start('--jaeger', `${url}/jaeger/`, '--base-path', '/x');
    for (const path of [
      '/api/traces?service=a%20b&tags=%7B%22x%22%3A%22..%2F%22%7D&x=//&tag=a:b+c',
      '/api/services/a%252Bb/operations',
      '/api/services/svc%2Fwith%20slash/operations',
      '/api/traces/1A2B',
    ]) {
      expect((await get(server, `/x${path}`)).text).toBe('{"data":[]}');
      expect(seen.at(-1)?.url).toBe(`/jaeger${path}`);
    }
  });

  it('the headers that are configured, none of the page’s secrets', async () => {
    const { url, seen } = await recorder();
    const { server, printed, complaints } = await start(
      ...['--jaeger', url, '--header', 'Authorization: Bearer s3cret', '--header', 'X-Tenant: acme'],
    );
    await get(server, '/api/services', {
      headers: {
        Cookie: 'session=1',
        Authorization: 'Basic theirs',
        'X-Tenant': 'other',
        'X-Forwarded-For': '10.0.0.1',
        Referer: 'http://localhost/',
        'Accept-Encoding': 'gzip',
        Accept: 'application/json',
      },
    });
    const headers = seen[0]?.headers ?? {};
    expect(headers).toMatchObject({
      authorization: 'Bearer s3cret',
      'x-tenant': 'acme',
      'accept-encoding': 'gzip',
    });
    expect(Object.keys(headers).sort()).toEqual([
      'accept',
      'accept-encoding',
      'authorization',
      'connection',
      'host',
      'x-tenant',
    ]);
    expect(headers.host).toBe(new URL(url).host);
    expect([...printed, ...complaints].join()).not.toContain('s3cret');
  });

  it('a header of the page that was named', async () => {
    const { url, seen } = await recorder();
    const { server } = await start('--jaeger', url, '--forward-header', 'Authorization');
    await get(server, '/api/services', { headers: { Authorization: 'Bearer mine', Cookie: 'a=b' } });
    expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer mine' });
    expect(seen[0]?.headers.cookie).toBeUndefined();
  });

  it('nothing that is not in the contract', async () => {
    const { url, seen } = await recorder();
    const { server } = await start('--jaeger', url);
    const asked = [
      ['GET', '/api/admin'],
      ['GET', '/api/traces/a/b'],
      ['POST', '/api/traces'],
      ['DELETE', '/api/traces/1'],
      ['OPTIONS', '/api/services'],
      ['GET', '/api/otlp/v1/traces'],
      ['GET', '/api/../admin'],
      ['GET', '/api/services/..%2f..%2fadmin/operations'],
      ['GET', '/admin'],
    ] as const;
    for (const [method, path] of asked) {
      const { status } = await get(server, path, { method });
      expect([path, status >= 400 && status < 500]).toEqual([path, true]);
    }
    expect(seen).toEqual([]);
  });

  it('the body of a POST', async () => {
    const { url, seen, bodies } = await recorder();
    const { server } = await start('--jaeger', url);
    const body = JSON.stringify({ resourceSpans: [] });
    await get(server, '/api/transform', {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json' },
    });
    expect([seen[0]?.method, seen[0]?.headers['content-type'], bodies[0]]).toEqual([
      'POST',
      'application/json',
      body,
    ]);
  });
});

describe('what the page gets', () => {
  it('status, headers and bytes as they are, but nothing that would speak for this origin', async () => {
    const url = await upstream((_, outgoing) => {
      outgoing.writeHead(418, {
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Encoding': 'gzip',
        'X-Own': ['1', '2'],
        traceresponse: '00-a-b-01',
        Connection: 'close, X-Hop',
        'X-Hop': '1',
        'Keep-Alive': 'timeout=1',
        'Set-Cookie': 'a=b',
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Credentials': 'true',
        'Strict-Transport-Security': 'max-age=1',
        'Content-Security-Policy': 'script-src *',
        'WWW-Authenticate': 'Basic',
      });
      outgoing.end(gzipSync('teapot'));
    });
    const { server } = await start('--jaeger', url);
    const { status, headers, body } = await get(server, '/api/services');
    expect(status).toBe(418);
    expect(gunzipSync(body).toString()).toBe('teapot');
    expect(headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-encoding': 'gzip',
      'x-own': '1, 2',
      traceresponse: '00-a-b-01',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    });
    for (const name of [
      'x-hop',
      'set-cookie',
      'access-control-allow-origin',
      'access-control-allow-credentials',
      'strict-transport-security',
      'www-authenticate',
    ]) {
      expect([name, headers[name]]).toEqual([name, undefined]);
    }
  });

  it('the first bytes before the Jaeger has sent the last', async () => {
    let finish: (() => void) | undefined;
    const url = await upstream((_, outgoing) => {
      outgoing.write('first');
      finish = () => outgoing.end('last');
    });
    const { server } = await start('--jaeger', url);
    const answer = await open(server, '/api/traces/1');
    const parts = answer.iterator();
    expect(String((await parts.next()).value)).toBe('first');
    finish?.();
    expect(String((await parts.next()).value)).toBe('last');
    expect((await parts.next()).done).toBe(true);
  });

  it('nothing more after it has left: the Jaeger is let go', async () => {
    let left: Promise<unknown> | undefined;
    const url = await upstream((incoming, outgoing) => {
      if (incoming.url === '/api/traces/1') left = once(outgoing, 'close');
      outgoing.write('first');
    });
    const { server } = await start('--jaeger', url);
    const answer = await open(server, '/api/traces/1');
    await once(answer, 'data');
    answer.destroy();
    await left;
    expect(left).toBeDefined();
  });

  it('lets the Jaeger go also while it still thinks', async () => {
    let left: Promise<unknown> | undefined;
    let asked: (() => void) | undefined;
    const isAsked = new Promise<void>((resolve) => (asked = resolve));
    const url = await upstream((incoming, outgoing) => {
      if (incoming.url !== '/api/traces/1') {
        outgoing.end('{}');
        return;
      }
      left = once(outgoing, 'close');
      asked?.();
    });
    const { server } = await start('--jaeger', url);
    const controller = new AbortController();
    const asking = fetch(`${server.url}api/traces/1`, { signal: controller.signal });
    await isAsked;
    controller.abort();
    await expect(asking).rejects.toThrow('abort');
    await left;
    expect(left).toBeDefined();
  });

  it('a broken answer as a broken one, not as a short one', async () => {
    const url = await upstream((incoming, outgoing) => {
      outgoing.write('{"data":[', () => incoming.socket.destroy());
    });
    const { server } = await start('--jaeger', url);
    await expect(get(server, '/api/traces/1')).rejects.toThrow('aborted');
  });

  it('an error in Jaeger’s shapes when nobody answers, after a warning at the start', async () => {
    const url = await closed();
    const { server, checked, complaints } = await start('--jaeger', url, '--header', 'X-Token: s3cret');
    await checked;
    expect(complaints).toEqual([
      `spanlight: warning: ${url}/ does not answer (the connection was refused). Searches will fail until it does. ${taken}`,
    ]);
    const message = `no answer from the Jaeger at ${url}/: the connection was refused`;
    const legacy = await get(server, '/api/services');
    expect([legacy.status, legacy.headers['content-type']]).toEqual([502, 'application/json']);
    expect(JSON.parse(legacy.text)).toEqual({
      data: null,
      total: 0,
      limit: 0,
      offset: 0,
      errors: [{ code: 502, msg: message }],
    });
    const v3 = await get(server, '/api/v3/trace-summaries');
    expect(JSON.parse(v3.text)).toEqual({ error: { httpCode: 502, message } });
    // The app itself is there all the same.
    expect((await get(server, '/search')).status).toBe(200);
  });

  it('an explanation instead of a redirect, which could only lead away', async () => {
    const url = await upstream((_, outgoing) => {
      outgoing.writeHead(302, { Location: 'https://login.example/oauth?state=s3cret' });
      outgoing.end();
    });
    const { server, checked, complaints } = await start('--jaeger', url);
    await checked;
    expect(complaints.join()).toContain('redirects (302)');
    const { status, headers, text } = await get(server, '/api/services');
    expect(status).toBe(502);
    expect(headers.location).toBeUndefined();
    expect(text).toContain('redirects (302) to https://login.example/oauth: ');
    expect(text).not.toContain('s3cret');
  });

  it.each([
    [401, "wants a sign-in (401): give it with --header 'Authorization: …'."],
    [503, 'answers with an error (503).'],
  ])('%i at the start is a warning, and passed on when asked', async (status, words) => {
    const url = await upstream((_, outgoing) => {
      outgoing.writeHead(status).end('no');
    });
    const { server, checked, complaints } = await start('--jaeger', url);
    await checked;
    expect(complaints).toEqual([`spanlight: warning: ${url}/ ${words} ${taken}`]);
    const answer = await get(server, '/api/services');
    expect([answer.status, answer.text]).toEqual([status, 'no']);
  });
});
