import { SpanDetail } from './pages/SpanDetail';
import { expect, test } from './support/test';

const EXAMPLE = 'abcde000000000000000000000000001';
const FAILED = 'abcde030000000000000000000000003';
const MISSING = 'abcde070000000000000000000000007';

test.describe('the detail of a span', () => {
  test('names the span, its numbers, tags and process', async ({ page }) => {
    const screen = new SpanDetail(page);
    await screen.openSpan(EXAMPLE, /POST \/orders/);
    await expect(screen.title).toHaveText('Span B: POST /orders');
    await expect(screen.panel.getByText('85.0 ms')).toBeVisible();
    await expect(screen.panel.getByText('+10.0 ms')).toBeVisible();
    await expect(screen.section('Tags')).toHaveAttribute('aria-expanded', 'true');
    await expect(screen.value('http.route')).toHaveText('/orders');
    await expect(screen.section('Process')).toHaveAttribute('aria-expanded', 'false');
    await screen.openSection('Process');
    await expect(screen.value('host.name')).toHaveText('node-b1');
  });

  test('shows logs with their time in the span', async ({ page }) => {
    const screen = new SpanDetail(page);
    await screen.openSpan(EXAMPLE, /payments\.Payments\/Authorize/);
    await screen.openSection('Logs');
    const logs = screen.panel.getByRole('list', { name: 'Logs' }).getByRole('listitem');
    await expect(logs.first()).toContainText(/\+[\d.]+ (ms|µs) in the span/);
  });

  test('says that a span failed in words, not by colour alone', async ({ page }) => {
    const screen = new SpanDetail(page);
    await screen.openSpan(FAILED, /error/i);
    await expect(screen.panel.getByText('Error', { exact: true })).toBeVisible();
  });

  test('copies values, pairs, JSON, ids and links', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const screen = new SpanDetail(page);
    await screen.openSpan(EXAMPLE, /POST \/orders/);
    const press = (name: string) => screen.panel.getByRole('button', { name, exact: true }).click();
    await press('Copy value of order.id');
    expect(await screen.copied()).toBe('o-100042');
    await press('Copy order.id as key=value');
    expect(await screen.copied()).toBe('order.id=o-100042');
    await press('Copy order.id as JSON');
    expect(JSON.parse(await screen.copied())).toEqual({ 'order.id': 'o-100042' });
    await press('Copy span id');
    expect(await screen.copied()).toBe('b000000000000001');
    await press('Copy span as JSON');
    expect(JSON.parse(await screen.copied())).toMatchObject({ spanID: 'b000000000000001' });
    await press('Copy link to this span');
    const link = await screen.copied();
    await page.goto('about:blank');
    await page.goto(link);
    await screen.settled();
    await expect(screen.title).toHaveText('Span B: POST /orders');
  });

  test('says so when the browser does not allow copying', async ({ page }) => {
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));
    });
    const screen = new SpanDetail(page);
    await screen.openSpan(EXAMPLE, /POST \/orders/);
    await screen.panel.getByRole('button', { name: 'Copy span id' }).click();
    await expect(screen.panel.getByRole('button', { name: 'Not allowed by the browser' })).toBeVisible();
  });

  test('is worked by the keyboard alone', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const screen = new SpanDetail(page);
    await screen.openSpan(EXAMPLE, /POST \/orders/);
    await screen.section('Tags').focus();
    await screen.press('Tab');
    const first = screen.panel.getByRole('button', { name: 'Copy value of otel.scope.name' });
    await expect(first).toBeFocused();
    await screen.press('ArrowDown');
    await screen.press('ArrowRight');
    await expect(
      screen.panel.getByRole('button', { name: 'Copy http.request.method as key=value' }),
    ).toBeFocused();
    await screen.press('Enter');
    await expect.poll(() => screen.copied()).toBe('http.request.method=POST');
    // one stop for the whole table
    await screen.press('Tab');
    await expect(screen.section('Process')).toBeFocused();
    await screen.press('Enter');
    await expect(screen.section('Process')).toHaveAttribute('aria-expanded', 'true');
    await screen.panel.getByRole('button', { name: 'Close this span’s detail' }).focus();
    await screen.press('Enter');
    await expect(screen.panel).toHaveCount(0);
  });

  test('filters many attributes', async ({ page }) => {
    const screen = new SpanDetail(page);
    await page.route('**/api/traces/*', async (route) => {
      const tags = Array.from({ length: 40_000 }, (_, at) => ({
        key: `key.${String(at)}`,
        type: 'string',
        value: `v${String(at)}`,
      }));
      const span = {
        traceID: 'ab',
        spanID: 'cd',
        operationName: 'many',
        references: [],
        startTime: 1e15,
        duration: 1000,
        tags,
        logs: [],
        processID: 'p1',
      };
      const trace = { traceID: 'ab', spans: [span], processes: { p1: { serviceName: 'wide', tags: [] } } };
      await route.fulfill({ json: { data: [trace] } });
    });
    await screen.openSpan('ab', /many/);
    await expect(screen.tags.locator('dt')).toHaveCount(50);
    await expect(
      screen.panel.getByRole('button', { name: /Show 500 more of 39.950 tags left/ }),
    ).toBeVisible();
    await screen.panel.getByRole('textbox', { name: 'Filter Tags' }).fill('key.39999');
    await expect(screen.value('key.39999')).toHaveText('v39999');
    await expect(screen.panel.getByText(/1 of 40.000/)).toBeVisible();
  });

  for (const theme of ['light', 'dark'] as const) {
    test(`has no fault that axe finds, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      const screen = new SpanDetail(page);
      await screen.openSpan(FAILED, /error/i);
      for (const name of ['Process', 'Logs', 'JSON']) {
        if ((await screen.section(name).count()) > 0) await screen.openSection(name);
      }
      await screen.expectAccessible();
    });
  }
});

test.describe('the head of a trace', () => {
  test('says what the trace is and copies its id and its link', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const screen = new SpanDetail(page);
    await screen.open(`trace/${EXAMPLE}?xview=calltree`);
    await expect(screen.heading).toHaveText('A: POST /checkout');
    const head = page.getByRole('main');
    for (const fact of ['120 ms', 'No errors'])
      await expect(head.getByText(fact, { exact: true }).first()).toBeVisible();
    const legend = page.getByRole('list', { name: 'Services with their spans' }).getByRole('listitem');
    await expect(legend).toHaveCount(5);
    await page.getByRole('button', { name: 'Copy trace id' }).click();
    expect(await screen.copied()).toBe(EXAMPLE);
    await page.getByRole('button', { name: 'Copy link to this view' }).click();
    expect(await screen.copied()).toBe(`${page.url()}&xzone=UTC&x=2`);
  });

  test('lists the problems with the spans that have them', async ({ page }) => {
    const screen = new SpanDetail(page);
    await screen.open(`trace/${MISSING}?xview=calltree`);
    await page.getByRole('button', { name: /\d+ problems?$/ }).click();
    const list = page.getByRole('dialog', { name: 'Problems of this trace' });
    await expect(list.getByRole('heading', { name: /Missing parent/ })).toBeVisible();
    await screen.expectAccessible();
    await list.getByRole('button').first().click();
    await screen.settled();
    await expect(list).toBeHidden();
    expect(screen.address).toContain('xspan=');
  });

  test('leads back to the search that the reader came from', async ({ page }) => {
    const screen = new SpanDetail(page);
    await screen.open('search?service=A&limit=5');
    const before = screen.address;
    await page
      .getByRole('link', { name: /checkout|orders|products|health|A/ })
      .and(page.locator('[href*="trace/"]'))
      .first()
      .click();
    await screen.settled();
    await page.getByRole('link', { name: 'Back to the results' }).click();
    await screen.settled();
    expect(screen.address).toBe(before);
  });
});
