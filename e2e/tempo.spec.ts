// The page over Grafana Tempo's own API, served by a stand-in with answers in its documented shapes.
import { startLocalServer } from '../test/support/localServer';
import { SearchPage } from './pages/SearchPage';
import { startServer } from './support/startServer';
import { expect, test } from './support/test';

const ID = '2f3e0cee77ae5dc9c17ade3689eb2e54';
const nanosAgo = (seconds: number): string => String(BigInt(Date.now() - seconds * 1000) * 1_000_000n);
const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

function answerOf(path: string): object | undefined {
  const values = (value: string) => ({ tagValues: [{ type: 'string', value }] });
  if (path === '/api/v2/search/tag/resource.service.name/values') return values('shop');
  if (path === '/api/v2/search/tag/name/values') return values('GET /cart');
  if (path === '/api/search')
    return {
      traces: [
        {
          traceID: ID,
          rootServiceName: 'shop',
          rootTraceName: 'GET /cart',
          startTimeUnixNano: nanosAgo(60),
          durationMs: 611,
          serviceStats: { shop: { spanCount: 1 } },
        },
      ],
    };
  if (path !== `/api/traces/${ID}`) return undefined;
  const span = {
    traceId: base64(ID),
    spanId: base64('00f067aa0ba902b7'),
    name: 'GET /cart',
    startTimeUnixNano: nanosAgo(60),
    endTimeUnixNano: nanosAgo(59),
  };
  const attributes = [{ key: 'service.name', value: { stringValue: 'shop' } }];
  return { batches: [{ resource: { attributes }, scopeSpans: [{ spans: [span] }] }] };
}

test('searches a Tempo by TraceQL, and opens what it finds', async ({ page }) => {
  const tempo = await startLocalServer((request, response) => {
    const body = answerOf(new URL(request.url ?? '', 'http://tempo').pathname);
    response.statusCode = body === undefined ? 404 : 200;
    response.end(body === undefined ? 'trace not found' : JSON.stringify(body));
  });
  const app = await startServer(['--jaeger', tempo.base, '--backend', 'tempo']);
  try {
    const search = new SearchPage(page);
    await page.goto(
      `${app.url}/search?service=shop&tags=%7B%22http.status_code%22%3A%22500%22%7D&lookback=1h`,
    );
    await expect(search.rows).toHaveCount(1);
    await expect(page.getByText(/^Tempo at 127\.0\.0\.1/)).toBeVisible();
    expect(decodeURIComponent(tempo.asked.find((asked) => asked.includes('/api/search')) ?? '')).toContain(
      'q={ resource.service.name = "shop" && (.http.status_code = "500" || .http.status_code = 500) }',
    );
    await search.settled();
    await search.rows.first().getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: /GET \/cart/ })).toBeVisible();
  } finally {
    await app.stop();
    await tempo.close();
  }
});
