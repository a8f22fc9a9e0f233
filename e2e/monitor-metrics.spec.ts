// The monitor on a server with a metrics store: the recorded answers of Jaeger 2.13.
import type { Page, Route } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { MonitorPage } from './pages/MonitorPage';
import { recordedTest } from './support/recordedTest';
import { expect } from './support/test';

const test = recordedTest('jaeger-2.13');

test.beforeEach(({ guard }) => {
  // The probe for the newer API.
  guard.allow(/status of 404 /);
});

/** An answer of the store, as it was recorded. */
const recordedText = (file: string) =>
  readFileSync(new URL(`../test/golden/jaeger-2.13-full/${file}`, import.meta.url), 'utf8');

/** Answers questions to the metrics store with recorded answers, and tells what was asked. */
async function answerMetrics(
  page: Page,
  change?: (route: Route, url: URL) => Promise<void> | undefined,
): Promise<URL[]> {
  const asked: URL[] = [];
  await page.route('**/api/services', (route) =>
    route.fulfill({ json: { data: ['service-a', 'service-b'] } }),
  );
  await page.route('**/api/metrics/**', async (route) => {
    const url = new URL(route.request().url());
    asked.push(url);
    const changed = change?.(route, url);
    if (changed) return changed;
    const room = url.pathname.split('/').at(-1) ?? '';
    const many = url.searchParams.getAll('service').length > 1 && room === 'calls' ? '.two-services' : '';
    const form = url.searchParams.get('groupByOperation') === 'true' ? '.by-operation' : many;
    return route.fulfill({
      body: recordedText(`metrics.${room}${form}.json`),
      contentType: 'application/json',
    });
  });
  return asked;
}

/** The window of the recorded points: 10:12 to 10:15, five steps of a minute. */
const recordedWindow = `timeframe=300000&xend=${String(Date.parse('2026-11-23T10:15:00Z'))}`;

test('Jaeger’s own parameters open rate, errors and durations of a service, and its operations', async ({
  page,
}) => {
  const asked = await answerMetrics(page);
  const monitor = new MonitorPage(page);
  await monitor.openMonitor(`service=service-a&spanKind=server&${recordedWindow}`);
  await expect(page).toHaveTitle(/^service-a · Monitor/);
  await expect(monitor.figure('Rate')).toContainText('3.50 /s');
  await expect(monitor.figure('Errors')).toContainText('25 %');
  await expect(monitor.figure('p95')).toContainText('14.2 ms');
  await expect(page.getByText('Measured by the server’s metrics store')).toBeVisible();
  const rows = await monitor.rowsOf(monitor.operations);
  expect(rows.map(([name, rate, errors]) => [name, rate, errors])).toEqual([
    ['<b>op</b>', '3.50 /s', '25 %'],
    ['GET /checkout', '3.50 /s', '25 %'],
  ]);
  const first = asked[0]?.searchParams;
  expect([first?.get('spanKind'), first?.get('step'), first?.get('ratePer')]).toEqual([
    'server',
    '60000',
    '600000',
  ]);
  expect(asked.map(({ searchParams }) => searchParams.get('quantile')).filter(Boolean)).toHaveLength(6);
});

test('each step is reached by keys, says its numbers, and leads to its traces; NaN is no number', async ({
  page,
}) => {
  await answerMetrics(page);
  const monitor = new MonitorPage(page);
  await monitor.openMonitor(`service=service-a&${recordedWindow}`);
  await monitor.charts.focus();
  await expect(monitor.charts).toHaveAttribute(
    'aria-valuetext',
    /^10:14 to 10:15: Rate 3\.50 \/s.* p95 15\.5 ms/,
  );
  await monitor.press('ArrowLeft');
  await monitor.press('ArrowLeft');
  await expect(monitor.charts).toHaveAttribute('aria-valuetext', /^10:12 to 10:13: .* p95 –/);
  await monitor.press('ArrowRight');
  await monitor.press('Enter');
  await expect(monitor.panel).toContainText('10:13 to 10:14');
  expect(monitor.address).toContain(`xat=${String(Date.parse('2026-11-23T10:13:00Z'))}`);
  await expect(monitor.figure('p95')).toContainText('14.5 ms');
  const href = await monitor.example('As slow as p95, or slower').getAttribute('href');
  const query = new URL(href ?? '', page.url()).searchParams;
  expect([query.get('service'), query.get('start'), query.get('end'), query.get('minDuration')]).toEqual([
    'service-a',
    String(Date.parse('2026-11-23T10:13:00Z') * 1000),
    String(Date.parse('2026-11-23T10:14:00Z') * 1000),
    '14.5ms',
  ]);
  await monitor.button('Whole window').click();
  await monitor.settled();
  expect(monitor.address).not.toContain('xat');
  await page.goBack();
  await monitor.settled();
  await expect(monitor.panel).toContainText('10:13 to 10:14');
});

test('the charts are a table too, the address brings it back, and axe finds nothing in either', async ({
  page,
}) => {
  await answerMetrics(page);
  const monitor = new MonitorPage(page);
  await monitor.openMonitor(`service=service-a&${recordedWindow}`);
  await monitor.expectAccessibleInBothThemes();
  await monitor.button('Table').click();
  await monitor.settled();
  await expect(monitor.steps.getByRole('row')).toHaveCount(6);
  await expect(monitor.steps.getByRole('row').last()).toContainText('3.50 /s');
  await monitor.expectAccessibleInBothThemes();
  await page.reload();
  await monitor.settled();
  await expect(monitor.steps).toBeVisible();
});

test('an operation is picked, the table is sorted and narrowed, all in the address', async ({ page }) => {
  await answerMetrics(page);
  const monitor = new MonitorPage(page);
  await monitor.openMonitor(`service=service-a&${recordedWindow}&xsort=_name`);
  expect((await monitor.rowsOf(monitor.operations)).map(([name]) => name)).toEqual([
    '<b>op</b>',
    'GET /checkout',
  ]);
  await monitor.operations.getByRole('gridcell', { name: 'GET /checkout' }).click();
  await monitor.settled();
  expect(monitor.address).toContain('xoperation=GET+%2Fcheckout');
  await expect(page.getByText('Only GET /checkout')).toBeVisible();
  await expect(monitor.example('Traces of this time')).toHaveAttribute('href', /operation=GET\+%2Fcheckout/);
  await page.getByRole('textbox', { name: 'Find an operation' }).fill('OP');
  await monitor.settled();
  expect((await monitor.rowsOf(monitor.operations)).map(([name]) => name)).toEqual(['<b>op</b>']);
});

test('a window is held against the one before', async ({ page }) => {
  const asked = await answerMetrics(page, (route, url) => {
    const isEarlier = Number(url.searchParams.get('endTs')) < Date.parse('2026-11-23T10:15:00Z');
    if (!isEarlier || !url.pathname.endsWith('/calls')) return undefined;
    const text = recordedText('metrics.calls.json').replaceAll('3.5', '7').replaceAll('T10:1', 'T10:0');
    return route.fulfill({ body: text, contentType: 'application/json' });
  });
  const monitor = new MonitorPage(page);
  await monitor.openMonitor(`service=service-a&${recordedWindow}`);
  await monitor.choose('Against', 'the window before');
  expect(monitor.address).toContain('xagainst=before');
  await expect(monitor.figure('Rate')).toContainText('\u221250 % against 7.00 /s');
  expect(asked.map(({ searchParams }) => searchParams.get('endTs'))).toContain(
    String(Date.parse('2026-11-23T10:10:00Z')),
  );
});

test('without a service all of them are listed', async ({ page }) => {
  await answerMetrics(page);
  const monitor = new MonitorPage(page);
  await monitor.openMonitor(recordedWindow);
  const rows = await monitor.rowsOf(monitor.services);
  expect(rows.map(([name, rate]) => [name, rate])).toEqual([
    ['service-a', '3.50 /s'],
    ['service-b', '3.50 /s'],
  ]);
  await monitor.expectAccessible();
  await monitor.services.getByRole('gridcell', { name: 'service-a' }).click();
  await monitor.settled();
  expect(monitor.address).toContain('service=service-a');
});

test('a store that fails says so, and traces can be sampled instead', async ({ page, guard }) => {
  guard.allow(/status of 500/);
  await answerMetrics(page, (route) =>
    route.fulfill({ status: 500, body: recordedText('metrics.calls.backend-error.json') }),
  );
  await page.route('**/api/traces?*', (route) => route.fulfill({ json: { data: [] } }));
  const monitor = new MonitorPage(page);
  await monitor.openMonitor(`service=service-a&${recordedWindow}`);
  await expect(page.getByRole('alert')).toContainText('execution: boom');
  await monitor.button('Sample traces instead').click();
  await monitor.settled();
  expect(monitor.address).toContain('xby=traces');
  await expect(monitor.note).toContainText('Sampled from traces');
});
