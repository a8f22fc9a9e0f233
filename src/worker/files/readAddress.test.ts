import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { startLocalServer, type LocalServer } from '../../../test/support/localServer';
import type { AskOptions, Progress } from '../TraceEngine';
import { readDocuments } from './readDocuments';

const trace = JSON.stringify([
  { traceId: 'a1', id: '1', name: 'x', timestamp: 1_700_000_000_000_000, duration: 5 },
]);

let server: LocalServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** What comes of reading a file at an address whose server answers so. */
async function read(
  body: string | Buffer,
  {
    status = 200,
    headers = {},
    cut = false,
  }: { status?: number; headers?: Record<string, string>; cut?: boolean } = {},
  options: AskOptions = {},
) {
  server = await startLocalServer((_, response) => {
    response.writeHead(status, headers);
    const bytes = Buffer.from(body);
    if (bytes.length > 0) response.write(bytes.subarray(0, 3));
    if (cut) setTimeout(() => response.destroy(), 20);
    else response.end(bytes.subarray(3));
  });
  return readDocuments({ from: 'url', url: `${server.base}x.json` }, options);
}

describe('a file at an address', () => {
  it('is read while it comes, whatever its type is called', async () => {
    const seen: Progress[] = [];
    const answer = await read(
      trace,
      { headers: { 'content-type': 'text/plain' } },
      { onProgress: (one) => seen.push(one) },
    );
    expect(answer.ok && answer.value.traces.map((one) => one.trace.traceId.slice(-2))).toEqual(['a1']);
    expect(seen.length).toBeGreaterThan(0);
  });

  it('is unpacked as a file is', async () => {
    const answer = await read(gzipSync(trace), { headers: { 'content-type': 'application/gzip' } });
    expect(answer.ok && answer.value.traces).toHaveLength(1);
  });

  it('says what came of damaged bytes', async () => {
    const answer = await read(gzipSync(trace).subarray(0, 40));
    expect(answer.ok ? answer.value.notices.join() : answer.failure.message).toMatch(
      /damaged|ends in the middle/,
    );
  });

  it.each([
    ['<!doctype html><p>Hello', 200, 'not-json', 'This is an HTML page, no traces.'],
    ['hello', 200, 'not-json', 'This is text'],
    ['', 200, 'not-json', 'The file is empty.'],
    ['{"a":1}', 200, 'not-traces', 'not traces of a known format'],
    ['<h1>gone', 404, 'not-found', 'There is no file at this address (404).'],
    [
      '{"errors":[{"code":404,"msg":"trace not found"}]}',
      404,
      'not-found',
      'There is no file at this address',
    ],
    ['no', 403, 'sign-in', 'wants a sign-in'],
    ['oh', 500, 'status', 'error (500)'],
  ])('%j with %i is %s', async (body, status, kind, message) => {
    const answer = await read(body, { status });
    expect(answer).toMatchObject({ ok: false, failure: { kind } });
    expect(!answer.ok && answer.failure.message).toContain(message);
  });

  it('is not followed elsewhere', async () => {
    const answer = await read('', { status: 302, headers: { location: '/other.json' } });
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'bad-request' } });
    expect(!answer.ok && answer.failure.message).toContain('redirects');
    expect(server?.asked).toEqual(['GET /x.json']);
  });

  it('is a failure where the connection breaks, or is given up', async () => {
    expect(await read(trace, { cut: true })).toMatchObject({ ok: false, failure: { kind: 'truncated' } });
    await server?.close();
    expect(await read(trace, {}, { signal: AbortSignal.abort() })).toMatchObject({
      ok: false,
      failure: { kind: 'cancelled' },
    });
  });
});
