// The build in the place of Jaeger UI: served by a real Jaeger's own option, below a path, with a configuration and an archive.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startJaeger, type LiveJaeger } from '../../test/live/startJaeger';
import { ComparePage } from '../pages/ComparePage';
import { SearchPage } from '../pages/SearchPage';
import { SettingsPanel } from '../pages/SettingsPanel';
import { SitePage } from '../pages/SitePage';
import { SpanDetail } from '../pages/SpanDetail';
import { TracePage } from '../pages/TracePage';
import { expect, golden, test, withoutGo } from '../support/liveJaeger';
import { startServer } from '../support/startServer';

test.skip(...withoutGo);
test.describe.configure({ mode: 'serial' });

const assets = join(import.meta.dirname, '../../dist/app');
let folder = '';
let jaeger: LiveJaeger;

test.beforeAll(async () => {
  // Building Jaeger takes minutes where it was never built.
  test.setTimeout(20 * 60_000);
  folder = mkdtempSync(join(tmpdir(), 'spanlight-assets-'));
  const uiConfig = join(folder, 'ui.json');
  writeFileSync(
    uiConfig,
    JSON.stringify({
      menu: [{ label: 'Run <books> & more', url: 'https://runbooks.example/?a=1&b=2' }],
      search: { maxLimit: 200 },
      linkPatterns: [
        { type: 'traces', url: 'https://logs.example/#{traceID}', text: 'Logs' },
        {
          type: 'tags',
          key: 'http.request.method',
          url: 'https://docs.example/#{http.request.method}',
          text: 'Method',
        },
      ],
    }),
  );
  jaeger = await startJaeger({ basePath: '/jaeger/ui', assets, uiConfig, archive: true });
  await jaeger.sendGoldenTraces();
});
test.afterAll(async () => {
  await jaeger.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('searches, opens, goes back, reloads; all below its path', async ({ page }) => {
  const search = new SearchPage(page);
  const trace = new TracePage(page);
  await search.open(jaeger.base);
  expect(search.address).toMatch(/^\/jaeger\/ui\/search\?/);
  await expect(page.getByRole('banner')).toContainText('Jaeger at /jaeger/ui/');
  await search.search({ service: 'service-a', time: 'Last hour' });
  expect(await search.count()).toBe(3);
  await search.row('120 ms').getByRole('link').click();
  await trace.settled();
  expect(trace.address).toBe(`/jaeger/ui/trace/${golden.micro}`);
  await trace.clickRow(/^service-d/);
  await page.reload();
  await trace.settled();
  await expect(trace.row(/^service-d/)).toHaveAttribute('aria-selected', 'true');
  await page.goBack();
  await page.goBack();
  await search.settled();
  expect(await search.count()).toBe(3);
});

test('deep links of Jaeger UI open the same', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.open(`${jaeger.base}trace/${golden.micro}?uiFind=service-d`);
  await expect(trace.findField).toHaveValue('service-d');
  await expect(trace.rows).toHaveCount(5);
  const search = new SearchPage(page);
  await search.open(`${jaeger.base}search?service=service-a&lookback=1h&limit=20&minDuration=200ms`);
  expect(await search.count()).toBe(1);
  // Without the slash that newer ones redirect to.
  await search.open(jaeger.base.slice(0, -1));
  expect(search.address).toMatch(/^\/jaeger\/ui\/search/);
  await search.open(`${jaeger.base}dependencies`);
  await expect(page.getByRole('link', { name: 'System' })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
  const compare = new ComparePage(page);
  await compare.open(`${jaeger.base}trace/${golden.micro}...${golden.error}`);
  await expect(compare.side('A')).toContainText('GET /checkout');
  await expect(compare.side('B')).toContainText('POST /pay');
  expect((await compare.rows()).length).toBeGreaterThan(5);
});

test('reads its configuration, and archives', async ({ page }) => {
  const site = new SitePage(page);
  await site.open(`${jaeger.base}trace/${golden.micro}`);
  const link = site.menu.getByRole('link', { name: 'Run <books> & more' });
  await expect(link).toHaveAttribute('href', 'https://runbooks.example/?a=1&b=2');
  await expect(page.getByRole('link', { name: 'Logs', exact: true })).toHaveAttribute(
    'href',
    `https://logs.example/${golden.micro}`,
  );
  const detail = new SpanDetail(page);
  await detail.row(/GET \/checkout/).click();
  await detail.settled();
  await expect(detail.value('http.request.method').getByRole('link')).toHaveAttribute(
    'href',
    'https://docs.example/GET',
  );
  await site.archive.click();
  await expect(page.getByRole('main')).toContainText('Archived from this browser');
  const settings = new SettingsPanel(page);
  await settings.show();
  await expect(settings.panel.getByText('could not be used')).toHaveCount(0);
  const search = new SearchPage(page);
  await search.open(`${jaeger.base}search`);
  await expect(search.form).toContainText('1–200');
});

test('the command before it offers the archive too, since it reads the Jaeger’s own page', async ({
  page,
}) => {
  const server = await startServer(['--jaeger', jaeger.base]);
  const site = new SitePage(page);
  // It answers before the Jaeger has said what it can.
  await expect(async () => {
    await site.open(`${server.url}/trace/${golden.error}`);
    await expect(site.archive).toBeVisible({ timeout: 100 });
  }).toPass();
  await site.archive.click();
  await expect(page.getByRole('main')).toContainText('Archived from this browser');
  await server.stop();
});
