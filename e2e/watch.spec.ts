// Searches that are watched: made in two presses, asked within a budget, told in title, favicon and by the desktop.
import type { BrowserContext, Page } from '@playwright/test';
import { SearchPage } from './pages/SearchPage';
import { WatchPage } from './pages/WatchPage';
import { foundId, hideTab, serveSearches, type FoundTrace } from './support/newTraces';
import { expect, test } from './support/test';

const fine: FoundTrace[] = [1, 2, 3].map((n) => ({ n, ageMs: 60_000 + n * 1000 }));
const failing: FoundTrace[] = [...fine, { n: 4, ageMs: 9000, isFailed: true, durationMs: 700 }];
const said = (page: Page) => page.locator('[role="status"][aria-live="polite"]').first();
const icon = (page: Page) => page.locator('link[rel="icon"]');

/** Puts a watch where the page keeps them, as another visit would have left it. */
async function stored(context: BrowserContext, part: object = {}): Promise<void> {
  const watch = {
    id: 'a1',
    name: 'Shop',
    raw: 'service=A&lookback=15m&xwindow=moving',
    rule: { kind: 'errors', least: 1 },
    isMuted: false,
    ...part,
  };
  await context.addInitScript(
    (text) => {
      // A tab that is only just open has a page without a storage.
      if (window.origin === 'null') return;
      if (localStorage.getItem('spanlight:watches:1') === null)
        localStorage.setItem('spanlight:watches:1', text);
    },
    JSON.stringify({ watches: [watch], notifies: false }),
  );
}

test('two presses watch the present search on the demo; the page says what was asked and opens the search', async ({
  page,
}) => {
  const search = new SearchPage(page);
  const watch = new WatchPage(page);
  await search.open('search?service=A&operation=POST+%2Fcheckout&lookback=1h&limit=50');
  await search.results.getByRole('button', { name: 'Watch…' }).click();
  const panel = page.getByRole('dialog', { name: 'Watch this search' });
  await expect(panel).toContainText(/on screen: it would (fire|be quiet)/);
  await search.expectAccessibleInBothThemes();
  await panel.getByRole('button', { name: 'Watch this' }).click();
  await expect(said(page)).toHaveText(/^Watching A · POST \/checkout|^Watch: A · POST/);
  await watch.link.click();
  await watch.settled();
  expect(watch.address).toBe('/watch');
  const item = watch.watch('A · POST /checkout');
  await expect(item).toContainText('fires on 1 trace with errors or more');
  await expect(item).toContainText(/of (all|the) \d+ .*of the last 15 minutes/);
  await expect(watch.budget).toContainText('1 of 120');
  await watch.expectAccessibleInBothThemes();
  await item.getByRole('button', { name: 'Test now' }).click();
  await expect(item).toContainText(/it would (fire|be quiet)/);
  await expect(watch.budget).toContainText('2 of 120');
  await item.getByRole('link', { name: 'A · POST /checkout' }).click();
  await search.settled();
  await expect(search.operation).toHaveValue('POST /checkout');
  expect(new URL(page.url()).searchParams.get('lookback')).toBe('15m');
  expect(new URL(page.url()).searchParams.get('xwindow')).toBe('moving');
});

test('what fires is listed with examples, stands in title and favicon on every page, and is quiet again', async ({
  page,
  context,
}) => {
  await stored(context);
  await page.clock.install();
  const watch = new WatchPage(page);
  const { asked, push } = await serveSearches(page, [{ traces: fine }]);
  await page.goto('dependencies');
  await expect.poll(() => asked.length).toBe(1);
  const title = /^System · Spanlight$/;
  await expect(page).toHaveTitle(title);
  await expect(icon(page)).toHaveAttribute('href', /favicon\.svg$/);
  push({ traces: failing });
  await page.clock.runFor(61_000);
  await expect.poll(() => asked.length).toBe(2);
  await expect(page).toHaveTitle('(1!) System · Spanlight');
  await expect(icon(page)).toHaveAttribute('href', /favicon-fires\.svg$/);
  await expect(said(page)).toHaveText('Watch: Shop: 1 trace with errors, of all 4 of the last 15 minutes');
  await expect(watch.link).toHaveAccessibleName('Watch 1 firing');
  await watch.link.click();
  await expect(page).toHaveTitle('(1!) Watch · Spanlight');
  const event = watch.fired.getByRole('listitem').first();
  await expect(event).toContainText('Firing');
  await expect(event).toContainText('1 trace with errors, of all 4 of the last 15 minutes');
  const example = event.getByRole('link', { name: 'A order 4' });
  await expect(example).toHaveAttribute('href', new RegExp(foundId(4)));
  await watch.expectAccessibleInBothThemes();
  // It goes on firing without being told again.
  await page.clock.runFor(61_000);
  await expect.poll(() => asked.length).toBe(3);
  await expect(watch.fired.getByRole('listitem').filter({ hasText: 'Firing' })).toHaveCount(1);
  push({ traces: fine });
  await page.clock.runFor(61_000);
  await expect.poll(() => asked.length).toBe(4);
  await expect(watch.watch('Shop')).toContainText('No trace with errors');
  await expect(page).toHaveTitle('(1!) Watch · Spanlight');
  await page.clock.runFor(61_000);
  await expect(event).toContainText('Quiet again after');
  await expect(page).toHaveTitle('Watch · Spanlight');
  await expect(icon(page)).toHaveAttribute('href', /favicon\.svg$/);
  await expect(said(page)).toHaveText('Watch: Shop is quiet again');
  // A new visit knows it.
  await page.reload();
  await expect(event).toContainText('Quiet again after');
  await watch.fired.getByRole('button', { name: 'Clear what is over' }).click();
  await expect(watch.fired).toContainText('Nothing so far');
});

test('desktop notifications: with consent only, once a firing', async ({ page, context, server }) => {
  await stored(context);
  await context.grantPermissions(['notifications'], { origin: server.url });
  await page.addInitScript(() => {
    const shown: string[] = [];
    Object.assign(window, { shown });
    class Fake extends EventTarget {
      static readonly permission = 'granted';
      static requestPermission = () => Promise.resolve('granted');
      onclick: (() => void) | null = null;
      constructor(title: string, options: { readonly body: string }) {
        super();
        shown.push(`${title}: ${options.body}`);
        Object.assign(window, { press: () => this.onclick?.() });
      }
      close() {
        shown.push('closed');
      }
    }
    Object.assign(window, { Notification: Fake });
  });
  await page.clock.install();
  const watch = new WatchPage(page);
  const shown = () =>
    page.evaluate((): unknown => ('shown' in window ? window.shown : 'no page of the test'));
  const { asked, push } = await serveSearches(page, [{ traces: failing }]);
  await page.goto('watch');
  await expect(watch.watch('Shop')).toContainText('Firing');
  // Fired, but nobody has agreed to be told.
  expect(await shown()).toEqual([]);
  await watch.notifications.check();
  await expect(said(page)).toHaveText('Desktop notifications are on');
  push({ traces: fine });
  for (const count of [2, 3]) {
    await page.clock.runFor(61_000);
    await expect.poll(() => asked.length).toBe(count);
    await expect(watch.main.getByText(/Asking again in/)).toBeVisible();
  }
  await expect(watch.watch('Shop')).toContainText('Quiet');
  // What comes back fires anew after ten minutes.
  push({ traces: failing });
  for (let minute = 0; minute < 9; minute++) {
    await page.clock.runFor(61_000);
    await expect.poll(() => asked.length).toBe(4 + minute);
    await expect(watch.main.getByText(/Asking again in/)).toBeVisible();
  }
  await expect(watch.watch('Shop')).toContainText('Firing');
  expect(await shown()).toEqual(['Shop: 1 trace with errors, of all 4 of the last 15 minutes']);
  await page.goto('search?service=A');
  await expect(page).toHaveTitle(/^\(1!\) /);
  await page.goto('watch');
  await watch.notifications.uncheck();
  await expect(watch.notifications).not.toBeChecked();
});

test('notifications that the browser does not allow are said', async ({ page, context }) => {
  await stored(context);
  await page.addInitScript(() => {
    Object.defineProperty(Notification, 'permission', { get: () => 'denied' });
  });
  const watch = new WatchPage(page);
  await watch.open('watch');
  await expect(watch.notifications).not.toBeChecked();
  await expect(watch.main).toContainText('not allowed in the browser’s settings');
  await watch.expectAccessible();
});

test('a server that fails is said and asked less; a watch is edited by its address, muted and deleted', async ({
  page,
  context,
  guard,
}) => {
  guard.allow(/status of 503/);
  await stored(context);
  await page.clock.install();
  const watch = new WatchPage(page);
  const { asked, push } = await serveSearches(page, [{ status: 503 }]);
  await page.goto('watch?xedit=a1');
  const item = watch.watch('Shop');
  await expect(item).toContainText('Not answered');
  await expect(item).toContainText('asked again, less and less often');
  await watch.expectAccessibleInBothThemes();
  await page.clock.runFor(61_000);
  expect(asked).toHaveLength(1);
  await page.clock.runFor(61_000);
  await expect.poll(() => asked.length).toBe(2);
  push({ traces: failing });
  await item.getByRole('combobox', { name: 'Fires on' }).selectOption({ label: 'A long trace' });
  const least = item.getByRole('textbox', { name: 'As long as' });
  await least.fill('soon');
  await item.getByRole('button', { name: 'Save' }).click();
  await expect(least).toBeFocused();
  await expect(least).toHaveAccessibleDescription(/write a duration/);
  await least.fill('500ms');
  await page.keyboard.press('Enter');
  await expect(least).toHaveCount(0);
  await expect(item.getByRole('button', { name: 'Edit' })).toBeFocused();
  expect(watch.address).toBe('/watch');
  // Another question: it is asked at once.
  await page.clock.runFor(3000);
  await expect(item).toContainText('fires on a trace of 500 ms or longer');
  await expect(item).toContainText('The longest trace took 700 ms');
  await expect(page).toHaveTitle('(1!) Watch · Spanlight');
  await item.getByRole('button', { name: 'Mute' }).click();
  await expect(page).toHaveTitle('Watch · Spanlight');
  await expect(item).toContainText('Firing');
  await item.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { name: 'No search is watched' })).toBeVisible();
  const undo = watch.main.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(item).toContainText('fires on a trace of 500 ms or longer');
  await item.getByRole('button', { name: 'Delete' }).click();
  await expect(watch.fired).toContainText('Quiet again');
  await watch.expectAccessibleInBothThemes();
  const count = asked.length;
  await page.clock.runFor(600_000);
  expect(asked).toHaveLength(count);
});

test('of several tabs one asks; out of sight for half an hour none does', async ({ context }) => {
  await stored(context);
  const first = await context.newPage();
  await first.clock.install();
  const one = await serveSearches(first, [{ traces: failing }]);
  await first.goto('watch');
  await expect.poll(() => one.asked.length).toBe(1);
  await expect(new WatchPage(first).watch('Shop')).toContainText('Firing');
  const second = await context.newPage();
  await second.clock.install();
  const two = await serveSearches(second, [{ traces: failing }]);
  await second.goto('watch');
  const other = new WatchPage(second);
  await expect(other.main).toContainText('Another tab of this browser asks');
  await expect(other.watch('Shop')).toContainText('Firing');
  await expect(second).toHaveTitle('(1!) Watch · Spanlight');
  await second.clock.runFor(120_000);
  expect(two.asked).toHaveLength(0);
  await first.close();
  await expect.poll(() => two.asked.length).toBe(1);
  await hideTab(second, true);
  await second.clock.runFor(31 * 60_000);
  await expect(other.main).toContainText('Resting: out of sight for half an hour');
  const count = two.asked.length;
  await second.clock.runFor(10 * 60_000);
  expect(two.asked).toHaveLength(count);
  await hideTab(second, false);
  await expect.poll(() => two.asked.length).toBe(count + 1);
});

test('inside another page nothing is watched', async ({ page, context }) => {
  await stored(context);
  const { asked } = await serveSearches(page, [{ traces: failing }]);
  const search = new SearchPage(page);
  await search.open('search?service=A&lookback=1h&uiEmbed=v0');
  await expect(search.rows).toHaveCount(4);
  expect(asked).toHaveLength(1);
  await expect(search.results.getByRole('button', { name: 'Watch…' })).toHaveCount(0);
  await expect(page).not.toHaveTitle(/^\(/);
});
