import { cacheRead, finishHttp, httpCall, httpServer, type Call } from './calls';
import { listOrders, placeOrder, showProduct, type PaymentFate } from './orders';
import type { DraftSpan, TraceDraft } from './TraceDraft';

const AGENTS = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1',
  'shop-android/8.2.1 okhttp/4.12.0',
] as const;

/** A takes a request of a visitor. */
export function enter(draft: TraceDraft, method: string, route: string, at: number): DraftSpan {
  const { random } = draft;
  return httpServer(draft, 'A', method, route, undefined, at, {
    'client.address': `198.51.100.${random.whole(1, 254)}`,
    'enduser.id': `u-${random.whole(1, 900)}`,
    'user_agent.original': random.pick(AGENTS),
  });
}

/** A buys: first B takes the order and, after B has begun, E is asked what else the visitor may like. */
export function checkout(draft: TraceDraft, at: number, fate?: PaymentFate): void {
  const { random } = draft;
  const root = enter(draft, 'POST', '/checkout', at);
  const order = placeOrder(draft, root, at + random.latency(2_500, 0.4), fate);
  const liked = recommend(draft, root, order.server.start + random.latency(3_000, 0.5));
  const status = order.client.failed ? 502 : 200;
  if (status === 502) {
    root.log(order.client.end, 'exception', {
      'exception.type': 'UpstreamError',
      'exception.message': 'B answered 502 to POST /orders',
    });
  }
  finishHttp(root, status, Math.max(order.client.end, liked.client.end) + random.latency(1_200, 0.4));
}

export function viewProduct(draft: TraceDraft, at: number): void {
  const { random } = draft;
  const root = enter(draft, 'GET', '/products/{id}', at);
  const product = showProduct(draft, root, at + random.latency(1_200, 0.4));
  const liked = recommend(draft, root, product.server.start + random.latency(900, 0.5));
  finishHttp(root, 200, Math.max(product.client.end, liked.client.end) + random.latency(900, 0.4));
}

export function viewOrders(draft: TraceDraft, at: number): void {
  const { random } = draft;
  const root = enter(draft, 'GET', '/account/orders', at);
  const orders = listOrders(draft, root, at + random.latency(1_200, 0.4));
  finishHttp(root, 200, orders.client.end + random.latency(900, 0.4));
}

/** A probe of the load balancer: one span. */
export function health(draft: TraceDraft, at: number): void {
  const root = httpServer(draft, 'A', 'GET', '/healthz', undefined, at, {
    'user_agent.original': 'kube-probe/1.31',
  });
  finishHttp(root, 200, at + draft.random.latency(900, 0.5));
}

/** A asks E for recommendations; E ranks them, from its cache if it can. */
function recommend(draft: TraceDraft, caller: DraftSpan, at: number): Call {
  const { random } = draft;
  return httpCall(draft, caller, 'E', 'GET', '/recommendations', at, (server) => {
    const hit = random.chance(0.6);
    const read = cacheRead(
      draft,
      server,
      `rec:u-${random.whole(1, 900)}`,
      server.start + random.latency(500, 0.3),
      random.latency(700, 0.3),
      hit,
    );
    server.set('recommendation.model', 'als-2026-10');
    server.set('recommendation.count', random.whole(4, 12));
    if (hit) return { status: 200, end: read.end + random.latency(800, 0.3) };
    const rank = draft.span('E', 'internal', 'rank', server, read.end + random.latency(300, 0.3), {
      'recommendation.candidates': random.whole(200, 900),
    });
    rank.endAt(rank.start + random.latency(26_000, 0.45));
    return { status: 200, end: rank.end + random.latency(900, 0.3) };
  });
}
