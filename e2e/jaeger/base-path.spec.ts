// The app below a path, over a Jaeger that is below another one.
import { SearchPage } from '../pages/SearchPage';
import { TracePage } from '../pages/TracePage';
import { expect, golden, test, withoutGo } from '../support/liveJaeger';

test.skip(...withoutGo);

test.use({
  jaegerPath: '/tracing',
  serverOptions: async ({ jaeger }, use) => {
    await use(['--jaeger', jaeger.base, '--base-path', '/ui']);
  },
});

test('searches, opens, reloads and shares addresses below the path', async ({ page, browser, jaeger }) => {
  expect(jaeger.base).toMatch(/\/tracing\/$/);
  const search = new SearchPage(page);
  const trace = new TracePage(page);
  await search.open('');
  expect(search.address).toMatch(/^\/ui\/search\?/);
  await search.search({ service: 'service-a', time: 'Last hour' });
  expect(await search.count()).toBe(3);
  await search.row('120 ms').getByRole('link').click();
  await trace.settled();
  expect(trace.address).toBe(`/ui/trace/${golden.micro}`);
  await trace.clickRow(/^service-d/);
  await page.reload();
  await trace.settled();
  await expect(trace.row(/^service-d/)).toHaveAttribute('aria-selected', 'true');
  const context = await browser.newContext();
  const other = new TracePage(await context.newPage());
  await other.page.goto(page.url());
  await other.settled();
  await expect(other.row(/^service-d/)).toHaveAttribute('aria-selected', 'true');
  expect(other.address).toBe(trace.address);
  await context.close();
});
