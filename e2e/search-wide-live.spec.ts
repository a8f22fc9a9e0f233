// Searches wider than the server, made again and again: live in the page, and watched.
import type { Page } from '@playwright/test';
import { SearchPage } from './pages/SearchPage';
import { WatchPage } from './pages/WatchPage';
import { WideSearch } from './pages/WideSearch';
import { foundTraces, type FoundTrace } from './support/newTraces';
import { expect, test } from './support/test';

const traces = (...numbers: number[]): FoundTrace[] => numbers.map((n) => ({ n, ageMs: 200_000 - n * 1000 }));
const controls = (page: Page) => page.getByRole('group', { name: 'Window of the search' });
const wideAddress = 'search?service=A&xservices=C&lookback=1h';

/** Answers the searches of each service; a service that is not listed is answered with 500. @returns the services that were asked */
async function serveServices(page: Page, found: ReadonlyMap<string, FoundTrace[]>): Promise<string[]> {
  const asked: string[] = [];
  await page.route(/\/api\/traces\?/, async (route) => {
    const service = new URL(route.request().url()).searchParams.get('service') ?? '';
    asked.push(service);
    const own = found.get(service);
    if (own) await route.fulfill({ json: foundTraces(own) });
    else await route.fulfill({ status: 500, json: { errors: [{ code: 500, msg: 'storage is away' }] } });
  });
  return asked;
}

test('live: each look takes as many requests as the plan, news of all parts come, and a part that fails is said', async ({
  page,
  guard,
}) => {
  guard.allow(/status of 500/);
  await page.clock.install();
  const search = new SearchPage(page);
  const wide = new WideSearch(page);
  const found = new Map([
    ['A', traces(1, 2)],
    ['C', traces(3)],
  ]);
  const asked = await serveServices(page, found);
  await page.goto(wideAddress);
  await expect(search.rows).toHaveCount(3);
  expect(asked.sort()).toEqual(['A', 'C']);
  found.set('C', traces(3, 4));
  await controls(page).getByRole('button', { name: 'Live' }).click();
  await page.mouse.move(5, 5);
  await page.clock.runFor(100);
  await expect(search.rows).toHaveCount(4);
  await expect(search.rows.first()).toContainText('order 4');
  expect(asked).toHaveLength(4);
  await expect(controls(page)).toContainText(/Looking again in \d s, 2 requests/);
  await expect(wide.summary).toContainText('2 requests, all answered');
  expect(new URL(page.url()).searchParams.get('xwindow')).toBe('live');

  // Two requests pause twice as long as one.
  await page.clock.runFor(3000);
  expect(asked).toHaveLength(4);
  found.delete('C');
  found.set('A', traces(1, 2, 5));
  await page.clock.runFor(1500);
  await expect(controls(page)).toContainText('1 of 2 requests answered, 1 failed');
  await expect(search.rows).toHaveCount(5);
  await expect(wide.request('service C')).toContainText('The server answered with an error');
  await search.expectAccessibleInBothThemes();
  // What C had brought stays; it is asked again by itself.
  found.set('C', traces(3, 4, 6));
  await page.clock.runFor(5000);
  await expect(search.rows).toHaveCount(6);
  await expect(wide.summary).toContainText('2 requests, all answered');
  await expect(controls(page)).not.toContainText('failed');
});

test('live: a search by what its spans say goes on narrowing what comes', async ({ page }) => {
  await page.clock.install();
  const search = new SearchPage(page);
  const found = new Map([['A', traces(1, 2, 3)]]);
  await serveServices(page, found);
  await page.goto('search?service=A&lookback=1h&xwhere=-turn%3D2');
  await expect(search.rows).toHaveCount(2);
  found.set('A', [...traces(1, 2, 3, 4), { n: 2, ageMs: 100_000, spans: 3 }]);
  await controls(page).getByRole('button', { name: 'Live' }).click();
  await page.mouse.move(5, 5);
  await page.clock.runFor(100);
  await expect(search.rows).toHaveCount(3);
  await expect(search.rows.first()).toContainText('order 4');
});

test('watched: its requests count against the budget of the hour, and a part that fails is said', async ({
  page,
  guard,
}) => {
  guard.allow(/status of 500/);
  const search = new SearchPage(page);
  const watch = new WatchPage(page);
  const found = new Map([
    ['A', traces(1, 2)],
    ['C', [{ n: 3, ageMs: 30_000, isFailed: true }]],
  ]);
  const asked = await serveServices(page, found);
  await page.goto(wideAddress);
  await expect(search.rows).toHaveCount(3);
  await search.results.getByRole('button', { name: 'Watch…' }).click();
  const panel = page.getByRole('dialog', { name: 'Watch this search' });
  await expect(panel).toContainText('up to 20 requests each time, out of the 120 an hour');
  await expect(panel).toContainText('1 trace with errors on screen: it would fire');
  await panel.getByRole('button', { name: 'Watch this' }).click();
  await watch.link.click();
  const item = watch.watch('A, C');
  await expect(item).toContainText('Firing');
  await expect(item).toContainText('2 requests each time');
  await expect(item).toContainText('1 trace with errors, of all 3 of the last 15 minutes');
  await expect(watch.budget).toContainText('2 of 120');
  expect(asked).toHaveLength(4);
  await watch.expectAccessibleInBothThemes();
  found.delete('A');
  await item.getByRole('button', { name: 'Test now' }).click();
  await expect(item).toContainText('of all 1 of the last 15 minutes, by 1 of 2 requests only');
  await expect(watch.budget).toContainText('4 of 120');
});
