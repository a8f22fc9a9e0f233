// Traces that are still arriving, or are not there yet.
import type { Page, Route } from '@playwright/test';
import { SpanDetail } from './pages/SpanDetail';
import { TracePage } from './pages/TracePage';
import { after, answerOf, before, id, many, skewed, traceId, type Sent } from './support/growingTrace';
import { expect, test } from './support/test';

type Answer = { readonly spans: readonly Sent[] } | { readonly status: number; readonly body: unknown };
const notFound = {
  status: 404,
  body: { data: null, total: 0, limit: 0, offset: 0, errors: [{ code: 404, msg: 'trace not found' }] },
};
const broken: Answer = {
  status: 500,
  body: { data: null, total: 0, limit: 0, offset: 0, errors: [{ code: 500, msg: 'storage is down' }] },
};

/** Answers for the trace: one after the other, the last one again and again. @returns what was asked. */
async function serve(page: Page, answers: readonly Answer[]): Promise<string[]> {
  const asked: string[] = [];
  await page.route(
    (url) => url.pathname.includes(traceId) && url.pathname.startsWith('/api/'),
    async (route: Route) => {
      const answer = answers[Math.min(asked.length, answers.length - 1)];
      asked.push(new URL(route.request().url()).search);
      if (answer === undefined) return;
      if ('spans' in answer) await route.fulfill({ json: answerOf(answer.spans) });
      else await route.fulfill({ status: answer.status, json: answer.body });
    },
  );
  return asked;
}

const controls = (page: Page) => page.getByRole('group', { name: 'Refresh' });
const said = (page: Page) => page.locator('[role="status"][aria-live="polite"]').first();

/** How far below the top of the tree a row stands, in px. */
async function placeInGrid(trace: TracePage, name: RegExp): Promise<number> {
  const row = await trace.row(name).boundingBox();
  const head = await trace.axis.boundingBox();
  return (row?.y ?? NaN) - (head?.y ?? NaN);
}

test('R08: a refresh brings what has come, and keeps the view, the focus and the place', async ({ page }) => {
  const asked = await serve(page, [{ spans: before }, { spans: after }]);
  const trace = new TracePage(page);
  const detail = new SpanDetail(page);
  await trace.openTrace(traceId, `x=2&xspan=${id(150)}&xopen=${id(150)}&xfind=step`);
  await expect(detail.title).toContainText('step 50');
  await expect(trace.find).toContainText('of 80');
  await trace.grid.focus();
  await page.keyboard.press('ArrowDown');
  await trace.settled();
  await expect(trace.activeRow).toHaveAccessibleName(/^shop: step 51/);
  const place = await placeInGrid(trace, /^shop: step 51,/);
  const address = trace.address;
  await trace.press('r');
  await expect(said(page)).toHaveText('3 new spans, 1 changed');
  expect(asked).toHaveLength(2);
  expect(await trace.rowCount()).toBe(84);
  expect(trace.address).toBe(address);
  await expect(trace.grid).toBeFocused();
  await expect(trace.activeRow).toHaveAccessibleName(/^shop: step 51/);
  expect(await placeInGrid(trace, /^shop: step 51,/)).toBeCloseTo(place, 0);
  await expect(trace.row(/^shop: step 50,/)).toHaveAttribute('aria-selected', 'true');
  await expect(trace.row(/^shop: step 50,/)).toHaveAttribute('data-news');
  await expect(detail.title).toContainText('step 50');
  await expect(trace.find).toContainText('of 80');
  await trace.expectAccessible();
  const news = controls(page).getByRole('button', { name: '3 new spans, 1 changed' });
  await news.click();
  await trace.settled();
  await expect(trace.activeRow).toHaveAccessibleName(/^shop: last/);
  await news.click();
  await trace.settled();
  await expect(trace.activeRow).toHaveAccessibleName(/^shop: early,/);
  await expect(trace.activeRow).toBeInViewport();
  // And once more: nothing has come, nothing is lost.
  await trace.press('r');
  await expect(said(page)).toHaveText(/^Nothing new/);
  expect(await trace.rowCount()).toBe(84);
});

test('a refresh that fails keeps the trace and says what happened', async ({ page, guard }) => {
  guard.allow(/status of 500/);
  await serve(page, [{ spans: skewed }, broken, { spans: [...skewed, ...many(3)] }]);
  const trace = new TracePage(page);
  await trace.openTrace(traceId);
  await trace.clickButton('Refresh (r)');
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert).toContainText('storage is down');
  await expect(alert).toContainText('what was read before stays');
  expect(await trace.rowCount()).toBe(3);
  await trace.expectAccessible();
  await alert.getByRole('button', { name: 'Try again' }).click();
  await trace.settled();
  await expect(alert).toHaveCount(0);
  expect(await trace.rowCount()).toBe(6);
});

const hide = (page: Page) =>
  page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });

test('looking again by itself pauses longer and longer, and stops when nothing comes or the tab is hidden', async ({
  page,
}) => {
  await page.clock.install();
  const asked = await serve(page, [{ spans: before }, { spans: before }, { spans: after }]);
  const trace = new TracePage(page);
  await page.goto(`trace/${traceId}`);
  await expect(controls(page)).toBeVisible();
  await controls(page).getByRole('button', { name: 'Keep looking for new spans' }).click();
  await expect(controls(page)).toContainText(/Looking again in [12] s/);
  await page.clock.runFor(2500);
  await expect.poll(() => asked.length).toBe(2);
  await expect(controls(page)).toContainText(/Looking again in [34] s/);
  await page.clock.runFor(4500);
  await expect.poll(() => asked.length).toBe(3);
  await expect(controls(page)).toContainText('3 new spans, 1 changed');
  // News: short pauses again, then longer ones until a minute has brought nothing.
  for (const [seconds, count] of [
    [2, 4],
    [4, 5],
    [8, 6],
    [16, 7],
    [30, 8],
  ] as const) {
    await expect(controls(page)).toContainText('Looking again in');
    await page.clock.runFor(seconds * 1000 + 500);
    await expect.poll(() => asked.length).toBe(count);
  }
  await expect(controls(page)).toContainText('Stopped: nothing new for a minute');
  await controls(page).getByRole('button', { name: 'Keep looking for new spans' }).click();
  await hide(page);
  await expect(controls(page)).toContainText('Stopped while the tab was hidden');
  await page.clock.runFor(60_000);
  expect(asked).toHaveLength(8);
  expect(await trace.rowCount()).toBe(84);
});

test('a trace that lacks its root offers to keep looking', async ({ page }) => {
  await serve(page, [{ spans: many(3) }]);
  const trace = new TracePage(page);
  await trace.openTrace(traceId);
  await expect(controls(page)).toContainText('The root is missing: it may still arrive');
  await controls(page).getByRole('button', { name: 'Keep looking for new spans' }).click();
  await expect(controls(page).getByRole('button', { name: 'Stop looking again' })).toBeFocused();
  await trace.press('Shift+R');
  await expect(controls(page).getByRole('button', { name: 'Keep looking for new spans' })).toBeVisible();
});

test('a link to a trace that is not there yet waits for it', async ({ page, guard }) => {
  guard.allow(/status of 404/);
  const isThere = { yet: false };
  await page.route(
    (url) => url.pathname.includes(traceId) && url.pathname.startsWith('/api/'),
    (route) =>
      isThere.yet
        ? route.fulfill({ json: answerOf(before) })
        : route.fulfill({ status: 404, json: notFound.body }),
  );
  const trace = new TracePage(page);
  await trace.openTrace(traceId, 'xwait=1');
  await expect(page.getByRole('heading', { name: 'The server does not know this trace yet' })).toBeVisible();
  await expect(page.getByText(/Looking again in \d+ s/)).toBeVisible();
  await trace.expectAccessible();
  isThere.yet = true;
  await trace.clickButton('Look now');
  await expect(trace.rows.first()).toBeVisible();
  expect(await trace.rowCount()).toBe(81);
});

test('a trace that is not there is waited for when told, and given up after half a minute', async ({
  page,
  guard,
}) => {
  guard.allow(/status of 404/);
  await page.clock.install();
  const asked = await serve(page, [notFound]);
  const trace = new TracePage(page);
  await page.goto(`trace/${traceId}`);
  await expect(trace.failure).toBeVisible();
  await trace.failure.getByRole('button', { name: 'Wait for it' }).click();
  await expect(page.getByText(/Looking again in \d+ s/)).toBeVisible();
  expect(trace.address).toContain('xwait=1');
  await trace.button('Stop waiting').click();
  await expect(trace.failure).toBeVisible();
  expect(trace.address).not.toContain('xwait');
  const start = asked.length;
  await trace.failure.getByRole('button', { name: 'Wait for it' }).click();
  for (const [at, seconds] of [2, 4, 6, 8, 10].entries()) {
    await expect(page.getByText(`look ${String(at + 1)} of 5`)).toBeVisible();
    await expect(page.getByText(/Looking again in \d+ s/)).toBeVisible();
    await page.clock.runFor(seconds * 1000 + 500);
    await expect.poll(() => asked.length).toBe(start + at + 1);
  }
  await expect(trace.failure).toBeVisible();
});
