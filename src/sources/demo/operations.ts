import type { WireOperation } from '../endpoint/TraceWorld';

const server = (name: string): WireOperation => ({ name, spanKind: 'server' });
const client = (name: string): WireOperation => ({ name, spanKind: 'client' });
const internal = (name: string): WireOperation => ({ name, spanKind: 'internal' });

// Written out, so that the list of operations needs no span; a test holds it against all spans of a day.
const OPERATIONS: ReadonlyMap<string, readonly WireOperation[]> = new Map([
  [
    'A',
    [
      server('GET /account/orders'),
      server('GET /healthz'),
      client('GET /orders'),
      client('GET /products/{id}'),
      server('GET /products/{id}'),
      client('GET /recommendations'),
      server('POST /admin/reconcile'),
      server('POST /checkout'),
      client('POST /orders'),
      client('POST /orders/reconcile'),
    ],
  ],
  [
    'B',
    [
      server('GET /orders'),
      server('GET /products/{id}'),
      client('INSERT orders'),
      server('POST /orders'),
      server('POST /orders/reconcile'),
      client('SELECT orders'),
      client('SELECT products'),
      internal('check basket'),
      client('payments.Payments/Authorize'),
      client('payments.Payments/Ledger'),
      internal('reconcile batch'),
      client('stock.Stock/BatchGet'),
      client('stock.Stock/Get'),
      client('stock.Stock/Reserve'),
    ],
  ],
  [
    'C',
    [
      client('INSERT payments'),
      client('POST /v2/authorizations'),
      client('SELECT payments'),
      server('payments.Payments/Authorize'),
      server('payments.Payments/Ledger'),
    ],
  ],
  [
    'D',
    [
      client('GET'),
      client('SELECT stock'),
      server('stock.Stock/BatchGet'),
      server('stock.Stock/Get'),
      server('stock.Stock/Reserve'),
      client('UPDATE stock'),
    ],
  ],
  ['E', [client('GET'), server('GET /recommendations'), internal('rank')]],
]);

export const SERVICE_NAMES: readonly string[] = [...OPERATIONS.keys()];

/** The operations of a service; none for a service that the demo does not have. */
export function operationsOf(service: string): readonly WireOperation[] {
  return OPERATIONS.get(service) ?? [];
}
