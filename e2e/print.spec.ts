import type { Page } from '@playwright/test';
import { demoTraces, TracePage } from './pages/TracePage';
import { SearchPage } from './pages/SearchPage';
import { expect, test } from './support/test';

/** How many sheets the browser prints. */
async function sheets(page: Page): Promise<number> {
  const pdf = (await page.pdf({ format: 'A4', landscape: true, printBackground: true })).toString('latin1');
  return [...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
}

test('printing lays out every row of a trace, and the screen comes back as it was', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.retried);
  await page.setViewportSize({ width: 1280, height: 420 });
  await trace.settled();
  const all = await trace.rowCount();
  const onScreen = await trace.rows.count();
  expect(onScreen, 'rows on a small screen').toBeLessThan(all);

  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(trace.rows).toHaveCount(all);
  await expect(page.getByText(/^Printed: rows/)).toHaveCount(0);
  const bottoms = await trace.rows.evaluateAll((rows) =>
    rows.map((row) => row.getBoundingClientRect().bottom),
  );
  expect(new Set(bottoms).size, 'no two rows in one place').toBe(all);

  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(trace.rows).toHaveCount(onScreen);
});

test('a trace of 5 000 spans is printed up to 2 000 rows and says which, on many sheets', async ({
  page,
}) => {
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.large, 'xgroups=off');
  // Before the media is emulated: the emulation would go on for the print.
  expect(await sheets(page)).toBeGreaterThan(30);
  await page.emulateMedia({ media: 'print' });
  await expect(trace.rows).toHaveCount(2000);
  const part = page.getByText(/^Printed: rows/);
  await expect(part).toContainText(/Printed: rows 1 to 2.000 of 5.000\. The other 3.000 are left out\./);
  await expect(part).toBeVisible();
  const list = await trace.grid.boundingBox();
  const said = await part.boundingBox();
  expect(said?.y, 'the sentence stands below the rows').toBeGreaterThan((list?.y ?? 0) + 1999 * 26);
  await page.emulateMedia({ media: 'screen' });
  await expect(part).toHaveCount(0);
  expect(await trace.rows.count()).toBeLessThan(100);
});

test('printing a search lays out every trace that was found', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('search?service=A&lookback=24h&limit=200');
  const all = await search.count();
  expect(all).toBe(200);
  expect(await search.rows.count()).toBeLessThan(all);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(search.rows).toHaveCount(all);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect.poll(() => search.rows.count()).toBeLessThan(all);
  expect(await sheets(page), '200 rows of 54 px').toBeGreaterThan(8);
});
