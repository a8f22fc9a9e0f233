import { cacheRead, databaseQuery, grpcCall, type Call } from './calls';
import { COLD_HOST } from './services';
import type { DraftSpan, TraceDraft } from './TraceDraft';

const COLD_CHANCE = 0.7;

/**
 * B asks D for stock. D answers from its cache in a few milliseconds; on the host whose cache is cold it has to read
 * its tables, which takes hundreds: `cache.state=cold` and `host.name` tell the two modes apart.
 */
export function callStock(
  draft: TraceDraft,
  caller: DraftSpan,
  method: 'Get' | 'BatchGet' | 'Reserve',
  sku: string,
  at: number,
): Call {
  return grpcCall(draft, caller, 'D', 'stock.Stock', method, at, (server) => ({
    code: 0,
    end: method === 'Get' ? readStock(draft, server, sku) : readManyStock(draft, server, method, sku),
  }));
}

function readStock(draft: TraceDraft, server: DraftSpan, sku: string): number {
  const { random } = draft;
  server.set('shop.sku', sku);
  return readThrough(draft, server, `stock:${sku}`, server.start + random.latency(300, 0.3));
}

function readManyStock(draft: TraceDraft, server: DraftSpan, method: string, sku: string): number {
  const { random } = draft;
  server.set('shop.sku', sku);
  const read = readThrough(draft, server, `stock:${sku}`, server.start + random.latency(400, 0.3));
  if (method === 'BatchGet') return read + random.latency(500, 0.4);
  const write = databaseQuery(
    draft,
    server,
    'UPDATE',
    'stock',
    'UPDATE stock SET reserved = reserved + $1 WHERE sku = $2 AND available - reserved >= $1',
    read + random.latency(200, 0.3),
    random.latency(3_500, 0.4),
    1,
  );
  server.log(write.end, 'stock.reserved', { 'shop.sku': sku, 'shop.quantity': random.whole(1, 4) });
  return write.end + random.latency(300, 0.3);
}

/** Cache first, then the table. Returns when the value is there. */
function readThrough(draft: TraceDraft, server: DraftSpan, key: string, at: number): number {
  const { random } = draft;
  const cold = draft.instance('D').host === COLD_HOST && random.chance(COLD_CHANCE);
  const hit = !cold && random.chance(0.94);
  server.set('cache.state', cold ? 'cold' : 'warm');
  const looked = cacheRead(draft, server, key, at, random.latency(600, 0.3), hit);
  if (hit) return looked.end + random.latency(200, 0.3);
  server.log(looked.end, 'cache.miss', { 'cache.key': key, 'cache.state': cold ? 'cold' : 'warm' });
  const table = databaseQuery(
    draft,
    server,
    'SELECT',
    'stock',
    cold
      ? 'SELECT sku, available, reserved FROM stock WHERE warehouse = $1 ORDER BY sku'
      : 'SELECT sku, available, reserved FROM stock WHERE sku = $1',
    looked.end + random.latency(200, 0.3),
    cold ? random.latency(520_000, 0.25) : random.latency(6_000, 0.4),
    cold ? random.whole(18_000, 24_000) : 1,
  );
  if (cold) server.log(table.end, 'cache.filled', { 'cache.entries': random.whole(18_000, 24_000) });
  return table.end + random.latency(cold ? 9_000 : 300, 0.3);
}
