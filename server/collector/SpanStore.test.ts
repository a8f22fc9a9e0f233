import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportOf, idOf, otlpJsonOf, protobufOf } from '../../test/server/exportRequests';
import {
  Span_SpanKind,
  Status_StatusCode,
} from '../../src/otlp/generated/opentelemetry/proto/trace/v1/trace_pb';
import { decodeExport } from './decodeExport';
import { SpanStore, type Dropped, type StoreLimits } from './SpanStore';

const ROOM: StoreLimits = { bytes: 2 ** 24, traces: 1000, ageMs: 3_600_000 };
const START = 1_700_000_000_000;

/** A store with a clock that is set by hand. */
function storeOf(limits: Partial<StoreLimits> = {}) {
  const clock = { ms: START };
  const drops: Dropped[] = [];
  const store = new SpanStore(
    { ...ROOM, ...limits },
    () => clock.ms,
    (dropped) => drops.push(dropped),
  );
  return { store, clock, drops };
}
const one = (n: number, service = 'shop', attribute = '') =>
  exportOf(
    service,
    [
      {
        traceId: idOf(n, 16),
        attributes: [{ key: 'note', value: { value: { case: 'stringValue', value: attribute } } }],
      },
    ],
    START + n,
  );
const hex = (n: number): string => n.toString(16).padStart(2, '0').repeat(16);
const idsOf = (store: SpanStore): string[] => store.plans(0, Infinity).map(({ traceId }) => traceId);
const jsonOf = (store: SpanStore, traceId: string): string => {
  const plan = store.plan(traceId);
  return plan === undefined ? '' : store.json(plan);
};

describe('what is held', () => {
  it('a trace whose spans come in parts and from several services', () => {
    const { store } = storeOf();
    store.add(one(1, 'shop'));
    store.add(
      exportOf('pay', [
        { traceId: idOf(1, 16), spanId: idOf(9, 8), parentSpanId: idOf(1, 8), kind: Span_SpanKind.CLIENT },
      ]),
    );
    expect(store.services()).toEqual(['pay', 'shop']);
    expect(store.operations('pay')).toEqual([{ name: 'op 0', spanKind: 'client' }]);
    const [plan] = store.plans(0, Infinity);
    expect(plan?.spans.map(({ spanID, references }) => [spanID, references[0]?.spanID])).toEqual([
      ['01'.repeat(8), undefined],
      ['09'.repeat(8), '01'.repeat(8)],
    ]);
  });

  it('a span that is sent again is held once, one that says something else is held too', () => {
    const { store } = storeOf();
    store.add(one(1));
    store.add(one(1));
    expect(store.held.spans).toBe(1);
    store.add(exportOf('shop', [{ traceId: idOf(1, 16), name: 'another' }], START));
    expect(store.held.spans).toBe(2);
  });

  it('spans whose ids are none are turned away and counted, the others are taken', () => {
    const { store } = storeOf();
    const taken = store.add(
      exportOf('shop', [
        {},
        { traceId: idOf(0, 16) },
        { traceId: idOf(1, 15) },
        { spanId: idOf(0, 8) },
        { parentSpanId: idOf(1, 4) },
      ]),
    );
    expect(taken.rejected).toBe(4);
    expect(taken.reason).toMatch(
      /4 of the spans were not taken: a trace id .*; a span id .*; a parent span id/,
    );
    expect(store.held.spans).toBe(1);
  });
});

describe('limits', () => {
  it('of traces: the one that was longest without a span goes first, and is counted', () => {
    const { store, drops } = storeOf({ traces: 3 });
    for (const n of [1, 2, 3]) store.add(one(n));
    store.add(exportOf('shop', [{ traceId: idOf(1, 16), name: 'late' }]));
    store.add(one(4));
    expect(idsOf(store).sort()).toEqual([hex(1), hex(3), hex(4)].sort());
    expect(drops).toEqual([{ traces: 1, spans: 1 }]);
    expect(store.missing((START + 1) * 1000)).toContain('dropped 1 older trace (it holds at most 3 traces');
    expect(store.missing((START + 60_000) * 1000)).toBeUndefined();
    // A late span of the dropped trace is the rest of it, and says so.
    store.add(exportOf('shop', [{ traceId: idOf(2, 16), name: 'late' }]));
    expect(jsonOf(store, hex(2))).toContain('came earlier were dropped');
  });

  it('of memory, whatever one request brings', () => {
    const { store } = storeOf({ bytes: 100_000 });
    for (let n = 1; n < 200; n++) {
      store.add(one(n, 'shop', 'x'.repeat(3000)));
      expect(store.held.bytes).toBeLessThanOrEqual(100_000);
    }
    expect(store.held.traces).toBeGreaterThan(3);
    expect(store.dropped.traces + store.held.traces).toBe(199);
    const many = Array.from({ length: 200 }, (_, n) => ({ traceId: idOf(n + 1, 16) }));
    store.add(exportOf('shop', many));
    expect(store.held.bytes).toBeLessThanOrEqual(100_000);
    expect(idsOf(store)).toContain(hex(200));
  });

  it('a trace that would fill the store is cut, and its sender is told', () => {
    const { store } = storeOf({ bytes: 100_000 });
    store.add(one(7));
    const taken = store.add(
      exportOf(
        'shop',
        Array.from({ length: 1000 }, (_, n) => ({
          name: `n${String(n)}`,
          spanId: Buffer.from(String(10_000_000 + n)),
        })),
      ),
    );
    expect(taken.rejected).toBeGreaterThan(800);
    expect(taken.reason).toContain('more than half of the memory');
    expect(idsOf(store)).toContain(hex(7));
  });

  it('of age: by the time of the last span', () => {
    const { store, clock } = storeOf({ ageMs: 60_000 });
    store.add(one(1));
    clock.ms += 40_000;
    store.add(one(2));
    clock.ms += 30_000;
    store.now(clock.ms);
    expect(idsOf(store)).toEqual([hex(2)]);
    expect(store.dropped).toEqual({ traces: 1, spans: 1 });
  });

  it('keeps its own count of memory, whatever comes and goes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat(2000)), { maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        (steps, traces) => {
          const { store } = storeOf({ traces, bytes: 60_000 });
          let taken = 0;
          for (const [n, size] of steps) {
            const before = store.held.spans + store.dropped.spans;
            store.add(one(n, `s${String(n % 3)}`, 'y'.repeat(size)));
            taken += store.held.spans + store.dropped.spans - before;
          }
          const { held, dropped } = store;
          expect(held.traces).toBeLessThanOrEqual(traces);
          expect(held.bytes).toBeLessThanOrEqual(60_000);
          expect(held.spans + dropped.spans).toBe(taken);
          expect(held.bytes > 0).toBe(held.traces > 0);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('JSON and protobuf', () => {
  const leaf = fc.oneof(
    fc.record({ case: fc.constant('stringValue' as const), value: fc.string({ unit: 'binary' }) }),
    fc.record({ case: fc.constant('boolValue' as const), value: fc.boolean() }),
    fc.record({
      case: fc.constant('intValue' as const),
      value: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    }),
    fc.record({ case: fc.constant('doubleValue' as const), value: fc.double() }),
    fc.record({ case: fc.constant('bytesValue' as const), value: fc.uint8Array({ maxLength: 9 }) }),
  );
  const list = fc.record({
    case: fc.constant('arrayValue' as const),
    value: fc.record({ values: fc.array(fc.record({ value: leaf }), { maxLength: 3 }) }),
  });
  const map = fc.record({
    case: fc.constant('kvlistValue' as const),
    value: fc.record({
      values: fc.array(fc.record({ key: fc.string(), value: fc.record({ value: fc.oneof(leaf, list) }) }), {
        maxLength: 3,
      }),
    }),
  });
  const value = fc.oneof(leaf, list, map);
  const attributes = fc.array(
    fc.record({ key: fc.string({ unit: 'binary' }), value: fc.record({ value }) }),
    { maxLength: 4 },
  );
  const id = (length: number) =>
    fc.uint8Array({ minLength: length, maxLength: length }).filter((bytes) => bytes.some((byte) => byte > 0));
  const time = fc.bigInt({ min: 0n, max: 2n ** 62n });
  const span = fc.record({
    traceId: id(16),
    spanId: id(8),
    parentSpanId: fc.oneof(fc.constant(new Uint8Array()), id(8)),
    name: fc.string({ unit: 'binary' }),
    kind: fc.constantFrom(Span_SpanKind.UNSPECIFIED, Span_SpanKind.SERVER, Span_SpanKind.CONSUMER),
    startTimeUnixNano: time,
    endTimeUnixNano: time,
    attributes,
    events: fc.array(fc.record({ name: fc.string(), timeUnixNano: time, attributes }), { maxLength: 2 }),
    links: fc.array(fc.record({ traceId: id(16), spanId: id(8), attributes }), { maxLength: 2 }),
    status: fc.record({
      code: fc.constantFrom(Status_StatusCode.UNSET, Status_StatusCode.OK, Status_StatusCode.ERROR),
      message: fc.string(),
    }),
    traceState: fc.string(),
    droppedEventsCount: fc.nat(3),
  });

  it('of the same spans give the same traces', () => {
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 4 }), (spans) => {
        const message = exportOf('shop', spans, START);
        const texts = [
          decodeExport(protobufOf(message), 'protobuf'),
          decodeExport(Buffer.from(otlpJsonOf(message)), 'json'),
        ].map((decoded) => {
          if (!decoded.ok) throw new Error(decoded.message);
          const { store } = storeOf();
          expect(store.add(decoded.request)).toEqual({ rejected: 0, reason: '' });
          return store.plans(-Infinity, Infinity).map((plan) => store.json(plan));
        });
        expect(texts[0]).toEqual(texts[1]);
        for (const text of texts[0] ?? []) expect(JSON.parse(text)).toHaveProperty('spans');
      }),
      { numRuns: 300 },
    );
  });

  it('bodies that are none are named, however they are broken', () => {
    const good = protobufOf(exportOf('shop', [{}, {}]));
    for (const [body, encoding] of [
      [good.slice(0, -3), 'protobuf'],
      [Buffer.from('{"resourceSpans":[{]'), 'json'],
      [Buffer.from('{"resourceSpans":3}'), 'json'],
      [Buffer.from('[]'), 'json'],
      [Buffer.from('"text"'), 'json'],
      [Buffer.from(''), 'json'],
      [Buffer.from([0xff, 0xfe]), 'json'],
      [Buffer.from('{"resourceSpans":[{"scopeSpans":[{"spans":[{"startTimeUnixNano":"soon"}]}]}]}'), 'json'],
      [Buffer.from('['.repeat(100_000)), 'json'],
      [
        Buffer.from(
          `{"resourceSpans":[{"resource":{"attributes":[{"key":"a","value":${'{"arrayValue":{"values":['.repeat(20_000)}${']}}'.repeat(20_000)}}]}}]}`,
        ),
        'json',
      ],
    ] as const) {
      const decoded = decodeExport(body, encoding);
      expect(decoded.ok ? 'taken' : decoded.message).toMatch(/^The body is no OTLP/);
    }
    expect(decodeExport(Buffer.from('{}'), 'json').ok).toBe(true);
    expect(decodeExport(new Uint8Array(), 'protobuf').ok).toBe(true);
    expect(decodeExport(Buffer.from('{"resourceSpans":[],"later":{"added":1}}'), 'json').ok).toBe(true);
  });
});
