// Peek: a trace beside the list, by keyboard and by mouse, from address to address.
import type { Page } from '@playwright/test';
import { SearchPage } from './pages/SearchPage';
import { TracePage } from './pages/TracePage';
import { expect, test } from './support/test';

const address = 'search?service=A&lookback=24h&xsort=errors.desc';
const panelOf = (page: Page) => page.getByRole('complementary', { name: 'Peek at a trace' });
const peeked = (page: Page) => new URL(page.url()).searchParams.get('xpeek');

async function idsOf(search: SearchPage): Promise<string[]> {
  const links = await search.rows
    .getByRole('link')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
  return links.map((href) => /[0-9a-f]{32}/.exec(href)?.[0] ?? '');
}

test('p opens the trace beside the list, arrows go on, Escape and Back close', async ({ page }) => {
  const search = new SearchPage(page);
  const panel = panelOf(page);
  await search.open(address);
  const ids = await idsOf(search);
  await search.press('j');
  await search.press('p');
  expect(peeked(page)).toBe(ids[0]);
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(/^A: /);
  await expect(panel).toContainText('1 of 20');
  await expect(panel.getByRole('heading', { level: 3 }).first()).toHaveText(
    /^(All spans|Failed and longest: 14 of \d+ spans)$/,
  );
  const bars = panel.getByRole('list', { name: 'Spans at a glance' });
  await expect(bars.getByRole('link', { name: /^Failed: / }).first()).toBeVisible();
  await expect(
    panel.getByRole('list', { name: 'Where failures began' }).getByRole('listitem').first(),
  ).toBeVisible();
  await search.expectAccessibleInBothThemes();

  // The focus stays in the list.
  await search.press('ArrowDown');
  await expect(search.list.locator('[data-row="1"]')).toBeFocused();
  expect(peeked(page)).toBe(ids[1]);
  await expect(panel).toContainText('2 of 20');
  await search.press('j');
  await search.press('k');
  await search.press('End');
  const last = peeked(page);
  const lastRow = search.list.locator('[data-row="19"]');
  await expect(lastRow).toHaveAttribute('href', `/trace/${last ?? 'none'}`);
  await expect(panel.getByRole('button', { name: 'Peek at the next trace (j)' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await search.press('Escape');
  expect(peeked(page)).toBeNull();
  await expect(panel).toHaveCount(0);
  await expect(lastRow).toBeFocused();
  await page.goBack();
  await search.settled();
  expect(peeked(page)).toBe(last);
  await page.goBack();
  await search.settled();
  await expect(panel).toHaveCount(0);
});

test('the address alone shows it; a span of it opens the trace there; its own buttons go on', async ({
  page,
}) => {
  const search = new SearchPage(page);
  const trace = new TracePage(page);
  const panel = panelOf(page);
  await search.open(address);
  const ids = await idsOf(search);
  await search.open(`${address}&xpeek=${ids[2] ?? ''}`);
  await expect(panel).toContainText('3 of 20');
  await panel.getByRole('button', { name: 'Peek at the trace before (k)' }).press('Enter');
  await search.settled();
  expect(peeked(page)).toBe(ids[1]);
  await expect(panel.getByRole('button', { name: 'Peek at the trace before (k)' })).toBeFocused();
  await panel
    .getByRole('link', { name: /^Failed: / })
    .first()
    .focus();
  await search.press('Enter');
  expect(new URL(page.url()).pathname).toBe(`/trace/${ids[1] ?? ''}`);
  await expect(trace.grid.locator('[aria-selected="true"]')).toHaveAccessibleName(/error/);
  await expect(page.getByRole('group', { name: 'Results' })).toHaveText('2 of 20');
  await page.goBack();
  await search.settled();
  expect(peeked(page)).toBe(ids[1]);
  await panel.getByRole('button', { name: 'Close the peek (Escape)' }).press('Enter');
  await expect(panel).toHaveCount(0);
  await expect(search.list.locator('[data-row="1"]')).toBeFocused();
});

test('by mouse: the button of a row, and the one that opens the trace', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open(address);
  const ids = await idsOf(search);
  await search.rows.nth(1).hover();
  await search.rows.nth(1).getByRole('button', { name: 'Peek (p)' }).click();
  await search.settled();
  expect(peeked(page)).toBe(ids[1]);
  await panelOf(page).getByRole('link', { name: 'Open the trace' }).click();
  await search.settled();
  expect(search.address).toBe(`/trace/${ids[1] ?? ''}`);
});

test('who runs down the list asks for the last trace only, and what comes late is not shown', async ({
  page,
}) => {
  const search = new SearchPage(page);
  const panel = panelOf(page);
  await search.open(address);
  const ids = await idsOf(search);
  const asked: string[] = [];
  const given: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/api/traces/*', async (route) => {
    const id = /[0-9a-f]{32}/.exec(route.request().url())?.[0] ?? '';
    asked.push(id);
    if (asked.length === 1) await held;
    await route.continue();
  });
  page.context().on('requestfailed', (request) => given.push(/[0-9a-f]{32}/.exec(request.url())?.[0] ?? ''));
  await search.press('j');
  await page.keyboard.press('p');
  await expect.poll(() => asked).toEqual([ids[0]]);
  // As fast as a key repeats, however slow the machine's way to the page is.
  await page.evaluate(async () => {
    for (let step = 0; step < 8; step++) {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }),
      );
      await new Promise(requestAnimationFrame);
    }
  });
  await search.settled();
  expect(asked).toEqual([ids[0], ids[8]]);
  expect(given).toEqual([ids[0]]);
  await expect(panel).toContainText('9 of 20');
  await expect(panel.getByRole('list', { name: 'Spans at a glance' })).toBeVisible();
  release();
});

test('a trace that is gone says so, and the list stays; one that is in no list has its own words', async ({
  page,
  guard,
}) => {
  guard.allow(/status of 404/);
  const search = new SearchPage(page);
  const panel = panelOf(page);
  await search.open(`${address}&xpeek=${'ab'.repeat(16)}`);
  await expect(panel.getByRole('alert')).toContainText('The server does not have it (404)');
  expect(await search.count()).toBe(20);
  await search.expectAccessible();
  await search.open(`${address}&limit=1&xpeek=abcde070000000000000000000000007`);
  await expect(panel).toContainText('It is not among the results.');
});

test('on a small screen it lies over the foot of the list', async ({ page }) => {
  await page.setViewportSize({ width: 400, height: 800 });
  const search = new SearchPage(page);
  await search.open(address);
  await search.press('j');
  await search.press('p');
  await expect(panelOf(page)).toBeInViewport({ ratio: 0.9 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  await search.expectAccessibleInBothThemes();
});
