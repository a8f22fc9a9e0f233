import { createServer, type Server } from 'node:net';
import { gzipSync } from 'node:zlib';
import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { exportOf, idOf, otlpJsonOf, protobufOf } from '../../test/server/exportRequests';
import {
  Span_SpanKind,
  Status_StatusCode,
} from '../../src/otlp/generated/opentelemetry/proto/trace/v1/trace_pb';
import { commands, get, type Started } from '../../test/server/running';
import { JSON_TYPE, openPost, post, PROTOBUF_TYPE } from '../../test/server/sendSpans';
import { MAX_BODIES, MAX_BODY_BYTES } from './createCollector';

const { start, tryOut } = commands();
const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
};
const startCollector = (...more: string[]) => start('--otlp', '--otlp-port', '0', ...more);

const TRACES = v.object({
  data: v.array(
    v.object({
      traceID: v.string(),
      spans: v.array(
        v.object({
          operationName: v.string(),
          references: v.array(v.object({ refType: v.string(), spanID: v.string() })),
          tags: v.array(v.object({ key: v.string(), type: v.string(), value: v.unknown() })),
          logs: v.array(v.object({ fields: v.array(v.object({ key: v.string(), value: v.unknown() })) })),
        }),
      ),
    }),
  ),
  errors: v.nullable(v.array(v.object({ msg: v.string() }))),
});
const tracesAt = async ({ server }: Started, path: string) =>
  v.parse(TRACES, JSON.parse((await get(server, path)).text));

describe('the collector', () => {
  it('says where to send, to the reader of the log and to the page', async () => {
    const started = await startCollector();
    expect(started.printed).toEqual([
      `Spanlight: http://127.0.0.1:${started.server.port}/  (collector; end with Ctrl+C)`,
      `Send spans by OTLP/HTTP: OTEL_EXPORTER_OTLP_ENDPOINT=${started.server.otlpUrl ?? ''}`,
    ]);
    expect((await get(started.server, '/')).text).toContain(
      `<meta name="spanlight-otlp" content="${started.server.otlpUrl ?? ''}">`,
    );
    expect((await get((await start()).server, '/')).text).not.toContain('spanlight-otlp');
  });

  it.each([
    ['JSON', JSON_TYPE, (text: string) => Buffer.from(text), '{}'],
    [
      'JSON with a charset',
      { 'Content-Type': 'Application/JSON; charset=utf-8' },
      (text: string) => Buffer.from(text),
      '{}',
    ],
    ['packed JSON', { ...JSON_TYPE, 'Content-Encoding': 'gzip' }, (text: string) => gzipSync(text), '{}'],
    ['protobuf', PROTOBUF_TYPE, undefined, ''],
  ])('takes %s, and has it behind the API of the demo', async (_name, headers, body, answer) => {
    const started = await startCollector();
    const message = exportOf('shop', [
      { kind: Span_SpanKind.SERVER },
      { parentSpanId: idOf(1, 8), status: { code: Status_StatusCode.ERROR } },
    ]);
    const sent = await post(started, body?.(otlpJsonOf(message)) ?? protobufOf(message), { headers });
    expect([sent.status, sent.text]).toEqual([200, answer]);
    expect(sent.headers['content-type']).toBe(headers['Content-Type'].split(';')[0]?.toLowerCase());
    const id = 'ab'.repeat(16);
    for (const path of [
      '/api/traces?service=shop',
      '/api/traces',
      '/api/traces?service=shop&operation=op%201&tags=%7B%22error%22%3A%22true%22%7D&minDuration=5ms&maxDuration=5ms&limit=1',
      `/api/traces/${id}`,
      `/api/traces?traceID=${id}`,
    ])
      expect((await tracesAt(started, path)).data.map(({ traceID }) => traceID)).toEqual([id]);
    for (const path of [
      '/api/traces?service=other',
      '/api/traces?service=shop&minDuration=6ms',
      '/api/traces?start=1&end=2',
    ])
      expect((await tracesAt(started, path)).data).toEqual([]);
    expect((await get(started.server, '/api/services')).text).toContain('"data":["shop"]');
    expect((await get(started.server, '/api/operations?service=shop&spanKind=server')).text).toContain(
      '"name":"op 0"',
    );
    const { text } = await get(
      started.server,
      `/api/dependencies?endTs=${Date.now() + 60_000}&lookback=3600000`,
    );
    expect(text).toContain('{"parent":"shop","child":"shop","callCount":1}');
    expect((await get(started.server, `/api/traces/${'cd'.repeat(16)}`)).status).toBe(404);
  });

  it('refuses bad bodies with a status in the encoding of the request', async () => {
    const started = await startCollector();
    const json = await post(started, '{"resourceSpans":[');
    expect([json.status, json.headers['content-type']]).toEqual([400, 'application/json']);
    const status = v.parse(v.strictObject({ code: v.number(), message: v.string() }), JSON.parse(json.text));
    expect(status.code).toBe(3);
    expect(status.message).toContain('no OTLP JSON');
    const protobuf = await post(started, '\x0a\xff', { headers: PROTOBUF_TYPE });
    expect([protobuf.status, protobuf.headers['content-type']]).toEqual([400, 'application/x-protobuf']);
    // Field 1 is the code, field 2 the message.
    expect([...protobuf.body.subarray(0, 3)]).toEqual([8, 3, 0x12]);
    const gzip = await post(started, 'not gzip', { headers: { ...JSON_TYPE, 'Content-Encoding': 'gzip' } });
    expect([gzip.status, gzip.text]).toEqual([400, expect.stringContaining('not whole gzip')]);
    const cut = await post(started, gzipSync('{"resourceSpans":[]}').subarray(0, -9), {
      headers: { ...JSON_TYPE, 'Content-Encoding': 'gzip' },
    });
    expect(cut.status).toBe(400);
  });

  it('refuses what is of another kind, too large or elsewhere', async () => {
    const started = await startCollector();
    for (const type of ['text/plain', 'application/xml', ''])
      expect((await post(started, '{}', { headers: { 'Content-Type': type } })).status).toBe(415);
    const zstd = await post(started, '{}', { headers: { ...JSON_TYPE, 'Content-Encoding': 'zstd' } });
    expect([zstd.status, zstd.headers['accept-encoding']]).toEqual([415, 'gzip']);
    const bomb = gzipSync(Buffer.alloc(MAX_BODY_BYTES + 1, 0x20));
    const packed = await post(started, bomb, { headers: { ...JSON_TYPE, 'Content-Encoding': 'gzip' } });
    expect([packed.status, packed.text]).toEqual([413, expect.stringContaining('smaller batches')]);
    const declared = await post(started, '', {
      headers: { ...JSON_TYPE, 'Content-Length': String(MAX_BODY_BYTES + 1) },
    });
    expect(declared.status).toBe(413);
    expect((await post(started, '{}', { path: '/v1/metrics' })).status).toBe(404);
    const got = await post(started, '', { method: 'GET' });
    expect([got.status, got.headers['allow']]).toEqual([405, 'POST, OPTIONS']);
    expect((await get(started.server, '/api/services')).text).toContain('"data":[]');
  });

  it('asks who comes while too many bodies are read to come again', async () => {
    const started = await startCollector();
    const body = '{"resourceSpans":[]}';
    const open = Array.from({ length: MAX_BODIES }, () => openPost(started, body));
    await Promise.all(open.map(({ begun }) => begun));
    const json = await post(started, body);
    expect([json.status, json.headers['retry-after']]).toEqual([503, '1']);
    expect(json.text).toMatch(/^\{"code":14,"message":"[^"]*again later[^"]*"\}$/);
    const protobuf = await post(started, '', { headers: PROTOBUF_TYPE });
    expect([protobuf.status, protobuf.headers['content-type']]).toEqual([503, 'application/x-protobuf']);
    expect([...protobuf.body.subarray(0, 3)]).toEqual([8, 14, 0x12]);
    for (const { finish } of open) expect(await finish()).toBe(200);
    expect((await post(started, body)).status).toBe(200);
  });

  it('takes the good spans of a request and says how many it did not take', async () => {
    const started = await startCollector();
    const message = exportOf('shop', [{}, { spanId: idOf(0, 8) }]);
    const json = await post(started, otlpJsonOf(message));
    expect(json.status).toBe(200);
    expect(json.text).toMatch(
      /^{"partialSuccess":{"rejectedSpans":"1","errorMessage":"1 of .* a span id .*"}}$/,
    );
    const protobuf = await post(started, protobufOf(message), { headers: PROTOBUF_TYPE });
    expect([...protobuf.body.subarray(0, 1), ...protobuf.body.subarray(2, 4)]).toEqual([0x0a, 8, 1]);
    expect((await tracesAt(started, '/api/traces')).data[0]?.spans).toHaveLength(1);
  });

  it('keeps strangers out: other hosts, pages of other origins', async () => {
    const started = await startCollector('--otlp-allow-origin', 'http://localhost:3000');
    const ask = (headers: Record<string, string>, method = 'POST') =>
      post(started, method === 'POST' ? '{}' : '', { method, headers: { ...JSON_TYPE, ...headers } });
    expect((await ask({ Host: 'evil.example' })).status).toBe(421);
    const evil = await ask({ Origin: 'https://evil.example' });
    expect([evil.status, evil.headers['access-control-allow-origin']]).toEqual([403, undefined]);
    const listed = await ask({ Origin: 'http://localhost:3000' });
    expect([listed.status, listed.headers['access-control-allow-origin']]).toEqual([
      200,
      'http://localhost:3000',
    ]);
    const wish = {
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type',
    };
    const asked = await ask({ Origin: 'http://localhost:3000', ...wish }, 'OPTIONS');
    expect([asked.status, asked.headers['access-control-allow-headers']]).toEqual([204, 'content-type']);
    const refused = await ask({ Origin: 'https://evil.example', ...wish }, 'OPTIONS');
    expect([refused.status, refused.headers['access-control-allow-headers']]).toEqual([204, undefined]);
  });

  it('drops the oldest traces first, and says so in answers and in the log', async () => {
    const started = await startCollector('--otlp-traces', '2');
    for (const n of [1, 2, 3]) await post(started, otlpJsonOf(exportOf('shop', [{ traceId: idOf(n, 16) }])));
    const { data, errors } = await tracesAt(started, '/api/traces');
    expect(data.map(({ traceID }) => traceID.slice(0, 2)).sort()).toEqual(['02', '03']);
    expect(errors?.[0]?.msg).toContain('dropped 1 older trace');
    expect(started.complaints.join()).toContain('at most 2 traces');
  });

  it('says why it does not start', async () => {
    const refused = async (...args: string[]) => (await tryOut(...args)).complaints.join();
    expect(await refused('--otlp-port', '4000')).toContain(
      '--otlp-port is for the collector: it needs --otlp',
    );
    expect(await refused('--otlp', '--jaeger', 'http://localhost:1')).toContain('give one of them');
    expect(await refused('--otlp', '--otlp-age', 'soon')).toContain('--otlp-age takes a duration');
    expect(await refused('--otlp', '--otlp-memory', '0')).toContain('--otlp-memory takes a number from 1');
    expect(await refused('--otlp', '--otlp-allow-origin', '*')).toContain('takes an origin');
    const taken = createServer().listen(0, '127.0.0.1');
    const port = await new Promise<number>((resolve) =>
      taken.once('listening', () => resolve(portOf(taken))),
    );
    expect(await refused('--port', '0', '--otlp', '--otlp-port', String(port))).toContain(
      'choose another with --otlp-port NUMBER',
    );
    taken.close();
  });
});

describe('a program with the OpenTelemetry SDK', () => {
  it.each([
    ['JSON', JsonExporter],
    ['protobuf', ProtobufExporter],
  ])('sends its traces as %s, and they are found', async (_name, Exporter) => {
    const started = await startCollector();
    const exporter = new Exporter({ url: `${started.server.otlpUrl ?? ''}/v1/traces` });
    const provider = new NodeTracerProvider({
      resource: resourceFromAttributes({ 'service.name': 'checkout', 'host.name': 'laptop' }),
      spanProcessors: [new BatchSpanProcessor(exporter)],
    });
    const tracer = provider.getTracer('orders', '2.0');
    const root = tracer.startSpan('POST /orders', {
      kind: SpanKind.SERVER,
      attributes: { 'http.route': '/orders', items: 3 },
    });
    const { trace, context } = await import('@opentelemetry/api');
    const child = tracer.startSpan(
      'INSERT',
      { kind: SpanKind.CLIENT },
      trace.setSpan(context.active(), root),
    );
    child.recordException(new Error('no room'));
    child.setStatus({ code: SpanStatusCode.ERROR, message: 'no room' });
    child.end();
    root.end();
    await provider.shutdown();
    const { data } = await tracesAt(started, '/api/traces?service=checkout&tags=%7B%22items%22%3A%223%22%7D');
    expect(data.map(({ traceID }) => traceID)).toEqual([root.spanContext().traceId]);
    const spans = data[0]?.spans ?? [];
    expect(spans.map(({ operationName }) => operationName).sort()).toEqual(['INSERT', 'POST /orders']);
    const insert = spans.find(({ operationName }) => operationName === 'INSERT');
    expect(insert?.references).toEqual([{ refType: 'CHILD_OF', spanID: root.spanContext().spanId }]);
    const tags = new Map(insert?.tags.map(({ key, value }) => [key, value]));
    expect([tags.get('error'), tags.get('otel.status_description'), tags.get('otel.scope.name')]).toEqual([
      true,
      'no room',
      'orders',
    ]);
    expect(insert?.logs[0]?.fields.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['event', 'exception.message']),
    );
  });
});
