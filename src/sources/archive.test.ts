import { expect, test } from 'vitest';
import { answered, failed } from '../core';
import { failure } from '../worker';
import { archiveOf } from './archive';
import type { Transport } from './Transport';

const traceId = '5b8aa5a2000000000000000000000001';

/** A server that answers an order with this, and remembers the paths. */
function server(status: number, text: string) {
  const paths: string[] = [];
  const transport: Transport = {
    label: 'x',
    asked: (path) => `GET /${path}`,
    reply: async () => failed(failure('status', '', '', '')),
    order: async (path) => {
      paths.push(path);
      return answered({ status, text, retryAfterSeconds: undefined });
    },
    origin: (path) => ({ from: 'url', url: path }),
  };
  return { paths, archive: archiveOf(transport) };
}

test('asks for the trace by its id', async () => {
  const { paths, archive } = server(200, '{"data":[],"total":0,"limit":0,"offset":0,"errors":[]}');
  expect(await archive?.(traceId.toUpperCase())).toEqual({ ok: true, value: undefined });
  expect(paths).toEqual([`api/archive/${traceId}`]);
});

test.each([
  [500, '{"data":null,"errors":[{"code":500,"msg":"archive span storage was not configured"}]}', 'status'],
  [404, '{"data":null,"errors":[{"code":404,"msg":"trace not found"}]}', 'not-found'],
  [200, '<!doctype html><title>Jaeger</title>', 'not-json'],
])('a refusal is a failure: %i %s', async (status, text, kind) => {
  const { archive } = server(status, text);
  const answer = await archive?.(traceId);
  expect(answer).toMatchObject({ ok: false, failure: { kind, asked: `POST /api/archive/${traceId}` } });
});

test('what is no trace id is never sent', async () => {
  const { paths, archive } = server(200, '{}');
  expect((await archive?.('../../x'))?.ok).toBe(false);
  expect(paths).toEqual([]);
});

test('there is none where nobody takes orders', () => {
  expect(
    archiveOf({
      ...{ label: '', asked: () => '', reply: () => Promise.reject(new Error()) },
      origin: (url) => ({ from: 'url', url }),
    }),
  ).toBeUndefined();
});
