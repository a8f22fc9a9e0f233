import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTrace, fanTrace } from '../../testing/arbitraryTrace';
import { buildTrace } from '../../testing/buildTrace';
import { SpanKind, spanIndex } from '../model';
import { serverChildOf } from './serverChildOf';
import { hintKeys, spanHints } from './spanHints';

const kindOf = {
  s: SpanKind.server,
  c: SpanKind.client,
  i: SpanKind.internal,
  p: SpanKind.producer,
} as const;

/** Spans one after the other: the parent's position and the kind. */
const traceOf = (...drafts: readonly (readonly [parent: number, kind: keyof typeof kindOf])[]) =>
  buildTrace(
    drafts.map(([parent, kind], at) => ({
      parent,
      service: 'web',
      name: String(at),
      start: at,
      end: 100,
      kind: kindOf[kind],
    })),
  ).spans;

describe('the server’s side of a call', () => {
  it('is the first child of a client span that is a server span', () => {
    const spans = traceOf([-1, 'c'], [0, 'i'], [0, 's'], [0, 's']);
    expect(serverChildOf(spans, spanIndex(0))).toBe(2);
  });

  it('is not deeper, not beside, and not below other kinds', () => {
    expect(serverChildOf(traceOf([-1, 'c'], [0, 'i'], [1, 's']), spanIndex(0))).toBeUndefined();
    expect(serverChildOf(traceOf([-1, 's'], [0, 'c'], [0, 's']), spanIndex(1))).toBeUndefined();
    expect(serverChildOf(traceOf([-1, 'i'], [0, 's']), spanIndex(0))).toBeUndefined();
  });

  it('agrees with looking at every span', () => {
    fc.assert(
      fc.property(
        arbitraryTrace(),
        fc.array(fc.nat(5), { minLength: 40, maxLength: 40 }),
        ({ spans }, kinds) => {
          for (let i = 0; i < spans.count; i++) spans.kind[i] = kinds[i % kinds.length] ?? 0;
          for (let i = 0; i < spans.count; i++) {
            const all = [...spans.parent.keys()].filter(
              (child) => spans.parent[child] === i && spans.kind[child] === SpanKind.server,
            );
            expect(serverChildOf(spans, spanIndex(i))).toBe(
              spans.kind[i] === SpanKind.client ? all[0] : undefined,
            );
          }
        },
      ),
    );
  });

  it('is found beneath 100 000 children', () => {
    const { spans } = fanTrace(100_001);
    spans.kind[0] = SpanKind.client;
    spans.kind[spans.count - 1] = SpanKind.server;
    expect(serverChildOf(spans, spanIndex(0))).toBe(spans.count - 1);
  });
});

const alone = traceOf([-1, 'c']);
const hintsOf = (attributes: Readonly<Record<string, string>>, spans = alone) =>
  spanHints(spans, spanIndex(0), new Map(Object.entries(attributes)));
const pillsOf = (attributes: Readonly<Record<string, string>>) =>
  hintsOf(attributes).pills.map(({ text, tone }) => (tone === 'error' ? `!${text}` : text));

describe('hints of a span', () => {
  it.each<readonly [Readonly<Record<string, string>>, readonly string[], string]>([
    [{ 'http.request.method': 'GET', 'http.response.status_code': '200' }, ['GET', '200'], 'http'],
    [{ 'http.method': 'POST', 'http.status_code': '503' }, ['POST', '!503'], 'http'],
    [{ 'http.status_code': '404' }, ['404'], 'http'],
    [{ 'http.status_code': '5000' }, ['5000'], 'http'],
    [{ 'db.system': 'mysql' }, ['mysql'], 'database'],
    [{ 'db.system.name': 'postgresql', 'db.system': 'old' }, ['postgresql'], 'database'],
    [{ 'db.type': 'sql' }, ['sql'], 'database'],
    [{ 'rpc.system': 'grpc', 'rpc.grpc.status_code': '0' }, ['grpc'], 'rpc'],
    [{ 'rpc.system': 'grpc', 'rpc.grpc.status_code': '14' }, ['grpc', '!UNAVAILABLE'], 'rpc'],
    [{ 'rpc.system': 'grpc', 'rpc.grpc.status_code': '5' }, ['grpc', 'NOT_FOUND'], 'rpc'],
    [{ 'rpc.system.name': 'grpc', 'rpc.response.status_code': 'INTERNAL' }, ['grpc', '!INTERNAL'], 'rpc'],
    [{ 'rpc.system': 'grpc', 'rpc.grpc.status_code': '99' }, ['grpc', '99'], 'rpc'],
    [{ 'messaging.system': 'kafka' }, ['kafka'], 'messaging'],
    [{ 'gen_ai.request.model': 'm-1', 'http.method': 'POST' }, ['m-1', 'POST'], 'gen-ai'],
    [{ 'gen_ai.system': 'x' }, [], 'gen-ai'],
    [{ 'db.system': 'es', 'http.method': 'GET' }, ['es', 'GET'], 'database'],
    [{ 'db.system': '  ' }, [], ''],
    [{}, [], ''],
  ])('%j makes %j, %s', (attributes, pills, role) => {
    expect(pillsOf(attributes)).toEqual(pills);
    expect(hintsOf(attributes).role).toBe(role);
  });

  it('cut long texts', () => {
    expect(pillsOf({ 'db.system': 'x'.repeat(9000) })[0]).toHaveLength(41);
    expect(hintsOf({ 'peer.service': 'x'.repeat(9000) }).peer).toHaveLength(120);
  });

  it('name the peer of a client span whose server is not in the trace', () => {
    const named = { 'db.name': 'shop', 'server.address': 'db.example', 'peer.service': 'orders-db' };
    expect(hintsOf(named).peer).toBe('orders-db');
    expect(hintsOf({ ...named, 'peer.service': ' ' }).peer).toBe('db.example');
    expect(hintsOf({ 'db.name': 'shop' }).peer).toBe('shop');
    expect(hintsOf(named, traceOf([-1, 'c'], [0, 'i'])).peer).toBe('orders-db');
    expect(hintsOf(named, traceOf([-1, 'c'], [0, 's'])).peer).toBe('');
    for (const kind of ['s', 'i', 'p'] as const) expect(hintsOf(named, traceOf([-1, kind])).peer).toBe('');
  });

  it('never fail, and their texts are bounded and not empty', () => {
    const attributes = fc.array(
      fc.tuple(fc.constantFrom(...hintKeys), fc.string({ unit: 'binary', maxLength: 300 })),
    );
    fc.assert(
      fc.property(attributes, (entries) => {
        const { pills, peer } = spanHints(alone, spanIndex(0), new Map(entries));
        for (const { text, tone } of pills) {
          expect(text.trim()).not.toBe('');
          expect(text.length).toBeLessThanOrEqual(41);
          if (tone === 'error') expect(text).toMatch(/^(5\d\d|[A-Z_]+)$/);
        }
        expect(peer.length).toBeLessThanOrEqual(120);
        expect(new Set(pills.map(({ means }) => means)).size).toBe(pills.length);
      }),
    );
  });
});
