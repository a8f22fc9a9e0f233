// Searches that are made again and again on a real Jaeger 2.13: live and watched, of one service and wider than the server.
import { SearchPage } from '../pages/SearchPage';
import { WatchPage } from '../pages/WatchPage';
import { WideSearch } from '../pages/WideSearch';
import { expect, test, withoutGo } from '../support/liveJaeger';

test.skip(...withoutGo);

for (const [what, address] of [
  ['one service', 'search?service=frontend&lookback=1h&limit=200&xwindow=live'],
  ['several services', 'search?service=frontend&xservices=payments&lookback=1h&limit=200&xwindow=live'],
] as const)
  test(`live, ${what}: a new ride of HotROD comes into the list by itself`, async ({ page, jaeger }) => {
    const search = new SearchPage(page);
    const wide = new WideSearch(page);
    await search.open(address);
    const before = await search.count();
    expect(before).toBeGreaterThan(0);
    await page.mouse.move(5, 5);
    await jaeger.driveHotrod(1);
    await expect.poll(() => search.count(), { timeout: 60_000 }).toBeGreaterThan(before);
    await expect(search.rows.first()).toContainText('frontend');
    if (what === 'several services') await expect(wide.summary).toContainText('2 requests, all answered');
  });

test('a wide search is watched, within the budget', async ({ page }) => {
  const search = new SearchPage(page);
  const watch = new WatchPage(page);
  await search.open('search?service=frontend&xservices=payments&xwhere=error%3F&lookback=1h&limit=200');
  expect(await search.count()).toBeGreaterThan(0);
  await search.results.getByRole('button', { name: 'Watch…' }).click();
  await page
    .getByRole('dialog', { name: 'Watch this search' })
    .getByRole('button', { name: 'Watch this' })
    .click();
  await watch.link.click();
  const item = watch.watch('frontend, payments · error?');
  await expect(item).toContainText('requests each time');
  await expect(item).toContainText(/of (all|the) \d+ .*of the last 15 minutes/);
  await expect(item).not.toContainText('Not answered');
});
