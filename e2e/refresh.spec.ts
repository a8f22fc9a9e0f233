// Traces that are still arriving, are not there yet, or are wanted as they were stored.
import type { Page, Route } from '@playwright/test';
import { SpanDetail } from './pages/SpanDetail';
import { TracePage, demoTraces } from './pages/TracePage';
import { expect, test } from './support/test';

const traceId = 'c0ffee00000000000000000000000001';
const id = (n: number) => n.toString(16).padStart(16, '0');

/** A span in milliseconds of the trace. */
interface Sent {
  readonly n: number;
  readonly parent?: number;
  readonly name: string;
  readonly start: number;
  readonly duration: number;
  readonly warnings?: readonly string[];
}

const began = Date.now() * 1000 - 600e6;
const answerOf = (spans: readonly Sent[]) => ({
  data: [
    {
      traceID: traceId,
      spans: spans.map(({ n, parent, name, start, duration, warnings = null }) => ({
        traceID: traceId,
        spanID: id(n),
        operationName: name,
        references:
          parent === undefined ? [] : [{ refType: 'CHILD_OF', traceID: traceId, spanID: id(parent) }],
        startTime: began + start * 1000,
        duration: duration * 1000,
        tags: [{ key: 'work', type: 'string', value: name }],
        logs: [],
        processID: 'p1',
        warnings,
      })),
      processes: {
        p1: { serviceName: 'shop', tags: [{ key: 'host.name', type: 'string', value: 'node-7' }] },
      },
    },
  ],
});

const many = (count: number): Sent[] =>
  Array.from({ length: count }, (_, at) => ({
    n: 100 + at,
    parent: 1,
    name: `step ${String(at)}`,
    start: 100 + at,
    duration: 5,
  }));
const root: Sent = { n: 1, name: 'order', start: 0, duration: 1000 };
const before: Sent[] = [root, ...many(80)];
/** Two spans come before all others, one after; one has become longer. */
const after: Sent[] = [
  root,
  { n: 10, parent: 1, name: 'early', start: 5, duration: 50 },
  { n: 11, parent: 10, name: 'early inside', start: 6, duration: 5 },
  ...many(80).map((span) => (span.n === 150 ? { ...span, duration: 9 } : span)),
  { n: 12, parent: 1, name: 'last', start: 900, duration: 50 },
];

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
  const grid = await trace.grid.boundingBox();
  return (row?.y ?? NaN) - (grid?.y ?? NaN);
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
  const news = controls(page).getByRole('button', { name: '3 new spans, 1 changed' });
  await news.click();
  await trace.settled();
  await expect(trace.activeRow).toHaveAccessibleName(/^shop: last/);
  await news.click();
  await trace.settled();
  await expect(trace.activeRow).toHaveAccessibleName(/^shop: early,/);
  await expect(trace.activeRow).toBeInViewport();
  await trace.expectAccessible();
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

const skewed: Sent[] = [
  root,
  {
    n: 2,
    parent: 1,
    name: 'pay',
    start: 100,
    duration: 50,
    warnings: ["This span's timestamps were adjusted by 65ms"],
  },
  { n: 3, parent: 99, name: 'lost', start: 110, duration: 10 },
];
const stored: Sent[] = skewed.map((span) => {
  const { warnings: _, ...rest } = span;
  return span.n === 2 ? { ...rest, start: 35 } : rest;
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what is wrong is named, walked through, and shown as it was stored (${colorScheme})`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    const asked: string[] = [];
    await page.route(
      (url) => url.pathname.includes(traceId) && url.pathname.startsWith('/api/'),
      async (route) => {
        const { search } = new URL(route.request().url());
        asked.push(search);
        await route.fulfill({ json: answerOf(search.includes('raw=true') ? stored : skewed) });
      },
    );
    const trace = new TracePage(page);
    await trace.openTrace(traceId, `x=2&xspan=${id(2)}&xwin=10000000_500000000`);
    const chip = trace.button(/^2 problems$/);
    await chip.focus();
    await trace.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Problems of this trace' });
    await expect(dialog).toContainText('shop on node-7: 1 span moved by +65.0 ms');
    await expect(dialog).toContainText(`Parent ${id(99)} is not in this trace (not sampled, lost or late)`);
    await expect(dialog).toContainText('In time it fits under shop: pay');
    await expect(dialog).toContainText('The path leaves out 1 span under another root');
    await trace.expectAccessible();
    const part = await trace.shownPart();
    await dialog.getByRole('button', { name: 'As stored, not adjusted' }).click();
    await trace.settled();
    await expect(said(page)).toHaveText('As stored. The server moves 1 span by 65.0 ms.');
    expect(asked.at(-1)).toBe('?raw=true');
    expect(trace.address).toContain('xraw=1');
    await expect(dialog).toBeHidden();
    await expect(trace.row(/^shop: pay, .*starts at 35\.0 ms/)).toHaveAttribute('aria-selected', 'true');
    expect(await trace.shownPart()).toBe(part);
    const note = page.getByRole('note').filter({ hasText: 'Shown as it was stored' });
    await expect(note).toContainText('The server moves 1 span by 65.0 ms.');
    await trace.expectAccessible();
    await note.getByRole('button', { name: 'Show it adjusted' }).click();
    await trace.settled();
    await expect(trace.row(/^shop: pay, .*starts at 100 ms/)).toBeVisible();
    expect(trace.address).not.toContain('xraw');
    // Both had been read: nothing is asked again.
    expect(asked).toHaveLength(2);
    await page.reload();
    await trace.settled();
    await trace.press('h');
    await expect(said(page)).toHaveText(/^\d of \d spans with problems\. shop: /);
    await expect(page.getByRole('group', { name: 'Problems' })).toContainText(/Problem: \d of \d/);
  });
}

test('a link to a trace as stored opens it so; the demo has nothing to move', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.clockSkew, 'xraw=1');
  await expect(page.getByRole('note').filter({ hasText: 'Shown as it was stored' })).toBeVisible();
  await trace.clickButton('Show it adjusted');
  await trace.button(/\d+ problems?$/).click();
  const dialog = page.getByRole('dialog', { name: 'Problems of this trace' });
  await expect(dialog).toContainText(/C.*: 1 span not moved; the server reckons by \+/);
  await trace.settled();
});
