import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { startLocalServer, type LocalServer } from '../../test/support/localServer';
import type { Failure } from '../core';
import { requestText, streamUrl, type StreamedBody } from './http';
import { readJsonReply } from './serverReply';
import type { AskOptions } from './TraceEngine';

let server: LocalServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

async function serve(answer: Answering): Promise<LocalServer> {
  server = await startLocalServer(answer);
  return server;
}

/** Asks for a stream and gives what came. */
async function streamed(
  url: string,
  options: AskOptions = {},
): Promise<{ text: string; body: StreamedBody | undefined; failure: Failure | undefined }> {
  const decoder = new TextDecoder();
  let text = '';
  const answer = await streamUrl(url, options, (chunk) => {
    text += decoder.decode(chunk, { stream: true });
    return true;
  });
  return answer.ok
    ? { text, body: answer.value, failure: undefined }
    : { text, body: undefined, failure: answer.failure };
}

async function failureOf(answer: Answering, options: AskOptions = {}): Promise<Failure> {
  const { base } = await serve(answer);
  const { failure } = await streamed(`${base}api/traces/1a2b`, options);
  if (failure === undefined) throw new Error('an answer came where a failure was expected');
  // Every failure says what was asked and what can be done.
  expect(failure.asked).toBe(`GET ${base}api/traces/1a2b`);
  expect(failure.message).toMatch(/\S.*\.$|\S.*\S$/);
  expect(failure.advice).not.toBe('');
  expect(failure.serverSaid.length).toBeLessThanOrEqual(300);
  return failure;
}

const reply =
  (status: number, body: string | Buffer, headers: Record<string, string> = {}): Answering =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };

describe('a stream of bytes', () => {
  it('hands over the whole body and its size', async () => {
    const text = '{"data":[]}'.repeat(50_000);
    const { base } = await serve(reply(200, text, { 'content-length': String(text.length) }));
    const got = await streamed(base);
    expect(got.text).toBe(text);
    expect(got.body).toMatchObject({ status: 200, bytes: text.length, totalBytes: text.length });
  });

  it('says that a connection broke in the middle', async () => {
    const failure = await failureOf((_, response) => {
      response.writeHead(200, { 'content-length': '1000000' });
      response.write('{"data":[', () => {
        response.destroy();
      });
    });
    expect(failure).toMatchObject({ kind: 'truncated', status: 200 });
    expect(failure.message).toContain('9 ');
  });

  it('says that a chunked answer broke in the middle', async () => {
    const failure = await failureOf((_, response) => {
      // With "connection: close" Node's own fetch takes the end for the end of the answer; browsers do not.
      response.setHeader('connection', 'keep-alive');
      response.writeHead(200, { 'transfer-encoding': 'chunked' });
      response.write('{"data":[', () => {
        response.destroy();
      });
    });
    expect(failure.kind).toBe('truncated');
  });

  it('gives up on a server that says nothing', async () => {
    const failure = await failureOf(() => undefined, { idleTimeoutMs: 150 });
    expect(failure.kind).toBe('timeout');
    expect(failure.message).toContain('0.');
  });

  it('takes a drip for silence, however long it goes on', async () => {
    let timer: ReturnType<typeof setInterval> | undefined;
    const failure = await failureOf(
      (_, response) => {
        response.writeHead(200);
        timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => {
          clearInterval(timer);
        });
      },
      { idleTimeoutMs: 300 },
    );
    expect(failure.kind).toBe('timeout');
  });

  it('gives up in the end, even while bytes flow', async () => {
    const failure = await failureOf(
      (_, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write(' '.repeat(4096)), 10);
        response.on('close', () => {
          clearInterval(timer);
        });
      },
      { idleTimeoutMs: 5_000, totalTimeoutMs: 300 },
    );
    expect(failure.kind).toBe('timeout');
  });

  it('cancels at once and lets go of the connection', async () => {
    const control = new AbortController();
    let gone: Promise<unknown> = Promise.resolve();
    const failure = await failureOf(
      (_, response) => {
        gone = once(response, 'close');
        response.writeHead(200);
        response.write('{"data":[', () => {
          control.abort();
        });
      },
      { signal: control.signal },
    );
    expect(failure.kind).toBe('cancelled');
    await gone;
    expect(server?.open()).toBe(0);
    expect(server?.asked).toHaveLength(1);
  });

  it('asks nothing when it is cancelled before', async () => {
    const failure = await failureOf(reply(200, '{}'), { signal: AbortSignal.abort() });
    expect(failure.kind).toBe('cancelled');
    expect(server?.asked).toHaveLength(0);
  });

  it('says that there is no connection', async () => {
    const closed = await serve(() => undefined);
    await closed.close();
    const { failure } = await streamed(closed.base);
    expect(failure).toMatchObject({ kind: 'network', status: undefined });
  });

  it('does not follow a redirect', async () => {
    const failure = await failureOf(reply(302, '', { location: 'https://login.invalid/' }));
    expect(failure.kind).toBe('sign-in');
    expect(server?.asked).toHaveLength(1);
  });

  it('asks once when the server wants fewer requests, and says how long to wait', async () => {
    const failure = await failureOf(reply(429, '{"message":"slow down"}', { 'retry-after': '3' }));
    expect(failure).toMatchObject({ kind: 'rate-limited', retryAfterSeconds: 3, serverSaid: 'slow down' });
    expect(failure.advice).toContain('3 s');
    expect(server?.asked).toHaveLength(1);
  });

  it.each([
    [401, 'missing tenant header', 'sign-in', 'missing tenant header'],
    [403, '{"error":{"httpCode":403,"message":"denied"}}', 'sign-in', 'denied'],
    [404, '404 page not found\n', 'no-endpoint', '404 page not found'],
    [404, '<!doctype html><p>nothing', 'no-endpoint', '<!doctype html><p>nothing'],
    [404, '{"data":null,"errors":[{"code":404,"msg":"trace not found"}]}', 'not-found', 'trace not found'],
    [404, '{"error":{"httpCode":404,"message":"No traces found"}}', 'not-found', 'No traces found'],
    [400, 'unsupported path requested: "/x"', 'no-endpoint', 'unsupported path requested: "/x"'],
    [400, '{"data":null,"errors":[{"code":400,"msg":"bad limit"}]}', 'status', 'bad limit'],
    [500, '{"errors":[{"msg":"storage timeout"}]}', 'status', 'storage timeout'],
    [502, '<html>Bad Gateway</html>', 'status', '<html>Bad Gateway</html>'],
    [503, '', 'status', ''],
  ])('reads %i %s as %s', async (status, body, kind, said) => {
    // As Jaeger labels its errors.
    const failure = await failureOf(reply(status, body, { 'content-type': 'text/plain; charset=utf-8' }));
    expect(failure).toMatchObject({ kind, status, serverSaid: said });
  });

  it('cuts what a server says and keeps control characters out', async () => {
    const failure = await failureOf(reply(500, `\u0000\u001b[31mred\u2028${'x'.repeat(100_000)}`));
    expect(failure.serverSaid).toMatch(/^\[31mred x+…$/);
    expect(failure.serverSaid).toHaveLength(300);
  });
});

describe('a small JSON answer', () => {
  const ask = async (answer: Answering): Promise<ReturnType<typeof readJsonReply>> => {
    const { base } = await serve(answer);
    const text = await requestText(base);
    return text.ok ? readJsonReply('GET /', text.value.status, text.value.text) : text;
  };

  it.each([
    ['{"data":["a"]}', { data: ['a'] }],
    ['\ufeff{"data":["a"]}', { data: ['a'] }],
    ['  \n [1]', [1]],
    ['{"data":["a"],"errors":[{"msg":"partial"}]}', { data: ['a'], errors: [{ msg: 'partial' }] }],
    ['{"data":null,"errors":null}', { data: null, errors: null }],
  ])('reads %j', async (body, value) => {
    expect(await ask(reply(200, body, { 'content-type': 'text/plain' }))).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'not-json'],
    ['  \n', 'not-json'],
    ['<!DOCTYPE html><title>Jaeger UI</title>', 'not-json'],
    ['hello', 'not-json'],
    ['null', 'not-traces'],
    ['"ok"', 'not-traces'],
    ['{"data":["a","b', 'truncated'],
    ['{"data":[}', 'not-json'],
    ['{"data":null,"errors":[{"code":404,"msg":"trace not found"}]}', 'not-found'],
    ['{"error":{"httpCode":500,"message":"boom"}}', 'status'],
  ])('says what is wrong with %j: %s', async (body, kind) => {
    expect(await ask(reply(200, body))).toMatchObject({ ok: false, failure: { kind } });
  });

  it('reads bytes that are no UTF-8', async () => {
    const hostile = Buffer.from('{"data":["caf\u00e9"]}', 'latin1');
    expect(await ask(reply(200, hostile))).toEqual({ ok: true, value: { data: ['caf\ufffd'] } });
  });

  it('keeps hostile keys as keys', () => {
    const read = readJsonReply('GET /', 200, '{"__proto__":{"errors":[{"msg":"x"}]},"data":[1]}');
    expect(read.ok).toBe(true);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
