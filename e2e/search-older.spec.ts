// Older traces behind a full answer, window by window; what is loaded stands in the address.
import { SearchPage } from './pages/SearchPage';
import { expect, test } from './support/test';

const older = { name: 'Load older' } as const;

test('loads what was before the oldest, again and again, each trace once', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('search?service=A&lookback=1h&limit=12&xsort=start.desc');
  await expect(
    search.results.getByText(/^12 traces · .*newest of the last hour, there may be more/),
  ).toBeVisible();
  const [newest] = await search.column('trace');
  await search.results.getByRole('button', older).click();
  await search.settled();
  await expect(page).toHaveURL(/xolder=1/);
  const first = await search.count();
  expect(first).toBeGreaterThan(15);
  expect(first).toBeLessThanOrEqual(24);
  await search.results.getByRole('button', older).click();
  await search.settled();
  await expect(page).toHaveURL(/xolder=2/);
  const second = await search.count();
  expect(second).toBeGreaterThan(first + 5);
  // In the order that was asked for, the newest is still the first one.
  expect((await search.column('trace'))[0]).toBe(newest);
  // All parts of the page are about all that is loaded.
  await expect(search.results.getByText(`of the ${String(second)} newest loaded`).first()).toBeAttached();
  await expect(search.plot).toHaveAccessibleName(new RegExp(`${String(second)} traces`));

  const { address } = search;
  await page.goBack();
  await search.settled();
  expect(await search.count()).toBe(first);
  await page.goto('about:blank');
  await search.open(address.slice(1));
  expect(await search.count()).toBe(second);

  // Another question begins anew.
  await search.limit.fill('50');
  await search.find.click();
  await search.settled();
  await expect(page).not.toHaveURL(/xolder/);
});

test('ends where the window begins, and is not offered where all is loaded or the search is live', async ({
  page,
}) => {
  const search = new SearchPage(page);
  await search.open('search?service=A&lookback=5m&limit=20');
  const button = search.results.getByRole('button', older);
  for (let pressed = 0; pressed < 20 && (await button.isVisible()); pressed++) {
    await button.click();
    await search.settled();
  }
  await expect(button).toBeHidden();
  const loaded = await search.count();
  await expect(search.results.getByText(/there may be more/)).toBeHidden();
  const whole = search.address.replace('limit=20', 'limit=1500').replace(/&xolder=\d+/, '');
  await search.open(whole.slice(1));
  expect(await search.count()).toBe(loaded);

  await search.open('search?service=A&lookback=1h&limit=20');
  await expect(button).toBeVisible();
  await page.getByRole('group', { name: 'Window of the search' }).getByText('Live', { exact: true }).click();
  await expect(button).toBeHidden();
});
