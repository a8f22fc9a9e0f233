import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nanos, type EpochNanos } from '../core';
import { must, mustFail, edges, nothing } from '../../test/sources/suiteAnswers';
import { startLocalServer, type LocalServer } from '../../test/support/localServer';
import { EngineCore } from '../worker/EngineCore';
import type { TraceSource } from './TraceSource';
import { tempo, traceQl } from './tempo';

// Answers in the shapes of Tempo's API documentation; ids of a trace come as base64 there, as protobuf's JSON has bytes.
const FOUND = {
  traces: [
    {
      traceID: 'd6e9329d67b6146a',
      rootServiceName: 'frontend',
      rootTraceName: '/cart',
      startTimeUnixNano: '1634727903545000001',
      durationMs: 611,
      serviceStats: { frontend: { spanCount: 3, errorCount: 1 }, cart: { spanCount: 2 } },
    },
    {
      traceID: '2f3e0cee77ae5dc9c17ade3689eb2e54',
      rootServiceName: '<root span not yet received>',
      startTimeUnixNano: '1684778327699392724',
      spanSets: [{ spans: [{ spanID: '563d623c76514f8e' }], matched: 1 }],
    },
    { rootServiceName: 'no id' },
  ],
  metrics: { totalBlocks: 13 },
};
const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');
const TRACE = {
  batches: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'frontend' } }] },
      scopeSpans: [
        {
          spans: [
            ['00f067aa0ba902b7', '', '/cart'],
            ['00f067aa0ba902b8', '00f067aa0ba902b7', 'load'],
          ].map(([spanId = '', parent = '', name]) => ({
            traceId: base64('2f3e0cee77ae5dc9c17ade3689eb2e54'),
            spanId: base64(spanId),
            ...(parent !== '' && { parentSpanId: base64(parent) }),
            name,
            kind: 'SPAN_KIND_SERVER',
            startTimeUnixNano: '1684778327699392724',
            endTimeUnixNano: '1684778327799392724',
          })),
        },
      ],
    },
  ],
};

describe('the source of Grafana Tempo', () => {
  let server: LocalServer;
  let source: TraceSource;
  beforeAll(async () => {
    server = await startLocalServer((request, response) => {
      const url = new URL(request.url ?? '', 'http://x');
      const values = (...names: string[]) => ({
        tagValues: names.map((value) => ({ type: 'string', value })),
        metrics: {},
      });
      const body =
        url.pathname === '/api/v2/search/tag/resource.service.name/values'
          ? values('shop', 'auth', 'shop')
          : url.pathname === '/api/v2/search/tag/name/values'
            ? values('load', '/cart')
            : url.pathname === '/api/search'
              ? FOUND
              : url.pathname === '/api/traces/2f3e0cee77ae5dc9c17ade3689eb2e54'
                ? TRACE
                : undefined;
      response.statusCode = body === undefined ? 404 : 200;
      response.end(body === undefined ? 'trace not found' : JSON.stringify(body));
    });
    source = tempo(server.base, new EngineCore(), 'Grafana Tempo');
  });
  afterAll(() => server.close());
  const start: EpochNanos = 1_684_778_000_500_000_000n;
  const end: EpochNanos = 1_684_779_000_500_000_000n;
  const lastAsked = (): string => decodeURIComponent(server.asked.at(-1) ?? '');

  it('lists services and operations from the values of tags', async () => {
    expect(must(await source.services())).toEqual(['auth', 'shop']);
    expect(must(await source.operations('a "b"')).map(({ name }) => name)).toEqual(['/cart', 'load']);
    expect(lastAsked()).toBe(
      String.raw`GET /api/v2/search/tag/name/values?q={resource.service.name="a \"b\""}`,
    );
  });

  it('searches by TraceQL in whole seconds around the window, and reads what comes', async () => {
    const found = must(await source.search({ ...nothing, start, end, service: 'frontend', limit: 2 }));
    expect(lastAsked()).toBe(
      'GET /api/search?q={ resource.service.name = "frontend" }&start=1684778000&end=1684779001&limit=2',
    );
    expect(found.summaries).toEqual([
      expect.objectContaining({
        traceId: '2f3e0cee77ae5dc9c17ade3689eb2e54',
        rootService: undefined,
        spanCount: undefined,
        duration: 0,
      }),
      {
        traceId: '0000000000000000d6e9329d67b6146a',
        rootService: 'frontend',
        rootName: '/cart',
        start: 1_634_727_903_545_000_001n,
        duration: 611e6,
        spanCount: 5,
        errorCount: 1,
        orphanCount: undefined,
        services: [
          { name: 'cart', spanCount: 2, errorCount: 0 },
          { name: 'frontend', spanCount: 3, errorCount: 1 },
        ],
      },
    ]);
    expect(found.limitReached).toBe(true);
    expect(found.notices).toEqual(["1 of the answer's entries could not be read."]);
  });

  it('opens a trace whose ids are base64, and says when there is none', async () => {
    const { trace } = must(await source.trace('2F3E0CEE77AE5DC9C17ADE3689EB2E54'));
    expect(edges(trace)).toEqual(['frontend /cart', 'frontend load ← frontend']);
    expect(mustFail(await source.trace('ab')).kind).toBe('not-found');
    const before = server.asked.length;
    expect(mustFail(await source.trace('../api/status')).kind).toBe('bad-request');
    expect(mustFail(await source.search({ ...nothing, start: end, end: start })).kind).toBe('bad-request');
    expect(server.asked).toHaveLength(before);
  });

  it('says that it does not count calls', async () => {
    expect(mustFail(await source.dependencies(end, nanos(1e9))).kind).toBe('no-endpoint');
  });

  it.each([
    [{}, '{}'],
    [{ operation: 'a\nb"' }, String.raw`{ name = "a\nb\"" }`],
    [{ tags: [{ key: 'error', value: 'true' }] }, '{ status = error }'],
    [{ tags: [{ key: 'span.kind', value: 'client' }] }, '{ kind = client }'],
    [
      { tags: [{ key: 'http.status_code', value: '500' }] },
      '{ (.http.status_code = "500" || .http.status_code = 500) }',
    ],
    [{ tags: [{ key: 'resource.host.name', value: 'a' }] }, '{ resource.host.name = "a" }'],
    [{ tags: [{ key: 'x} || {', value: '" || true' }] }, String.raw`{ ."x} || {" = "\" || true" }`],
    [{ minDuration: nanos(5e6) }, '{ duration >= 5ms && duration <= 2562047h }'],
    [{ maxDuration: nanos(5e6) }, '{ duration <= 5ms }'],
    [{ minDuration: nanos(5e6), maxDuration: nanos(1.5e9) }, '{ duration >= 5ms && duration <= 1.5s }'],
  ])('asks %j as %s', (question, text) => {
    expect(traceQl({ ...nothing, start, end, ...question })).toBe(text);
  });
});
