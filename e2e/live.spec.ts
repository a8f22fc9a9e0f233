// A search that is made again and again, and links whose window moves.
import type { Page } from '@playwright/test';
import { SearchPage } from './pages/SearchPage';
import { hideTab, serveSearches, type FoundTrace } from './support/newTraces';
import { expect, test } from './support/test';

const traces = (...numbers: number[]): FoundTrace[] => numbers.map((n) => ({ n, ageMs: 200_000 - n * 1000 }));
const controls = (page: Page) => page.getByRole('group', { name: 'Window of the search' });
const mode = (page: Page, name: string) =>
  controls(page).getByRole('group', { name: 'Window' }).getByRole('button', { name });
/** By its key, once the code of the switch is there. */
async function pressLive(page: Page): Promise<void> {
  await expect(mode(page, 'Live')).toBeVisible();
  await page.keyboard.press('l');
}
const said = (page: Page) => page.locator('[role="status"][aria-live="polite"]').first();

test('live on the demo: from a link, what comes is put into the list by itself', async ({ page }) => {
  const search = new SearchPage(page);
  const old = Date.now() * 1000 - 3 * 3_600_000_000;
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/traces?')) asked.push(request.url());
  });
  await search.open(
    `search?service=A&lookback=1h&limit=20&start=${String(old)}&end=${String(old + 3_600_000_000)}&xwindow=live`,
  );
  await expect(mode(page, 'Live')).toHaveAttribute('aria-pressed', 'true');
  // The window of the link is three hours old; only the present one was asked for.
  for (const url of asked)
    expect(Number(new URL(url).searchParams.get('end'))).toBeGreaterThan(old + 2 * 3_600_000_000);
  expect(await search.count()).toBe(20);
  await expect.poll(async () => asked.length).toBeGreaterThan(2);
  await expect(controls(page)).toContainText(/Looking|again in/);
});

test('news is taken in by itself, held while the pointer is on the results, and taken in on a click', async ({
  page,
}) => {
  await page.clock.install();
  const search = new SearchPage(page);
  const { asked, push } = await serveSearches(page, [{ traces: traces(1, 2, 3) }]);
  await page.goto('search?service=A&lookback=1h');
  await expect(search.rows).toHaveCount(3);
  const before = new URL(page.url()).searchParams;
  push({ traces: traces(3, 4) });
  await pressLive(page);
  await page.clock.runFor(100);
  await expect(search.rows).toHaveCount(4);
  await expect(search.rows.first()).toContainText('order 4');
  await expect(search.rows.last()).toContainText('order 1');
  const after = new URL(page.url()).searchParams;
  expect(after.get('xwindow')).toBe('live');
  expect(Number(after.get('end'))).toBeGreaterThan(Number(before.get('end')));
  expect(Number(after.get('end')) - Number(after.get('start'))).toBe(3_600_000_000);
  // Jaeger UI reads the same window.
  expect(after.get('lookback')).toBe('1h');
  await expect(controls(page)).toContainText('Looking again in');

  await search.rows.first().hover();
  push({ traces: [...traces(4, 5, 6), { n: 1, ageMs: 199_000, spans: 4 }] });
  await page.clock.runFor(3000);
  const news = controls(page).getByRole('button', { name: '2 new, 1 changed' });
  await expect(news).toBeVisible();
  await expect(said(page)).toHaveText('2 new, 1 changed');
  await page.clock.runFor(5000);
  await expect(search.rows).toHaveCount(4);
  await search.expectAccessibleInBothThemes();
  await news.click();
  await expect(search.rows).toHaveCount(6);
  await expect(search.rows.first()).toContainText('order 6');
  await expect(search.rows.last()).toContainText('4');
  await expect(controls(page).getByRole('button', { name: 'Nothing new' })).toBeFocused();
  // The facets are those of all that is in the list.
  await expect(page.getByRole('complementary', { name: 'Facets' })).toContainText('of all 6 loaded');

  // By keyboard: focus in the list holds, u takes in.
  await page.mouse.move(5, 5);
  await page.clock.runFor(1500);
  await page.keyboard.press('j');
  push({ traces: traces(6, 7) });
  await page.clock.runFor(35_000);
  await expect(controls(page).getByRole('button', { name: '1 new' })).toBeVisible();
  await expect(search.rows).toHaveCount(6);
  await page.keyboard.press('u');
  await expect(search.rows).toHaveCount(7);

  // Paused nothing is asked.
  await page.keyboard.press('Shift+L');
  await expect(controls(page)).toContainText('Paused');
  const count = asked.length;
  await page.clock.runFor(120_000);
  expect(asked).toHaveLength(count);
  await page.keyboard.press('Shift+L');
  await page.clock.runFor(100);
  await expect.poll(() => asked.length).toBe(count + 1);
  // Another trace, and back: the list is as it was left.
  await pressLive(page);
  await expect(mode(page, 'Moving')).toHaveAttribute('aria-pressed', 'true');
  await expect(search.rows).toHaveCount(7);
});

test('quiet and hidden: it asks less and less, and nothing out of sight', async ({ page }) => {
  await page.clock.install();
  const search = new SearchPage(page);
  const { asked } = await serveSearches(page, [{ traces: traces(1, 2) }]);
  await page.goto('search?service=A&lookback=15m');
  await expect(search.rows).toHaveCount(2);
  await mode(page, 'Live').click();
  await page.clock.runFor(100);
  await expect.poll(() => asked.length).toBe(2);
  for (const [seconds, count] of [
    [4, 3],
    [8, 4],
    [16, 5],
    [30, 6],
    [30, 7],
  ] as const) {
    await expect(controls(page)).toContainText('Looking again in');
    await page.clock.runFor(seconds * 1000 - 600);
    expect(asked).toHaveLength(count - 1);
    await page.clock.runFor(1200);
    await expect.poll(() => asked.length).toBe(count);
  }
  await expect(controls(page)).toContainText('Looking again in');
  await hideTab(page, true);
  await page.clock.runFor(600_000);
  expect(asked).toHaveLength(7);
  await hideTab(page, false);
  await page.clock.runFor(100);
  await expect.poll(() => asked.length).toBe(8);
});

test('a server that fails: the list stays, the pauses grow, the first answer ends it; a refusal stops', async ({
  page,
  guard,
}) => {
  guard.allow(/status of (503|401)/);
  await page.clock.install();
  const search = new SearchPage(page);
  const { asked, push } = await serveSearches(page, [{ traces: traces(1, 2) }]);
  await page.goto('search?service=A&lookback=15m');
  await expect(search.rows).toHaveCount(2);
  push({ status: 503 });
  await pressLive(page);
  await page.clock.runFor(100);
  for (const [seconds, count] of [
    [2, 3],
    [4, 4],
    [8, 5],
    [16, 6],
    [30, 7],
  ] as const) {
    await expect.poll(() => asked.length).toBe(count - 1);
    await expect(controls(page)).toContainText('Trying again in');
    await page.clock.runFor(seconds * 1000 - 600);
    expect(asked).toHaveLength(count - 1);
    await page.clock.runFor(1200);
  }
  await expect.poll(() => asked.length).toBe(7);
  await expect(search.rows).toHaveCount(2);
  await expect(controls(page)).toContainText('Trying again in');
  await search.expectAccessibleInBothThemes();
  push({ traces: traces(2, 3) });
  await page.clock.runFor(31_000);
  await expect(search.rows).toHaveCount(3);
  await expect(controls(page)).not.toContainText('Trying');
  push({ status: 401 });
  await page.clock.runFor(2500);
  await expect(controls(page)).toContainText('Stopped');
  const count = asked.length;
  await page.clock.runFor(120_000);
  expect(asked).toHaveLength(count);
  push({ traces: traces(3, 4) });
  await controls(page).getByRole('button', { name: 'Go on' }).click();
  await page.clock.runFor(100);
  await expect(search.rows).toHaveCount(4);
});

test('a gap between two looks is said', async ({ page }) => {
  await page.clock.install();
  const search = new SearchPage(page);
  const { push } = await serveSearches(page, [{ traces: traces(1, 2) }]);
  await page.goto('search?service=A&lookback=15m&limit=3');
  await expect(search.rows).toHaveCount(2);
  push({ traces: traces(7, 8, 9) });
  await pressLive(page);
  await page.clock.runFor(100);
  await expect(search.rows).toHaveCount(5);
  await expect(search.results.getByRole('note')).toContainText('Some traces are missing here');
});

test('a link can move with its reader, or keep its times', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('search?service=A&lookback=1h');
  await expect(mode(page, 'Fixed')).toHaveAttribute('aria-pressed', 'true');
  await mode(page, 'Moving').click();
  await search.settled();
  expect(new URL(page.url()).searchParams.get('xwindow')).toBe('moving');
  const end = Number(new URL(page.url()).searchParams.get('end'));
  const list = await search.column('trace');
  // Opened anew it asks for the hour that ends now; Back from a trace brings what was left.
  await page.reload();
  await search.settled();
  const later = Number(new URL(page.url()).searchParams.get('end'));
  expect(later).toBeGreaterThan(end);
  await search.rows.first().getByRole('link').click();
  await search.settled();
  await page.goBack();
  await search.settled();
  expect(Number(new URL(page.url()).searchParams.get('end'))).toBe(later);
  expect(list.length).toBeGreaterThan(0);
  await mode(page, 'Fixed').click();
  await search.settled();
  expect(new URL(page.url()).searchParams.has('xwindow')).toBe(false);
  await page.reload();
  await search.settled();
  expect(Number(new URL(page.url()).searchParams.get('end'))).toBe(later);
});

test('a custom window becomes a look-back of its length when it shall move', async ({ page }) => {
  const search = new SearchPage(page);
  const end = Date.now() * 1000 - 60_000_000;
  await search.open(
    `search?service=A&lookback=custom&start=${String(end - 1_500_000_000)}&end=${String(end)}&xwindow=live`,
  );
  await expect(mode(page, 'Fixed')).toHaveAttribute('aria-pressed', 'true');
  await mode(page, 'Moving').click();
  await search.settled();
  expect(new URL(page.url()).searchParams.get('lookback')).toBe('30m');
  await page.goBack();
  await search.settled();
  expect(new URL(page.url()).searchParams.get('lookback')).toBe('custom');
});
