import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { exportOf, idOf, protobufOf, type SpanInit } from '../../test/server/exportRequests';
import { decodeExport } from './decodeExport';
import { SpanStore } from './SpanStore';

setFlagsFromString('--expose-gc');

const SPANS = 2000;
const BATCH = 100;

/** Bytes of heap in use, once nothing is left to collect. */
function heap(): number {
  for (let turn = 0; turn < 2; turn++) runInNewContext('gc()');
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** An id of its own for each number. */
function numbered(n: number, length: number): Uint8Array {
  const bytes = idOf(7, length);
  new DataView(bytes.buffer).setUint32(0, n + 1);
  return bytes;
}
const text = (key: string, value: string) => ({
  key,
  value: { value: { case: 'stringValue' as const, value } },
});
const whole = (key: string, value: number) => ({
  key,
  value: { value: { case: 'intValue' as const, value: BigInt(value) } },
});
const upTo = <T>(count: number, make: (k: number) => T): T[] =>
  Array.from({ length: count }, (_, k) => make(k));

const shapes: readonly (readonly [string, (n: number) => SpanInit])[] = [
  ['that say nothing', () => ({})],
  [
    'with ten tags',
    (n) => ({
      parentSpanId: numbered(n + 1e6, 8),
      attributes: upTo(10, (k) =>
        k < 3
          ? whole(`http.number.key.${String(k)}`, n * k)
          : text(`http.request.key.${String(k)}`, `value ${String(n)}`),
      ),
    }),
  ],
  ['with a long text', (n) => ({ attributes: [text('db.query.text', String(n).padEnd(2000, 'select '))] })],
  [
    'with a text of other letters',
    (n) => ({ attributes: [text('db.query.text', String(n).padEnd(1000, 'выбор '))] }),
  ],
  [
    'with events',
    (n) => ({
      events: upTo(5, (k) => ({
        name: `event ${String(k)}`,
        timeUnixNano: 1_700_000_000_000_000_000n + BigInt(n * 1000),
        attributes: [text('message', `said ${String(n)}`), whole('size', n)],
      })),
    }),
  ],
  [
    'with links',
    (n) => ({ links: upTo(5, (k) => ({ traceId: numbered(n * 7 + k, 16), spanId: numbered(n + k, 8) })) }),
  ],
];

/** What spans take in the heap, held and written out once, and what they were reckoned to take, in bytes. */
function measure(make: (n: number) => SpanInit, spansOfTrace: number) {
  const bodies = upTo(SPANS / BATCH, (batch) =>
    protobufOf(
      exportOf(
        'shop',
        upTo(BATCH, (k) => {
          const n = batch * BATCH + k;
          const ids = { traceId: numbered(Math.floor(n / spansOfTrace), 16), spanId: numbered(n, 8) };
          return { ...ids, name: `GET /products/${String(n)}`, ...make(n) };
        }),
      ),
    ),
  );
  const store = new SpanStore({ bytes: 2 ** 31, traces: SPANS, ageMs: 3_600_000 }, () => 1_700_000_000_000);
  const before = heap();
  for (const body of bodies) {
    const decoded = decodeExport(body, 'protobuf');
    if (decoded.ok) store.add(decoded.request);
  }
  for (const plan of store.plans(0, Infinity)) store.json(plan);
  const taken = heap() - before;
  expect(store.held.spans).toBe(SPANS);
  return { taken, reckoned: store.held.bytes };
}

it.each(shapes)('reckons spans %s no lower than they are, and not far above', (_name, make) => {
  for (const spansOfTrace of [1, 20]) {
    // The first time there is code to be compiled.
    measure(make, spansOfTrace);
    const { taken, reckoned } = measure(make, spansOfTrace);
    const ratio = reckoned / taken;
    expect(ratio).toBeGreaterThan(0.95);
    expect(ratio).toBeLessThan(3.2);
  }
});
