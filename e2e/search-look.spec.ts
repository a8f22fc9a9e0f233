// The search page for everybody: themes, narrow screens, high zoom, help.
import { SearchPage } from './pages/SearchPage';
import { expect, test } from './support/test';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const search = new SearchPage(page);
    await search.open('');
    await search.expectAccessible();
    await search.operation.click();
    await search.press('ArrowDown');
    await expect(search.choice('All operations')).toBeVisible();
    await search.expectAccessible();
    await search.press('Escape');
    await search.form.getByRole('button', { name: 'Help for tags' }).click();
    await search.search({ tags: 'a="', time: 'Custom range…' });
    await search.results.getByRole('button', { name: 'Narrow…' }).click();
    await search.rows.first().hover();
    await search.expectAccessible();
  });
}

test('fits 320 pixels without scrolling sideways; the form folds', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const search = new SearchPage(page);
  await search.open('');
  await expect(search.service).toBeHidden();
  const overflow = () =>
    page.evaluate(() => {
      const main = document.querySelector('main');
      return Math.max(document.documentElement.scrollWidth, main?.scrollWidth ?? 0) - window.innerWidth;
    });
  expect(await overflow()).toBeLessThanOrEqual(0);
  await search.expectAccessible();
  await page.getByRole('button', { name: /^Change the search/ }).click();
  await search.search({ service: 'C' });
  await expect(search.heading).toHaveText('C');
  await expect(search.service).toBeHidden();
  expect(await overflow()).toBeLessThanOrEqual(0);
});

test('the slash leads to the form and the help lists the keys', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('');
  await search.press('/');
  await expect(search.service).toBeFocused();
  await page.getByRole('heading', { level: 1 }).click();
  await search.press('?');
  const help = page.getByRole('dialog', { name: 'Keys on this page' });
  await expect(help).toContainText('Next trace of the list');
  await expect(help).toContainText('Go to the search form');
});
