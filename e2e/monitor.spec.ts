// The monitor on the demo, which has no metrics store: its traces are sampled.
import type { Route } from '@playwright/test';
import { searchText } from '../src/testing/demoDay';
import { MonitorPage } from './pages/MonitorPage';
import { expect, test } from './support/test';

test('the demo is sampled one request at a time within a budget, and what is seen whole is exact', async ({
  page,
}) => {
  let atOnce = 0;
  let most = 0;
  let searches = 0;
  await page.route('**/api/traces?*', async (route) => {
    searches++;
    most = Math.max(most, ++atOnce);
    const response = await route.fetch();
    atOnce--;
    await route.fulfill({ response });
  });
  const monitor = new MonitorPage(page);
  await monitor.openMonitor('service=B&timeframe=21600000');
  await expect(monitor.note).toContainText('Sampled from traces');
  expect(most).toBe(1);
  expect(searches).toBeGreaterThan(0);
  expect(searches).toBeLessThanOrEqual(40);
  await monitor.note.getByText('How these numbers were got').click();
  await expect(monitor.note).toContainText('The demo has no metrics store');
  await expect(monitor.figure('Rate')).toContainText(/\/min|\/s|\/h/);
  const names = (await monitor.rowsOf(monitor.operations)).map(([name]) => name);
  expect(names).toEqual(expect.arrayContaining(['GET /orders', 'POST /orders', 'GET /products/{id}']));
  await monitor.expectAccessibleInBothThemes();
});

test('what was sampled is kept in this browser, not asked again, and removed by a press', async ({
  page,
}) => {
  let searches = 0;
  page.on('request', (request) => {
    if (/\/api\/traces\?/.test(request.url())) searches++;
  });
  const monitor = new MonitorPage(page);
  // Long enough ago: what is younger may still grow, and is not kept.
  await monitor.openMonitor(`service=B&timeframe=86400000&xend=${String(Date.now() - 20 * 60_000)}`);
  await expect(monitor.note).toContainText('Sampled from traces');
  expect(searches).toBeGreaterThan(0);
  const rate = await monitor.figure('Rate').innerText();
  searches = 0;
  await page.reload();
  await monitor.settled();
  await expect(monitor.note).toContainText('Sampled from traces');
  expect(searches).toBe(0);
  expect(await monitor.figure('Rate').innerText()).toBe(rate);
  await monitor.note.getByText('How these numbers were got').click();
  await expect(monitor.note).toContainText('of samples are kept in this browser (at most 21 MB)');
  searches = 0;
  await monitor.button('Remove them').click();
  await monitor.settled();
  await expect(monitor.note).toContainText('Sampled from traces');
  expect(searches).toBeGreaterThan(0);
});

test('a step leads to its traces: as many as the step says', async ({ page }) => {
  const monitor = new MonitorPage(page);
  await monitor.openMonitor('service=E&timeframe=3600000');
  await expect(monitor.note).toContainText('Sampled from traces');
  await monitor.charts.focus();
  await monitor.press('Home');
  // The demo ends some minutes ago: a step with calls is somewhere in the middle.
  for (let step = 0; step < 29; step++) {
    if (/: 1 call$/.test((await monitor.charts.getAttribute('aria-valuetext')) ?? '')) break;
    await monitor.press('ArrowRight');
  }
  await expect(monitor.charts).toHaveAttribute('aria-valuetext', /every call was seen: 1 call$/);
  await monitor.press('Enter');
  await monitor.example('Traces of this time').click();
  await monitor.settled();
  await expect(page.getByRole('grid', { name: 'Traces' }).getByRole('row')).toHaveCount(2);
});

test('the incident of the demo stands out: its service fails far more than the hour before', async ({
  page,
}) => {
  const monitor = new MonitorPage(page);
  const errorsUpTo = async (end: number) => {
    await monitor.openMonitor(`service=C&timeframe=3600000&xend=${String(end)}`);
    await expect(monitor.note).toContainText('Sampled from traces');
    const text = await monitor.figure('Errors').innerText();
    return Number(/([\d.]+) %/.exec(text)?.[1] ?? NaN);
  };
  // One day for all, since the demo has only the last 24 hours: 05:10 to 06:25 UTC is in it at no other time for sure.
  await page.route('**/api/traces?*', async (route) => {
    const body = searchText(Object.fromEntries(new URL(route.request().url()).searchParams));
    await route.fulfill({ contentType: 'application/json', body });
  });
  const during = Date.parse('2026-11-23T06:15:00Z');
  const failing = await errorsUpTo(during);
  expect(failing).toBeGreaterThan(40);
  expect(await errorsUpTo(during - 75 * 60_000)).toBeLessThan(failing / 2);
});

test('a server that gives too little is never said to have a rate; its budget is said, and goes on by a press', async ({
  page,
}) => {
  // However short the time: a hundred traces, all of one moment.
  await page.route('**/api/traces?*', async (route) => {
    const url = new URL(route.request().url());
    const from = Number(url.searchParams.get('start'));
    const spans = (id: string) => ({
      traceID: id,
      spans: [
        {
          traceID: id,
          spanID: id.slice(16),
          operationName: 'GET /busy',
          references: [],
          startTime: from,
          duration: 1000,
          tags: [{ key: 'span.kind', type: 'string', value: 'server' }],
          logs: [],
          processID: 'p1',
        },
      ],
      processes: { p1: { serviceName: 'busy', tags: [] } },
    });
    const hex = (number: number) => number.toString(16).padStart(16, '0');
    const data = Array.from({ length: 100 }, (_, at) => spans(hex(from) + hex(at + 1)));
    await route.fulfill({ json: { data } });
  });
  const monitor = new MonitorPage(page);
  await monitor.openMonitor('service=busy&timeframe=3600000');
  await expect(monitor.note).toContainText('The budget of requests is used up');
  await expect(monitor.note).toContainText('40 of at most 40 requests');
  await expect(monitor.figure('Rate')).toContainText('≥');
  await expect(monitor.figure('p95')).toContainText('1.00 ms');
  await monitor.button('Ask on').click();
  await monitor.settled();
  await expect(monitor.note).toContainText(/(?:budget of requests|Sampled from traces)/);
  await monitor.expectAccessible();
});

test('it stops when it is told to', async ({ page }) => {
  const monitor = new MonitorPage(page);
  const held: Route[] = [];
  await page.route('**/api/traces?*', (route) => {
    held.push(route);
  });
  await page.goto('monitor?service=B');
  await expect(monitor.note).toContainText('Sampling traces');
  await monitor.button('Stop').click();
  await expect(monitor.note).toContainText('Stopped');
  for (const route of held) await route.abort().catch(() => undefined);
  await page.unroute('**/api/traces?*');
  await monitor.button('Ask on').click();
  await monitor.settled();
  await expect(monitor.note).toContainText('Sampled from traces');
});

test('all services are sampled only when the reader asks for that', async ({ page }) => {
  let searches = 0;
  page.on('request', (request) => {
    if (/\/api\/traces\?/.test(request.url())) searches++;
  });
  const monitor = new MonitorPage(page);
  await monitor.open('search');
  searches = 0;
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Monitor' }).click();
  await monitor.settled();
  expect(searches).toBe(0);
  await monitor.expectAccessible();
  await monitor.button('Sample all services').click();
  await monitor.settled();
  await expect(monitor.note).toContainText('Sampled from traces with');
  expect(searches).toBeLessThanOrEqual(80);
  const rows = await monitor.rowsOf(monitor.services);
  expect(rows.map(([name]) => name)).toEqual(['A', 'B', 'C', 'D', 'E']);
  for (const [, rate] of rows) expect(rate).toMatch(/\/(?:s|min|h)$/);
});

test('it looks again by itself, and pauses', async ({ page }) => {
  const monitor = new MonitorPage(page);
  await monitor.openMonitor('service=B&xevery=30s');
  const group = page.getByRole('group', { name: 'Look again' });
  await expect(group).toContainText(/again in \d+ s/);
  await monitor.button('Pause').click();
  await expect(group).toContainText('paused');
  await monitor.button('Go on').click();
  await expect(group).toContainText(/again in \d+ s/);
  await monitor.button('Hold this time').click();
  await monitor.settled();
  expect(monitor.address).toMatch(/xend=\d+/);
  await expect(group).not.toContainText('again in');
});

test('what cannot be read of a link is said', async ({ page }) => {
  const monitor = new MonitorPage(page);
  await monitor.openMonitor('spanKind=pony&timeframe=forever');
  await expect(page.getByRole('note').filter({ hasText: 'pony' })).toContainText('“forever” is no window');
});
