import { once } from 'node:events';
import { createServer } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { version } from '../package.json';
import { SCRIPT, SCRIPT_TEXT } from '../test/server/appFolder';
import { commands, get, open } from '../test/server/running';
import { HELP } from './options';

const { start, tryOut } = commands();

describe('the command', () => {
  it('prints where it is, and listens on this machine only', async () => {
    const { server, printed, complaints } = await start();
    expect(printed).toEqual([`Spanlight: http://127.0.0.1:${server.port}/  (demo; end with Ctrl+C)`]);
    expect(complaints).toEqual([]);
  });

  it('prints help and version', async () => {
    expect(await tryOut('--help')).toEqual({ exitCode: 0, printed: [HELP], complaints: [] });
    expect(await tryOut('--version')).toEqual({ exitCode: 0, printed: [version], complaints: [] });
    expect(HELP).not.toContain('--big-traces');
  });

  it('refuses a bad option in one line', async () => {
    const { exitCode, printed, complaints } = await tryOut('--prot', '1');
    expect({ exitCode, printed }).toEqual({ exitCode: 2, printed: [] });
    expect(complaints).toEqual(["spanlight: Unknown option '--prot'. --help lists the options."]);
  });

  it('says which port is in use and what to do', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const { exitCode, complaints } = await tryOut('--port', String(port));
    expect(exitCode).toBe(1);
    expect(complaints).toEqual([
      `spanlight: port ${port} on 127.0.0.1 is in use: choose another with --port NUMBER, or --port 0 for any free one`,
    ]);
    taken.close();
  });

  it('says that an address is not of this machine', async () => {
    const { exitCode, complaints } = await tryOut('--port', '0', '--host', '192.0.2.1');
    expect(exitCode).toBe(1);
    expect(complaints).toEqual([
      'spanlight: this machine has no address 192.0.2.1: give one of its own with --host',
    ]);
  });

  it('stops listening, and cuts an answer that nobody reads to its end', async () => {
    const { server } = await start('--big-traces');
    const id = `be2c${(200_000).toString(16).padStart(28, '0')}`;
    const answer = await open(server, `/api/traces/${id}`);
    await once(answer, 'readable');
    const cut = once(answer, 'error').then(() => 'cut');
    await server.close();
    answer.resume();
    expect(await cut).toBe('cut');
    await expect(get(server, '/')).rejects.toThrow('ECONNREFUSED');
  });
});

describe('who is answered', () => {
  it.each(['evil.example', 'evil.example:4040', '10.0.0.1', 'localhost.evil.example'])(
    'not a request for host %j',
    async (host) => {
      const { server } = await start();
      for (const path of ['/', '/api/services', SCRIPT]) {
        const answer = await get(server, path, { headers: { Host: host } });
        expect(answer.status).toBe(421);
        expect(answer.text).toContain('--allow-host');
      }
    },
  );

  it('a host that was named, at any port', async () => {
    const { server } = await start('--allow-host', 'traces.example');
    for (const host of ['traces.example', 'traces.example:8443', 'localhost:1', '[::1]']) {
      expect((await get(server, '/api/services', { headers: { Host: host } })).status).toBe(200);
    }
  });

  it('nobody who climbs', async () => {
    const { server } = await start('--base-path', '/x');
    for (const path of [
      '/x/../secret.txt',
      '/x/static/..%2f..%2fsecret.txt',
      '/x/%2e%2e/secret.txt',
      '//x/',
      'http://evil.example/x/',
      '/x/static/%252e%252e/secret.txt',
      '/x/static/..\\..\\secret.txt',
      '*',
    ]) {
      const answer = await get(server, path);
      expect([path, answer.status]).toEqual([path, 400]);
      expect(answer.text).toBe('400 bad path\n');
    }
  });

  it('but the page of a trace is served whatever its id, for the app to refuse it', async () => {
    const { server } = await start('--base-path', '/x');
    for (const path of ['/x/trace/..%2F..%2Fsecret', '/x/trace/%3Cimg%20src%3Dx%3E', '/x/trace/%']) {
      const answer = await get(server, path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.text).toContain('<base href="/x/">');
    }
  });

  it('no page of another origin that wants to write', async () => {
    const { server } = await start();
    const headers = { Host: 'localhost:4040', Origin: 'https://evil.example' };
    expect((await get(server, '/api/archive/1', { method: 'POST', headers })).status).toBe(403);
    const own = { Host: 'localhost:4040', Origin: 'http://localhost:4040' };
    // The demo has no archive, and says so as Jaeger does.
    expect((await get(server, '/api/archive/1', { method: 'POST', headers: own })).status).toBe(500);
  });
});

describe('the app', () => {
  it('is index.html at every page, with a base and a policy that runs only its own scripts', async () => {
    const { server } = await start();
    for (const path of [
      '/',
      '/search?service=A',
      '/trace/abc',
      '/trace/a...b',
      '/dependencies',
      '/monitor',
    ]) {
      const answer = await get(server, path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.text).toContain(
        '<head lang="en"><base href="/"><meta name="spanlight-endpoint" content="demo"><title>',
      );
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.headers['cache-control']).toBe('no-cache');
      const policy = String(answer.headers['content-security-policy']);
      expect(policy.split('; ')).toContain("default-src 'none'");
      expect(policy.split('; ')).toContain("script-src 'self'");
      expect(policy.split('; ')).toContain("frame-ancestors 'self'");
      expect(policy).not.toMatch(/unsafe|trusted-types|\*/);
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(answer.headers['permissions-policy']).toContain('camera=()');
      expect(Object.keys(answer.headers).some((name) => name.startsWith('access-control'))).toBe(false);
    }
  });

  it('is not there at other paths', async () => {
    const { server } = await start();
    for (const path of [
      '/favicon.ico',
      '/static/nothing.js',
      '/static/',
      '/secret.txt',
      '/.vite/manifest.json',
      '/searching',
      `${SCRIPT}.br`,
    ]) {
      const answer = await get(server, path);
      expect([path, answer.status, answer.text]).toEqual([path, 404, '404 page not found\n']);
    }
    expect((await get(server, '/search', { method: 'POST' })).status).toBe(405);
  });

  it('lives below a base path', async () => {
    const { server, printed } = await start('--base-path', '/tools/spanlight/');
    expect(printed[0]).toContain(`http://127.0.0.1:${server.port}/tools/spanlight/ `);
    expect((await get(server, '/tools/spanlight/search')).text).toContain('<base href="/tools/spanlight/">');
    expect((await get(server, `/tools/spanlight${SCRIPT}`)).text).toBe(SCRIPT_TEXT);
    expect((await get(server, '/tools/spanlight/api/services')).status).toBe(200);
    const bare = await get(server, '/tools/spanlight?x=1');
    expect([bare.status, bare.headers.location]).toEqual([307, '/tools/spanlight/?x=1']);
    for (const path of ['/', '/search', '/api/services', SCRIPT, '/tools/spanlightx/search']) {
      expect([path, (await get(server, path)).status]).toEqual([path, 404]);
    }
  });

  it('may be framed by those who are named, and asks for Trusted Types when told to', async () => {
    const { server } = await start('--frame-ancestors', 'https://wiki.example', '--trusted-types');
    const policy = String((await get(server, '/')).headers['content-security-policy']);
    expect(policy.split('; ')).toContain('frame-ancestors https://wiki.example');
    expect(policy.split('; ')).toContain("require-trusted-types-for 'script'");
  });

  it('sends the smallest encoding that is taken, cached for ever when the name has a hash', async () => {
    const { server } = await start();
    const sent = async (accept: string) => get(server, SCRIPT, { headers: { 'Accept-Encoding': accept } });
    const brotli = await sent('gzip, deflate, br');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT_TEXT);
    expect(brotli.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
      'content-length': String(brotli.body.length),
      'x-content-type-options': 'nosniff',
    });
    expect(gunzipSync((await sent('gzip;q=0.5, br;q=0')).body).toString()).toBe(SCRIPT_TEXT);
    for (const accept of ['', 'identity', 'br;q=0, gzip;q=0.0']) {
      const plain = await sent(accept);
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(plain.text).toBe(SCRIPT_TEXT);
    }
    const unhashed = await get(server, '/static/favicon.svg');
    expect([unhashed.headers['content-type'], unhashed.headers['cache-control']]).toEqual([
      'image/svg+xml',
      'no-cache',
    ]);
  });

  it('answers HEAD without a body and a known ETag with 304', async () => {
    const { server } = await start();
    for (const path of ['/', SCRIPT]) {
      const whole = await get(server, path);
      const head = await get(server, path, { method: 'HEAD' });
      expect([head.status, head.body.length]).toEqual([200, 0]);
      expect(head.headers['content-length']).toBe(whole.headers['content-length']);
      const etag = whole.headers.etag ?? '';
      const known = await get(server, path, { headers: { 'If-None-Match': `"x", W/${etag}` } });
      expect([known.status, known.body.length, known.headers.etag]).toEqual([304, 0, etag]);
      expect((await get(server, path, { headers: { 'If-None-Match': '"x"' } })).status).toBe(200);
    }
  });
});

describe('the demo over HTTP', () => {
  it('answers like the endpoint itself, and cannot run as a page', async () => {
    const { server } = await start();
    const services = await get(server, '/api/services');
    expect(services.text).toBe('{"data":["A","B","C","D","E"],"total":5,"limit":0,"offset":0,"errors":null}');
    expect(services.headers['content-security-policy']).toContain('sandbox');
    const missing = await get(server, '/api/traces/1');
    expect([missing.status, missing.headers['content-type']]).toEqual([404, 'text/plain; charset=utf-8']);
    const unknown = await get(server, '/api/v3/trace-summaries');
    expect([unknown.status, unknown.text]).toEqual([404, '404 page not found\n']);
    expect((await get(server, '/api/services', { method: 'HEAD' })).body.length).toBe(0);
  });

  it('has no big traces unless asked', async () => {
    const id = `be2c${(1000).toString(16).padStart(28, '0')}`;
    expect((await get((await start()).server, `/api/traces/${id}`)).status).toBe(404);
    const { server } = await start('--big-traces');
    const { text } = await get(server, `/api/traces/${id}`);
    expect(text.match(/"operationName"/g)?.length).toBe(1000);
    expect(JSON.parse(text)).toMatchObject({ data: [{ traceID: id }], errors: null });
    for (const none of ['0', 'f4241']) {
      expect((await get(server, `/api/traces/be2c${none.padStart(28, '0')}`)).status).toBe(404);
    }
  });
});
