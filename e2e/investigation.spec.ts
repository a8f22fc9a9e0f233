import type { Locator, Page } from '@playwright/test';
import { SearchPage } from './pages/SearchPage';
import { TracePage } from './pages/TracePage';
import { expect, test } from './support/test';

const mostTabs = 80;

/** Goes on by Tab until the focus is there, as a reader does who has no mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let tabs = 0; tabs < mostTabs; tabs++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab never came to it');
}

test('a slow request is looked into by keyboard alone, and the link shows a colleague the same', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const search = new SearchPage(page);
  await search.open('search');
  await search.press('/');
  await expect(search.service).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('A');
  await search.press('Escape');
  await tabTo(page, search.find);
  await search.press('Enter');
  const head = (name: string) => search.list.getByRole('columnheader', { name }).getByRole('button');
  await tabTo(page, head('Start'));
  for (let heads = 0; heads < 3; heads++) await search.press('ArrowLeft');
  await expect(head('Duration')).toBeFocused();
  await search.press('Enter');
  const slowest = (await search.column('duration'))[0] ?? '';
  await search.press('j');
  await search.press('Enter');

  const trace = new TracePage(page);
  await expect(trace.row(/starts at 0 ns/).first()).toHaveAccessibleName(
    new RegExp(slowest.split('\n')[0] ?? ''),
  );
  await trace.press('y');
  const strip = page.getByRole('region', { name: 'Why is this slow?' });
  await expect(
    strip.getByRole('toolbar', { name: 'Parts of the time' }).getByRole('button').first(),
  ).toBeFocused();
  await trace.press('Enter');
  await tabTo(page, strip.getByRole('button', { name: /^Show the (largest )?span$/ }));
  await trace.press('Enter');
  const detail = page.getByRole('region', { name: /^Span / });
  await expect(detail).toBeVisible();
  const blamed = (await detail.getByRole('heading', { level: 2 }).textContent()) ?? '';
  expect(blamed).not.toBe('');
  await trace.press('l');
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const other = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
  const seen = new TracePage(await other.newPage());
  await seen.open(link);
  await expect(
    seen.page.getByRole('region', { name: /^Span / }).getByRole('heading', { level: 2 }),
  ).toHaveText(blamed);
  await expect(
    seen.page.getByRole('region', { name: 'Why is this slow?' }).getByRole('button', { pressed: true }),
  ).not.toHaveCount(0);
  expect(await seen.rowCount()).toBe(await trace.rowCount());
  expect(new URL(seen.page.url()).searchParams.get('xspan')).toBe(
    new URL(page.url()).searchParams.get('xspan'),
  );
  await other.close();
});

test('a second view stands beside by key, in the address', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  const trace = new TracePage(page);
  await trace.openTrace('abcde030000000000000000000000003');
  await trace.press('Alt+5');
  const beside = page.getByRole('region', { name: 'Call tree, beside' });
  await expect(beside.getByRole('treegrid', { name: 'Call tree' })).toBeVisible();
  await expect(page).toHaveURL(/xbeside=calltree/);
  // One selection in both.
  await beside.getByRole('row', { name: /authorizations/ }).click();
  await trace.settled();
  await expect(page).toHaveURL(/xspan=/);
  await expect(trace.activeRow).toHaveAccessibleName(/authorizations/);
  await trace.press('Alt+5');
  await expect(beside).toHaveCount(0);
});
