import { cacheRead, databaseQuery, finishHttp, grpcCall, httpCall } from './calls';
import { checkout, enter, viewOrders } from './edge';
import { EXAMPLE_TRACE_ID, exampleTrace } from './exampleTrace';
import { formatGoDuration } from '../endpoint/goDuration';
import type { WireTrace } from '../endpoint/JaegerWire';
import { COLD_HOST } from './services';
import { TraceDraft, type DraftSpan } from './TraceDraft';

/** The traces of the guided trip: fixed ids, placed shortly before the demo's "now". */
export interface TripTrace {
  readonly traceId: string;
  /** Seconds before the demo's now. */
  readonly secondsAgo: number;
  /** `start` in microseconds since 1970. */
  readonly build: (start: number) => WireTrace;
}

export const LARGE_TRACE_SPANS = 5_000;

/** Lists show the first seven digits of an id, so the stop's number stands there too. */
const tripId = (stop: number): string => `abcde0${stop.toString(16)}${'0'.repeat(24)}${stop.toString(16)}`;

export const TRIP: readonly TripTrace[] = [
  { traceId: EXAMPLE_TRACE_ID, secondsAgo: 0, build: exampleTrace },
  { traceId: tripId(2), secondsAgo: 70, build: (start) => retried(tripId(2), start) },
  { traceId: tripId(3), secondsAgo: 130, build: (start) => failed(tripId(3), start) },
  { traceId: tripId(4), secondsAgo: 190, build: (start) => coldCache(tripId(4), start) },
  { traceId: tripId(5), secondsAgo: 250, build: (start) => onePerOrder(tripId(5), start) },
  { traceId: tripId(6), secondsAgo: 310, build: (start) => clockSkew(tripId(6), start) },
  { traceId: tripId(7), secondsAgo: 370, build: (start) => missingParents(tripId(7), start) },
  { traceId: tripId(8), secondsAgo: 2_400, build: (start) => reindex(tripId(8), start) },
];

/** All instances that behave well, so that a trip trace shows its one point only. */
function healthy(traceId: string, seed: number): TraceDraft {
  const draft = new TraceDraft(traceId, seed);
  for (const service of ['A', 'B', 'C', 'D', 'E'] as const)
    draft.place(service, `node-${service.toLowerCase()}1`);
  return draft;
}

function retried(traceId: string, start: number): WireTrace {
  const draft = healthy(traceId, 11);
  checkout(draft, start, 'second-try');
  return draft.finish();
}

function failed(traceId: string, start: number): WireTrace {
  const draft = healthy(traceId, 12);
  checkout(draft, start, 'fails');
  return draft.finish();
}

function coldCache(traceId: string, start: number): WireTrace {
  const draft = healthy(traceId, 13);
  draft.place('D', COLD_HOST);
  checkout(draft, start, 'works');
  return draft.finish();
}

function onePerOrder(traceId: string, start: number): WireTrace {
  const draft = healthy(traceId, 14);
  draft.place('B', 'node-b3');
  viewOrders(draft, start);
  return draft.finish();
}

const SKEW = -65_000;

/** C's clock is 65 ms late: its spans seem to begin before B calls it. The server says that it did not move them. */
function clockSkew(traceId: string, start: number): WireTrace {
  const draft = healthy(traceId, 15);
  checkout(draft, start, 'works');
  const server = draft.spans.find((span) => span.service === 'C' && span.wire.references.length > 0);
  for (const span of draft.spans) {
    if (span.service !== 'C') continue;
    span.wire.startTime += SKEW;
    const logs = span.wire.logs.splice(0);
    for (const log of logs) span.wire.logs.push({ ...log, timestamp: log.timestamp + SKEW });
  }
  const caller = draft.spans.find((span) => span.wire.spanID === server?.wire.references[0]?.spanID);
  if (server !== undefined && caller !== undefined) {
    // Jaeger would centre the child in its parent; with its default limit of 0 it only says so.
    const delta = caller.start + (caller.wire.duration - server.wire.duration) / 2 - server.start;
    server.wire.warnings = [
      `clock skew adjustment disabled; not applying calculated delta of ${formatGoDuration(delta)}`,
    ];
  }
  return draft.finish();
}

/** B's own spans never arrived: what B called stands without its parents. */
function missingParents(traceId: string, start: number): WireTrace {
  const draft = healthy(traceId, 16);
  checkout(draft, start, 'works');
  const kept = draft.spans.filter((span) => span.service !== 'B').map((span) => span.wire);
  const ids = new Set(kept.map((span) => span.spanID));
  for (const span of kept) {
    const parent = span.references[0]?.spanID;
    if (parent !== undefined && !ids.has(parent)) {
      span.warnings = [`invalid parent span IDs=${parent}; skipping clock skew adjustment`];
    }
  }
  return { ...draft.finish(), spans: kept };
}

/** The large trace: A has B compare every order with D's stock and C's ledger, batch by batch. 5 000 spans. */
function reindex(traceId: string, start: number): WireTrace {
  const draft = healthy(traceId, 17);
  const { random } = draft;
  const root = enter(draft, 'POST', '/admin/reconcile', start);
  const all = httpCall(draft, root, 'B', 'POST', '/orders/reconcile', start + 2_000, (server) => {
    let at = server.start + 1_500;
    for (let batch = 0; draft.spans.length < LARGE_TRACE_SPANS; batch += 1) {
      const span = draft.span('B', 'internal', 'reconcile batch', server, at, { 'batch.number': batch });
      at = reconcileBatch(draft, span, at + random.latency(300, 0.3));
      span.endAt(at);
      at += random.latency(200, 0.3);
    }
    return { status: 200, end: at };
  });
  finishHttp(root, 200, all.client.end + 1_000);
  return draft.finish();
}

/** One batch: its orders, D's stock of each, sometimes C's ledger. Stops where the trace is full. */
function reconcileBatch(draft: TraceDraft, batch: DraftSpan, from: number): number {
  const { random } = draft;
  const room = (spans: number): boolean => draft.spans.length + spans <= LARGE_TRACE_SPANS;
  let at = from;
  if (room(1)) {
    const text = 'SELECT id, sku, quantity FROM orders WHERE id > $1 ORDER BY id LIMIT 12';
    at = databaseQuery(draft, batch, 'SELECT', 'orders', text, at, random.latency(3_000, 0.4), 12).end + 200;
  }
  for (let order = 0; order < 12 && room(3); order += 1) {
    const stock = grpcCall(draft, batch, 'D', 'stock.Stock', 'Get', at, (server) => {
      server.set('cache.state', 'warm');
      const read = cacheRead(
        draft,
        server,
        `stock:${order}`,
        server.start + 200,
        random.latency(600, 0.4),
        true,
      );
      return { code: 0, end: read.end + random.latency(200, 0.3) };
    });
    at = stock.client.end + 100;
  }
  if (random.chance(0.5) && room(3)) {
    const ledger = grpcCall(draft, batch, 'C', 'payments.Payments', 'Ledger', at, (server) => {
      const text = 'SELECT order_id, amount FROM payments WHERE order_id = ANY($1)';
      const query = databaseQuery(
        draft,
        server,
        'SELECT',
        'payments',
        text,
        server.start + 300,
        random.latency(2_000, 0.4),
        12,
      );
      const wrong = random.chance(0.04);
      return wrong
        ? { code: 10, message: 'ABORTED: ledger changed while it was read', end: query.end + 300 }
        : { code: 0, end: query.end + 300 };
    });
    at = ledger.client.end + 100;
  }
  return at;
}
