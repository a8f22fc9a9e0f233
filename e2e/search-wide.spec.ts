// Wider than one request, from address to address: several services, conditions, budget, a part that fails.
import { SearchPage } from './pages/SearchPage';
import { WideSearch } from './pages/WideSearch';
import { expect, test } from './support/test';

const day = 'search?lookback=24h&limit=50';

test('several services are asked one by one; Jaeger’s own parameters keep the first', async ({ page }) => {
  const search = new SearchPage(page);
  const wide = new WideSearch(page);
  await search.open(`${day}&service=C`);
  await wide.unfold.click();
  await search.settled();
  await expect(wide.moreServices).toBeFocused();
  await page.keyboard.type('E');
  await search.press('ArrowDown');
  await search.press('Enter');
  await expect(wide.fields.getByRole('listitem')).toHaveText(['E']);
  await search.find.click();
  await search.settled();
  const { searchParams } = new URL(page.url());
  expect(searchParams.get('service')).toBe('C');
  expect(searchParams.get('xservices')).toBe('E');
  await expect(search.heading).toHaveText('C, E');
  expect(await wide.terms()).toEqual(['service=C or service=E by the server']);
  await expect(wide.summary).toContainText('2 requests, all answered');
  const both = await search.count();
  await wide.summary.getByRole('button', { name: 'Show the requests' }).click();
  await expect(wide.request('service C')).toContainText('50 traces, there may be more');
  expect(both).toBeGreaterThan(50);
  await page.goBack();
  await search.settled();
  await expect(wide.summary).toHaveCount(0);
  expect(await search.count()).toBe(50);
});

test('a condition is sent as far as it can be; the browser does the rest and says over how many', async ({
  page,
}) => {
  const search = new SearchPage(page);
  const wide = new WideSearch(page);
  await search.open('search?lookback=24h&limit=200&service=A');
  const all = await search.count();
  await wide.unfold.click();
  await wide.where.fill('duration>1ms -{service=E}');
  await expect(wide.fields).toContainText(
    'The span is one with duration above 1.00 ms; the trace has no spans with service “E”',
  );
  await search.find.click();
  await search.settled();
  expect(new URL(page.url()).searchParams.get('xwhere')).toBe('duration>1ms -{service=E}');
  const [service, duration, without] = await wide.terms();
  expect(service).toBe('service=A by the server');
  expect(duration).toBe('duration>1ms by the server');
  expect(without).toMatch(/^-\{service=E\} in the browser over \d+ traces? loaded$/);
  const left = await search.count();
  expect(left).toBeGreaterThan(0);
  expect(left).toBeLessThan(all);
  for (const text of await search.column('trace')) expect(text).not.toMatch(/\nE\b/);
  await page.reload();
  await search.settled();
  expect(await search.count()).toBe(left);
  await expect(wide.where).toHaveValue('duration>1ms -{service=E}');
});

test('a mistake in a condition is said at its character, and nothing is sent', async ({ page }) => {
  const search = new SearchPage(page);
  const wide = new WideSearch(page);
  await search.open(`${day}&service=A`);
  const before = page.url();
  await wide.unfold.click();
  await wide.where.fill('{service=A');
  await search.find.click();
  await search.settled();
  await expect(wide.where).toHaveAttribute('aria-invalid', 'true');
  await expect(wide.where).toBeFocused();
  await expect(wide.fields).toContainText('character 1: This brace is not closed.');
  expect(page.url()).toBe(before);
  await search.expectAccessible();
  await search.open(`${day}&service=A&xwhere=%7Ba`);
  await expect(search.failure).toContainText('“Where”, character 1: This brace is not closed.');
});

test('all services within a budget: what was not asked is said, and asked on demand', async ({ page }) => {
  const search = new SearchPage(page);
  const wide = new WideSearch(page);
  await search.open(`${day}&xall=1&xbudget=3`);
  await expect(search.heading).toHaveText('All services');
  await expect(wide.summary).toContainText(/3 of \d+ requests answered, \d+ not asked/);
  const some = await search.count();
  await expect(wide.request('service D')).toContainText('not asked: more than the requests allowed');
  await wide.request('service D').getByRole('button', { name: 'Ask service D' }).click();
  await search.settled();
  await expect(wide.summary).toContainText(/4 of \d+ requests answered/);
  expect(await search.count()).toBeGreaterThanOrEqual(some);
});

test('where one request fails the others are shown, and it alone is asked again', async ({ page }) => {
  const search = new SearchPage(page);
  const wide = new WideSearch(page);
  let fails = true;
  const asked: string[] = [];
  await page.route(/\/api\/traces\?/, async (route) => {
    const service = new URL(route.request().url()).searchParams.get('service') ?? '';
    asked.push(service);
    if (service === 'C' && fails)
      await route.fulfill({ status: 500, body: '{"errors":[{"code":500,"msg":"storage is away"}]}' });
    else await route.continue();
  });
  await search.open(`${day}&service=B&xservices=C`);
  await expect(wide.summary).toContainText('1 of 2 requests answered, 1 failed');
  await expect(wide.request('service C')).toContainText('The server answered with an error');
  const some = await search.count();
  expect(some).toBe(50);
  await search.expectAccessible();
  fails = false;
  asked.length = 0;
  await wide.request('service C').getByRole('button', { name: 'Retry service C' }).click();
  await search.settled();
  expect(asked).toEqual(['C']);
  await expect(wide.summary).toContainText('2 requests, all answered');
  expect(await search.count()).toBeGreaterThan(some);
});

test('a wide search is stopped, and shows what came', async ({ page }) => {
  const search = new SearchPage(page);
  const wide = new WideSearch(page);
  await page.route(/\/api\/traces\?/, async (route) => {
    const service = new URL(route.request().url()).searchParams.get('service') ?? '';
    // Answered when the page is gone.
    if (service !== 'B') return;
    await route.continue();
  });
  await page.goto(`${day}&service=B&xservices=C.D&xone=1`);
  await expect(search.progress).toHaveAccessibleName('1 of 3 requests');
  await search.cancel.click();
  await search.settled();
  await expect(wide.summary).toContainText('1 of 3 requests answered, 2 not asked');
  expect(await search.count()).toBe(50);
});

test('opened files are asked as well', async ({ page }) => {
  const search = new SearchPage(page);
  const wide = new WideSearch(page);
  await search.open('search');
  await search.pickFiles([{ name: 'two.json', text: twoTraces }]);
  expect(await search.count()).toBe(2);
  await wide.unfold.click();
  await wide.where.fill('{service=shop} > {service=bank}');
  await search.find.click();
  await search.settled();
  expect(await search.count()).toBe(1);
  await expect(search.rows).toContainText('bank');
  expect(await wide.terms()).toEqual(['{service=shop} > {service=bank} in the browser over 2 traces loaded']);
});

const span = (id: string, at: number) => ({
  traceID: id,
  spanID: String(at + 1),
  operationName: 'op',
  references: at === 0 ? [] : [{ refType: 'CHILD_OF', traceID: id, spanID: '1' }],
  startTime: 1_700_000_000_000_000,
  duration: 1000,
  tags: [],
  logs: [],
  processID: at === 0 ? 'p1' : 'p2',
});
const twoTraces = JSON.stringify({
  data: ['a1', 'a2'].map((id, at) => ({
    traceID: id,
    spans: at === 0 ? [span(id, 0), span(id, 1)] : [span(id, 0)],
    processes: { p1: { serviceName: 'shop', tags: [] }, p2: { serviceName: 'bank', tags: [] } },
  })),
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const search = new SearchPage(page);
    const wide = new WideSearch(page);
    await search.open(
      `${day}&service=A&xservices=B.C&xwhere=-%7Berror%3F%7D&xbudget=2&xfind=%7Bservice%3DD%7D`,
    );
    await expect(wide.summary).toBeVisible();
    await search.expectAccessible();
  });
}

test('on a narrow screen everything can be reached', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  const search = new SearchPage(page);
  const wide = new WideSearch(page);
  await search.open(`${day}&service=A&xservices=B&xwhere=error%3F`);
  await expect(wide.summary).toBeVisible();
  await search.expectAccessible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
