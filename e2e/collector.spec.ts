// Spans that programs send to the command, seen as they come.
import type { Page } from '@playwright/test';
import { exportOf, idOf, otlpJsonOf } from '../test/server/exportRequests';
import { SearchPage } from './pages/SearchPage';
import { expect, test } from './support/test';

test.use({ inDemoTime: false, serverOptions: ['--otlp', '--otlp-port', '0', '--otlp-traces', '3'] });

const otlpUrlOf = (page: Page) => page.locator('meta[name="spanlight-otlp"]').getAttribute('content');

async function send(page: Page, message: ReturnType<typeof exportOf>): Promise<void> {
  const answer = await fetch(`${(await otlpUrlOf(page)) ?? ''}/v1/traces`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: otlpJsonOf(message),
  });
  expect(await answer.text()).toBe('{}');
}

test('says where to send spans, and shows them by themselves when they come', async ({ page }) => {
  const search = new SearchPage(page);
  await page.goto('');
  await expect(page.getByRole('heading', { name: 'No span has come yet' })).toBeVisible();
  const endpoint = (await otlpUrlOf(page)) ?? '';
  await expect(page.getByText(`OTEL_EXPORTER_OTLP_ENDPOINT=${endpoint}`)).toBeVisible();
  await expect(page.getByText('OTLP collector on this machine')).toBeVisible();
  expect(new URL(page.url()).searchParams.get('xwindow')).toBe('live');
  await search.expectAccessibleInBothThemes();

  await send(
    page,
    exportOf('shop', [{ name: 'GET /cart' }, { name: 'SELECT cart', parentSpanId: idOf(1, 8) }]),
  );
  await expect(search.rows).toHaveCount(1);
  await expect(search.rows.first()).toContainText('GET /cart');
  await send(page, exportOf('pay', [{ traceId: idOf(2, 16), name: 'POST /pay' }]));
  await expect(search.rows).toHaveCount(2);

  // Services that came since are known to the form.
  await page.getByRole('combobox', { name: 'Service' }).click();
  await expect(page.getByRole('option', { name: 'pay' })).toBeVisible();
  await page.keyboard.press('Escape');

  // More than it may hold: the oldest go, and the page says so.
  for (const n of [3, 4])
    await send(page, exportOf('shop', [{ traceId: idOf(n, 16), name: `job ${String(n)}` }]));
  await page.reload();
  await expect(page.getByText('dropped 1 older trace')).toBeVisible();
  await expect(search.rows).toHaveCount(3);
  await search.rows.filter({ hasText: 'job 4' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: /job 4/ })).toBeVisible();
});
