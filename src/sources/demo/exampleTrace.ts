import type { WireTrace } from '../endpoint/JaegerWire';
import { TraceDraft, type Attributes, type DraftSpan } from './TraceDraft';
import type { ServiceName } from './services';

export const EXAMPLE_TRACE_ID = 'abcde000000000000000000000000001';

const MILLISECOND = 1_000;

/**
 * The example: A is called and calls B; while B works, A calls E; B calls C, then D; the answers are implicit.
 * Five spans, one a service, with round times.
 */
export function exampleTrace(start: number): WireTrace {
  const draft = new TraceDraft(EXAMPLE_TRACE_ID, 0xabcde);
  const span = (
    service: ServiceName,
    name: string,
    parent: DraftSpan | undefined,
    from: number,
    to: number,
    attributes: Attributes,
  ): DraftSpan => {
    const spanId = `${service.toLowerCase()}000000000000001`;
    const made = draft.span(service, 'server', name, parent, start + from * MILLISECOND, attributes, spanId);
    made.endAt(start + to * MILLISECOND);
    return made;
  };
  // Healthy copies of each service, whatever the seed says.
  for (const service of ['A', 'B', 'C', 'D', 'E'] as const)
    draft.place(service, `node-${service.toLowerCase()}1`);
  const a = span('A', 'POST /checkout', undefined, 0, 120, {
    'http.request.method': 'POST',
    'http.response.status_code': 200,
    'http.route': '/checkout',
    'url.path': '/checkout',
    'enduser.id': 'u-42',
  });
  const b = span('B', 'POST /orders', a, 10, 95, {
    'http.request.method': 'POST',
    'http.response.status_code': 201,
    'http.route': '/orders',
    'url.path': '/orders',
    'order.id': 'o-100042',
  });
  span('C', 'payments.Payments/Authorize', b, 20, 45, {
    'rpc.system': 'grpc',
    'rpc.grpc.status_code': 0,
    'payment.method': 'card',
    'payment.amount': 42.5,
    'payment.currency': 'EUR',
  }).log(start + 43 * MILLISECOND, 'payment.authorized', { 'payment.bank_reference': 'bank-7731' });
  span('D', 'stock.Stock/Reserve', b, 50, 85, {
    'rpc.system': 'grpc',
    'rpc.grpc.status_code': 0,
    'cache.hit': true,
    'cache.state': 'warm',
    'shop.sku': 'SKU-1042',
  }).log(start + 80 * MILLISECOND, 'stock.reserved', { 'shop.sku': 'SKU-1042', 'shop.quantity': 1 });
  span('E', 'GET /recommendations', a, 40, 110, {
    'http.request.method': 'GET',
    'http.response.status_code': 200,
    'http.route': '/recommendations',
    'url.path': '/recommendations',
    'recommendation.count': 8,
  });
  return draft.finish();
}
