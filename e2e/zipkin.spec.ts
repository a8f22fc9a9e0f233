// The page over Zipkin's API, served by a stand-in that answers as its description says.
import type { LocalServer } from '../test/support/localServer';
import { shopIds, shopTraces } from '../test/zipkin/shopTraces';
import { startZipkin } from '../test/zipkin/zipkinServer';
import { SearchPage } from './pages/SearchPage';
import { SystemPage } from './pages/SystemPage';
import { startServer, type RunningServer } from './support/startServer';
import { expect, test } from './support/test';

let zipkin: LocalServer;
let app: RunningServer;
test.beforeAll(async () => {
  const now = Date.now();
  zipkin = await startZipkin(() => shopTraces(now));
  app = await startServer(['--jaeger', zipkin.base, '--backend', 'zipkin']);
});
test.afterAll(async () => {
  await app.stop();
  await zipkin.close();
});

test('searches a Zipkin, says what it reads otherwise, and opens what it finds', async ({ page }) => {
  const search = new SearchPage(page);
  await page.goto(`${app.url}/search?lookback=1h`);
  await expect(search.rows).toHaveCount(4);
  await expect(page.getByText(/^Zipkin at 127\.0\.0\.1/)).toBeVisible();

  await page.goto(
    `${app.url}/search?service=shop&operation=post+%2Forder&tags=%7B%22error%22%3A%22true%22%7D&lookback=1h`,
  );
  await expect(search.rows).toHaveCount(1);
  await expect(page.getByText(/they may hold on different spans/)).toBeVisible();
  const asked = decodeURIComponent(zipkin.asked.at(-1) ?? '');
  expect(asked).toContain('serviceName=shop&spanName=post /order&annotationQuery=error&endTs=');
  await search.settled();
  await search.rows.first().getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: /post \/order/ })).toBeVisible();
});

test('opens a trace by its id of 64 bits, and says when there is none', async ({ page }) => {
  await page.goto(`${app.url}/trace/${shopIds[1]}`);
  await expect(page.getByRole('heading', { name: /post \/order/ })).toBeVisible();
  expect(zipkin.asked).toContain(`GET /api/v2/trace/${shopIds[1]}`);
  await page.goto(`${app.url}/trace/abcd`);
  await expect(page.getByRole('heading', { name: 'Zipkin has no such trace.' })).toBeVisible();
});

test('shows the calls that a Zipkin counted', async ({ page }) => {
  const system = new SystemPage(page);
  await page.goto(`${app.url}/dependencies?form=list`);
  await system.choose('List');
  expect((await system.rows()).map(([name, , , , calls]) => [name, calls])).toEqual([
    ['shop', '2'],
    ['stock', '0'],
  ]);
});
