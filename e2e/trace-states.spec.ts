import { TracePage, demoTraces } from './pages/TracePage';
import { expect, test as base } from './support/test';

const test = base.extend<{ tracePage: TracePage }>({
  tracePage: async ({ page }, use) => {
    await use(new TracePage(page));
  },
});

test('an address shows the same in another browser', async ({ tracePage, browser, baseURL }) => {
  await tracePage.openTrace(demoTraces.failed);
  await tracePage.foldToggle(/^A: GET \/recommendations/);
  await tracePage.clickRow(/^B: check basket/);
  await tracePage.press('+');
  await tracePage.press('d');
  await tracePage.findField.fill('authorize');
  await tracePage.settled();
  const names = await tracePage.names();
  const part = await tracePage.shownPart();
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = new TracePage(await context.newPage());
  await other.page.goto(tracePage.page.url());
  await other.settled();
  expect(await other.rowCount()).toBe(await tracePage.rowCount());
  expect(await other.shownPart()).toBe(part);
  await expect(other.findField).toHaveValue('authorize');
  await expect(other.find).toContainText(/\d of \d/);
  await expect(other.row(/^B: check basket/)).toHaveAttribute('aria-selected', 'true');
  await expect(other.grid.getByText('order.lines')).toBeVisible();
  expect(await other.names()).toEqual(names);
  expect(other.address).toBe(tracePage.address);
  await context.close();
});

test('Jaeger UI’s link to a span scrolls to it', async ({ tracePage }) => {
  await tracePage.openTrace(demoTraces.large, 'xgroups=off');
  const last = tracePage.rows.last();
  await tracePage.grid.focus();
  await tracePage.press('End');
  await expect(last).toBeVisible();
  const name = (await tracePage.activeRow.getAttribute('aria-label')) ?? '';
  await tracePage.press('Enter');
  const id = /xspan=([0-9a-f]{16})/.exec(tracePage.address)?.[1] ?? '';
  await tracePage.openTrace(demoTraces.large, `uiFind=${id}`);
  await expect(tracePage.find).toContainText('1 of 1');
  await expect(tracePage.activeRow).toHaveAccessibleName(name);
  await expect(tracePage.activeRow).toBeInViewport();
  await expect(tracePage.activeRow).toHaveAttribute('aria-selected', 'false');
});

test('5 000 spans scroll with a screenful of rows on the page', async ({ tracePage, page }) => {
  await tracePage.openTrace(demoTraces.large, 'xgroups=off');
  expect(await tracePage.rowCount()).toBe(5000);
  await tracePage
    .row(/, starts at /)
    .first()
    .hover();
  for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, 2000);
  await expect
    .poll(async () => Number(await tracePage.rows.nth(10).getAttribute('aria-rowindex')))
    .toBeGreaterThan(1000);
  expect(await tracePage.rows.count()).toBeLessThan(80);
  await tracePage.grid.focus();
  await tracePage.press('End');
  await expect(tracePage.activeRow).toHaveAttribute('aria-rowindex', '5001');
  await expect(tracePage.activeRow).toBeInViewport();
  await tracePage.press('Home');
  await expect(tracePage.activeRow).toHaveAttribute('aria-rowindex', '2');
  await expect(tracePage.activeRow).toBeInViewport();
  await tracePage.press('PageDown');
  expect(Number(await tracePage.activeRow.getAttribute('aria-rowindex'))).toBeGreaterThan(10);
});

test('errors are marked in the row and above it when it is folded away', async ({ tracePage }) => {
  await tracePage.openTrace(demoTraces.failed);
  await expect(tracePage.row(/^A: POST \/checkout, .*, error, .*9 errors below$/)).toBeVisible();
  await tracePage.press(']');
  await expect(tracePage.row(/^A: POST \/checkout, .*9 errors below, 14 spans folded away$/)).toBeVisible();
});

test('spans whose parent is missing say so', async ({ tracePage }) => {
  await tracePage.openTrace(demoTraces.missingParents);
  await expect(tracePage.row(/its parent is missing/).first()).toBeVisible();
  await expect(tracePage.button(/\d+ problems?$/)).toBeVisible();
});

test('a span named by a problem is unfolded, scrolled to and opened', async ({ tracePage, page }) => {
  await tracePage.openTrace(demoTraces.clockSkew);
  await tracePage.press(']');
  expect(await tracePage.rowCount()).toBe(1);
  await tracePage.clickButton(/\d+ problems?$/);
  const problems = page.getByRole('dialog', { name: 'Problems of this trace' });
  await problems.getByRole('button', { name: /^C: / }).first().click();
  await tracePage.settled();
  await expect(problems).toBeHidden();
  await expect(tracePage.activeRow).toHaveAccessibleName(/^C: /);
  await expect(tracePage.activeRow).toBeInViewport();
  await expect(tracePage.activeRow).toHaveAttribute('aria-selected', 'true');
});

test('a trace that is not there is said to be not there', async ({ tracePage, guard, page }) => {
  guard.allow(/404/);
  await tracePage.openTrace('00000000000000000000000000000bad');
  await expect(tracePage.failure).toBeVisible();
  await expect(tracePage.failure.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(page).toHaveTitle(/^Trace bad · /);
  await tracePage.failure.getByRole('link', { name: 'Go to the search' }).click();
  await expect(page).toHaveURL(/\/search/);
});

for (const [kind, id] of [
  ['that climbs out of the path', '..%2F..%2F..%2Fsecret'],
  ['of markup', '%3Cimg%20src%3Dx%20onerror%3D%22window.__xss%3D1%22%3E'],
  ['10 000 characters long', 'a'.repeat(10_000)],
] as const) {
  test(`an id ${kind} is refused and nothing is asked`, async ({ tracePage, page }) => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (/\/api\/(v3\/)?traces\//.test(request.url()) || request.url().includes('secret')) {
        if (request.resourceType() !== 'document') asked.push(request.url());
      }
    });
    await tracePage.open(`trace/${id}`);
    await expect(tracePage.failure).toContainText('is not a trace id');
    expect((await tracePage.failure.innerText()).length).toBeLessThan(400);
    expect(asked).toEqual([]);
  });
}

test('a failing server is quoted, and asked again only when told', async ({ tracePage, guard, page }) => {
  guard.allow(/500/);
  let asked = 0;
  await page.route(/\/api\/(v3\/)?traces\/abcde/, (route) => {
    asked++;
    return asked === 1
      ? route.fulfill({ status: 500, json: { data: null, errors: [{ code: 500, msg: 'storage timeout' }] } })
      : route.fallback();
  });
  await tracePage.openTrace(demoTraces.example);
  await expect(tracePage.failure).toContainText('storage timeout');
  await expect(tracePage.failure).toContainText('500');
  expect(asked).toBe(1);
  await tracePage.failure.getByRole('button', { name: 'Try again' }).click();
  await tracePage.settled();
  expect(await tracePage.names()).toHaveLength(5);
  expect(asked).toBe(2);
});

test('waiting shows what is waited for and can be ended', async ({ tracePage, page }) => {
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/api\/(v3\/)?traces\/abcde/, async (route) => {
    await held;
    await route.fallback().catch(() => undefined);
  });
  await page.goto(`trace/${demoTraces.example}`);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: /^Cancelled/ })).toBeVisible();
  answer();
  await page.getByRole('button', { name: 'Read it' }).click();
  await expect(tracePage.rows).toHaveCount(5);
});

test('what cannot be used of an address is said', async ({ tracePage, page }) => {
  await tracePage.openTrace(demoTraces.example, 'xview=fame&xwin=9_1&xspan=ffffffffffffffff&x=1');
  const note = page.getByRole('note').filter({ hasText: 'There is no view “fame”' });
  await expect(note).toContainText('zoom window');
  await expect(note).toContainText('not in this trace');
  expect(await tracePage.names()).toHaveLength(5);
});

test.describe('at 400 % zoom', () => {
  test.use({ viewport: { width: 320, height: 256 } });
  test('nothing has to be scrolled sideways', async ({ tracePage, page }) => {
    await tracePage.openTrace(demoTraces.failed);
    const overflow = await page.evaluate(() => {
      const main = document.querySelector('main');
      return Math.max(
        document.documentElement.scrollWidth - document.documentElement.clientWidth,
        main === null ? 0 : main.scrollWidth - main.clientWidth,
      );
    });
    expect(overflow).toBeLessThanOrEqual(0);
    await tracePage.grid.focus();
    await tracePage.press('End');
    await expect(tracePage.activeRow).toBeInViewport();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });
    test('axe finds nothing in any state', async ({ tracePage }) => {
      await tracePage.openTrace(demoTraces.failed);
      await tracePage.expectAccessible();
      await tracePage.clickRow(/^B: check basket/);
      await tracePage.findField.fill('authorize');
      await tracePage.settled();
      await tracePage.expectAccessible();
      await tracePage.press('Enter');
      await tracePage.clickButton('Details in a side panel');
      await tracePage.clickButton(/^Zoom in/);
      await tracePage.clickButton(/^Collapse one level/);
      await tracePage.expectAccessible();
      await tracePage.openTrace(demoTraces.missingParents);
      await tracePage.expectAccessible();
      await tracePage.open('trace/nonsense');
      await tracePage.expectAccessible();
    });
  });
}
