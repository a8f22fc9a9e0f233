import { startForeignSite } from './support/foreignSite';
import { startServer } from './support/startServer';
import { SearchPage } from './pages/SearchPage';
import { demoTraces, TracePage } from './pages/TracePage';
import { expect, test } from './support/test';

const theme = (screen: TracePage) => screen.page.locator('html');

test('a page inside another one has no top bar, and what it leads to has none either', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(
    demoTraces.failed,
    'uiEmbed=v0&uiTimelineHideMinimap=1&uiTimelineHideSummary=1&uiTheme=dark',
  );
  await expect(trace.rows).not.toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Pages' })).toHaveCount(0);
  await expect(trace.minimap).toHaveCount(0);
  await expect(page.getByText('Services', { exact: true })).toHaveCount(0);
  await expect(theme(trace)).toHaveAttribute('data-theme', 'dark');
  await trace.tab('Call tree').click();
  await trace.settled();
  expect(trace.address).toContain('uiEmbed=v0');
  expect(trace.address).toContain('uiTheme=dark');

  const opening = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Full page' }).click();
  const whole = new TracePage(await opening);
  await whole.settled();
  await expect(whole.page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
  await expect(whole.tab('Call tree')).toHaveAttribute('aria-selected', 'true');
  expect(whole.address).not.toMatch(/ui[A-Z]/);
  // The theme was for the embedded page only.
  await expect(theme(whole)).toHaveAttribute('data-theme', 'light');
});

test('an embedded search has its answer alone, and opens traces embedded', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('search?service=A&uiEmbed=v0&uiSearchHideGraph=1');
  await expect(search.rows).not.toHaveCount(0);
  await expect(search.form).toBeHidden();
  await expect(search.plot).toHaveCount(0);
  await search.expectAccessible();
  await search.rows.first().getByRole('link').click();
  await search.settled();
  expect(search.address).toMatch(/^\/trace\/.*uiEmbed=v0/);
  await page.getByRole('link', { name: 'Back to the results' }).click();
  await search.settled();
  expect(search.address).toMatch(/^\/search.*uiSearchHideGraph=1/);
});

test('stands in a frame of a page that may show it', async ({ page }) => {
  const around = await startForeignSite('<main></main>');
  const app = await startServer(['--frame-ancestors', around.url]);
  await page.goto(around.url);
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    frame.width = '900';
    frame.height = '500';
    document.querySelector('main')?.append(frame);
  }, `${app.url}/trace/${demoTraces.example}?uiEmbed=v0&uiTimelineCollapseTitle=1`);
  const inside = page.frameLocator('iframe');
  await expect(inside.getByRole('treegrid', { name: 'Spans' })).toBeVisible();
  await expect(inside.getByRole('button', { name: /^Full head of the trace/ })).toBeVisible();
  // What it still loads shall find its server.
  await expect(inside.locator('html')).toHaveAttribute('data-busy', '0');
  await app.stop();
  await around.stop();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the slim head and the tree alone have no fault that axe finds, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const trace = new TracePage(page);
    await trace.openTrace(demoTraces.failed, 'xtree=1&uiEmbed=v0&uiTimelineCollapseTitle=1');
    await expect(trace.rows).not.toHaveCount(0);
    await trace.expectAccessible();
  });

test('the head is slim as the reader likes it, by key and button, and stays so', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.failed);
  const before = (await trace.grid.boundingBox())?.height ?? 0;
  await trace.press('Shift+T');
  expect((await trace.grid.boundingBox())?.height).toBeGreaterThan(before + 40);
  await expect(page.getByRole('banner').or(page.getByRole('main')).getByText('875 ms').first()).toBeVisible();
  await page.reload();
  await trace.settled();
  await trace.clickButton(/^Full head of the trace/);
  expect((await trace.grid.boundingBox())?.height).toBeCloseTo(before, 0);
});

test('the tree stands alone, in the address, and the bars come back', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.failed);
  await trace.press('Shift+B');
  await expect(page).toHaveURL(/xtree=1/);
  await expect(trace.axis).toBeHidden();
  await expect(trace.minimap).toHaveCount(0);
  const cell = trace.rows.first().getByRole('gridcell').first();
  expect((await cell.boundingBox())?.width).toBeGreaterThan(1200);
  await page.reload();
  await trace.settled();
  await expect(trace.axis).toBeHidden();
  await trace.clickButton(/^Show the bars/);
  await expect(trace.axis).toBeVisible();
  expect(trace.address).not.toContain('xtree');
});
