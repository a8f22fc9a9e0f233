import { databaseQuery, httpCall, type Call } from './calls';
import { callPayment, PAYMENT_FAILURE } from './payments';
import { callStock } from './stock';
import type { DraftSpan, TraceDraft } from './TraceDraft';

const MAX_ATTEMPTS = 3;
const SECOND_FAILURE = 0.4;
const FAILURE_IN_INCIDENT = 0.75;

export const sku = (draft: TraceDraft): string => `SKU-${draft.random.whole(1000, 1399)}`;

/** How C is to behave in a call of `placeOrder`: by chance, as in the day's incident, or as one of the trips of the demo needs it. */
export type PaymentFate = 'by-chance' | 'incident' | 'works' | 'fails' | 'second-try';

/** A hands B an order: B asks C for the money, several times if need be, and D for the goods. */
export function placeOrder(
  draft: TraceDraft,
  caller: DraftSpan,
  at: number,
  fate: PaymentFate = 'by-chance',
): Call {
  const { random } = draft;
  return httpCall(draft, caller, 'B', 'POST', '/orders', at, (server) => {
    const quantity = random.whole(1, 4);
    server.set('order.lines', quantity);
    server.set('order.id', `o-${random.whole(100_000, 999_999)}`);
    const check = draft.span(
      'B',
      'internal',
      'check basket',
      server,
      server.start + random.latency(400, 0.3),
      {
        'order.lines': quantity,
      },
    );
    check.endAt(check.start + random.latency(1_400, 0.5));
    const paid = pay(draft, server, check.end + random.latency(200, 0.3), fate);
    if (!paid.ok) return { status: 502, end: paid.end + random.latency(700, 0.3) };
    let at = paid.end + random.latency(300, 0.3);
    for (let line = 0; line < Math.min(quantity, 2); line += 1) {
      at = callStock(draft, server, 'Reserve', sku(draft), at).client.end + random.latency(200, 0.3);
    }
    const insert = databaseQuery(
      draft,
      server,
      'INSERT',
      'orders',
      'INSERT INTO orders (id, customer_id, state, total) VALUES ($1, $2, $3, $4)',
      at,
      random.latency(2_600, 0.4),
      1,
    );
    server.log(insert.end, 'order.placed', { 'order.lines': quantity });
    return { status: 201, end: insert.end + random.latency(500, 0.3) };
  });
}

function paymentFails(draft: TraceDraft, fate: PaymentFate, attempt: number): boolean {
  if (fate === 'works') return false;
  if (fate === 'fails') return true;
  if (fate === 'second-try') return attempt === 0;
  if (fate === 'incident') return draft.random.chance(FAILURE_IN_INCIDENT);
  return draft.random.chance(attempt === 0 ? PAYMENT_FAILURE : SECOND_FAILURE);
}

function pay(
  draft: TraceDraft,
  server: DraftSpan,
  from: number,
  fate: PaymentFate,
): { ok: boolean; end: number } {
  let at = from;
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
    const fails = paymentFails(draft, fate, attempt);
    const call = callPayment(draft, server, attempt, at, fails, fate === 'incident');
    if (!fails) return { ok: true, end: call.client.end };
    at = call.client.end;
    const wait = 20_000 * 2 ** attempt;
    const last = attempt === MAX_ATTEMPTS - 1;
    server.log(at, last ? 'retry.given_up' : 'retry', {
      'retry.attempt': attempt + 1,
      'retry.wait_ms': last ? 0 : wait / 1000,
    });
    if (!last) at += wait;
  }
  server.log(at, 'exception', {
    'exception.type': '*payments.AuthorizeError',
    'exception.message': `payment failed after ${MAX_ATTEMPTS} attempts`,
  });
  return { ok: false, end: at };
}

/** A shows one product: one look at D's stock. */
export function showProduct(draft: TraceDraft, caller: DraftSpan, at: number): Call {
  const { random } = draft;
  return httpCall(draft, caller, 'B', 'GET', '/products/{id}', at, (server) => {
    const product = sku(draft);
    const row = databaseQuery(
      draft,
      server,
      'SELECT',
      'products',
      'SELECT id, name, price FROM products WHERE id = $1',
      server.start + random.latency(400, 0.3),
      random.latency(1_800, 0.4),
      1,
    );
    const stock = callStock(draft, server, 'Get', product, row.end + random.latency(200, 0.3));
    return { status: 200, end: stock.client.end + random.latency(500, 0.3) };
  });
}

/**
 * A lists a customer's orders. Instances of the release candidate ask D once an order (N+1) where the others ask
 * once for all of them.
 */
export function listOrders(draft: TraceDraft, caller: DraftSpan, at: number): Call {
  const { random } = draft;
  return httpCall(draft, caller, 'B', 'GET', '/orders', at, (server) => {
    const count = random.whole(12, 40);
    server.set('page.size', count);
    const rows = databaseQuery(
      draft,
      server,
      'SELECT',
      'orders',
      'SELECT id, state, total, sku FROM orders WHERE customer_id = $1 ORDER BY placed_at DESC LIMIT 40',
      server.start + random.latency(400, 0.3),
      random.latency(4_200, 0.4),
      count,
    );
    let at = rows.end + random.latency(300, 0.3);
    const onePerOrder = draft.instance('B').version.endsWith('rc1');
    if (onePerOrder) {
      for (let order = 0; order < count; order += 1) {
        at = callStock(draft, server, 'Get', sku(draft), at).client.end + random.latency(150, 0.3);
      }
    } else {
      at = callStock(draft, server, 'BatchGet', `${count} SKUs`, at).client.end + random.latency(400, 0.3);
    }
    return { status: 200, end: at };
  });
}
