// The pane of the search form beside the results: folded, and as wide as the reader wants it.
import type { Page } from '@playwright/test';
import { SearchPage } from './pages/SearchPage';
import { expect, test } from './support/test';

const divider = (page: Page) => page.getByRole('slider', { name: 'Width of the search form' });
const fold = (page: Page) => page.getByRole('button', { name: 'Fold the search form' });
const unfold = (page: Page) => page.getByRole('button', { name: /^Show the search form/ });
const widthOf = async (search: SearchPage) => (await search.pane.boundingBox())?.width ?? 0;

test('folds by a press and opens by a press or the slash; that is kept, and no address says it', async ({
  page,
}) => {
  const search = new SearchPage(page);
  await search.open('search?service=A&lookback=1h&limit=20');
  const { address } = search;
  const before = await search.list.boundingBox();
  await fold(page).click();
  await expect(search.service).toBeHidden();
  await expect(divider(page)).toHaveCount(0);
  const after = await search.list.boundingBox();
  expect((after?.width ?? 0) - (before?.width ?? 0)).toBeGreaterThan(200);
  expect(search.address).toBe(address);
  await search.expectAccessibleInBothThemes();
  await page.reload();
  await search.settled();
  await expect(unfold(page)).toHaveAttribute('aria-expanded', 'false');
  await expect(search.service).toBeHidden();
  await search.press('/');
  await expect(search.service).toBeFocused();
  await page.reload();
  await search.settled();
  await expect(search.service).toBeVisible();
  await fold(page).focus();
  await search.press('Enter');
  await expect(unfold(page)).toBeFocused();
  await search.press('Enter');
  await expect(search.service).toBeVisible();
});

test('where nothing was asked yet it stays open', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('search?service=A&lookback=1h&limit=20');
  await fold(page).click();
  await expect(search.service).toBeHidden();
  await search.open('search?from=files');
  await search.open('search?service=%22&start=nonsense');
  await expect(search.service).toBeVisible();
});

test('its width is dragged, changed by keys within its bounds, kept, and put back by a double click', async ({
  page,
}) => {
  const search = new SearchPage(page);
  await search.open('search?service=A&lookback=1h&limit=20');
  expect(await widthOf(search)).toBe(300);
  await divider(page).focus();
  await search.press('ArrowRight');
  await search.press('Shift+ArrowRight');
  await expect(divider(page)).toHaveAttribute('aria-valuenow', '380');
  await expect(divider(page)).toHaveAttribute('aria-valuetext', '380 pixels');
  expect(await widthOf(search)).toBe(380);
  await search.press('End');
  await expect(divider(page)).toHaveAttribute('aria-valuenow', '560');
  await search.press('Home');
  await expect(divider(page)).toHaveAttribute('aria-valuenow', '240');
  expect(await widthOf(search)).toBe(240);
  await search.expectAccessible();
  const line = await divider(page).boundingBox();
  if (!line) throw new Error('no line to drag');
  const y = line.y + line.height / 2;
  await page.mouse.move(line.x + line.width / 2, y);
  await page.mouse.down();
  await page.mouse.move(line.x + line.width / 2 + 70, y, { steps: 3 });
  await page.mouse.up();
  await expect(divider(page)).toHaveAttribute('aria-valuenow', '310');
  await page.reload();
  await search.settled();
  expect(await widthOf(search)).toBe(310);
  await divider(page).dblclick();
  await expect(divider(page)).toHaveAttribute('aria-valuenow', '300');
});

test('on a narrow page it folds by itself, which changes nothing that is kept', async ({ page }) => {
  const search = new SearchPage(page);
  await page.setViewportSize({ width: 700, height: 700 });
  await search.open('search?service=A&lookback=1h&limit=20');
  await expect(search.service).toBeHidden();
  await expect(fold(page)).toBeHidden();
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(search.service).toBeVisible();
  await fold(page).click();
  await page.setViewportSize({ width: 700, height: 700 });
  await page.getByRole('button', { name: /^Change the search/ }).click();
  await expect(search.service).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(700);
});
