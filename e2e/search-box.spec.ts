// Narrowing the list by a part of the plot, and walking through it: by mouse and by keyboard.
import { SearchPage } from './pages/SearchPage';
import { expect, test } from './support/test';

test('a box over the plot narrows the list; Escape and Back take it away', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('');
  const all = await search.count();
  await search.dragBox({ from: [0, 0], to: [1, 0.5] });
  const narrowed = await search.count();
  expect(narrowed).toBeGreaterThan(0);
  expect(narrowed).toBeLessThan(all);
  await expect(search.boxChip).toHaveText(`${narrowed} of ${all} in the box`);
  expect(new URL(page.url()).searchParams.get('xbox')).toMatch(/^\d+_\d+_\d+_\d+$/);
  await search.press('Escape');
  expect(await search.count()).toBe(all);
  await page.goBack();
  await search.settled();
  expect(await search.count()).toBe(narrowed);
  await search.results.getByRole('button', { name: 'Remove the box' }).click();
  await search.settled();
  expect(await search.count()).toBe(all);
});

test('the same by keyboard: four fields', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('');
  const all = await search.count();
  await search.results.getByRole('button', { name: 'Narrow…' }).press('Enter');
  const fields = search.results.getByRole('form', { name: 'Narrow the results' });
  await fields.getByLabel('Shortest').fill('1 parsec');
  await search.press('Enter');
  await expect(fields.getByLabel('Shortest')).toHaveAccessibleDescription(/number with its unit/);
  await fields.getByLabel('Shortest').fill('400ms');
  await search.press('Enter');
  const narrowed = await search.count();
  expect(narrowed).toBeGreaterThan(0);
  expect(narrowed).toBeLessThan(all);
  for (const text of await search.column('duration')) expect(text).toMatch(/^([4-9]\d\d ms|[\d.]+ s)/);
});

test('a click on a point opens its trace', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('');
  await search.sortBy('Duration');
  const href = await search.rows.first().getByRole('link').getAttribute('href');
  await search.rows.first().hover();
  const mark = await search.plot.locator('circle').boundingBox();
  if (!mark) throw new Error('the trace of the row under the pointer does not stand out on the plot');
  const [x, y] = [mark.x + mark.width / 2, mark.y + mark.height / 2];
  await page.mouse.move(x, y);
  await expect(search.results.getByText(/spans · \d+ in error|· \d+ spans/).first()).toBeVisible();
  await page.mouse.click(x, y);
  await search.settled();
  expect(search.address).toBe(href);
});

test('the list is one tab stop and is walked by arrows, j and k, Home and End; Enter opens', async ({
  page,
}) => {
  const search = new SearchPage(page);
  await search.open('');
  const link = (index: number) => search.list.locator(`[data-row="${index}"]`);
  await expect(search.list.locator('a[tabindex="0"]')).toHaveCount(1);
  await search.press('j');
  await expect(link(0)).toBeFocused();
  await search.press('j');
  await search.press('ArrowDown');
  await expect(link(2)).toBeFocused();
  await search.press('k');
  await expect(link(1)).toBeFocused();
  await search.press('End');
  await expect(link(19)).toBeFocused();
  await expect(link(19)).toBeInViewport();
  await search.press('Home');
  await expect(link(0)).toBeFocused();
  const href = await link(0).getAttribute('href');
  await search.press('Enter');
  expect(search.address).toBe(href);
});

test('a long list draws only what is on screen', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('search?service=A&lookback=24h&limit=1500');
  expect(await search.count()).toBeGreaterThan(1000);
  expect(await search.rows.count()).toBeLessThan(40);
  await search.press('j');
  await search.press('End');
  await expect(search.list.locator(`[data-row="${(await search.count()) - 1}"]`)).toBeFocused();
});
