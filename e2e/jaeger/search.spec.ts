// Searching a real Jaeger: services, operations, tags, durations, times.
import { SearchPage } from '../pages/SearchPage';
import { expect, golden, test, withoutGo } from '../support/liveJaeger';

test.skip(...withoutGo);

/** The hour around now: the last golden traces begin some minutes from now. */
function hourAround(): string {
  const now = Date.now() * 1000;
  const half = 30 * 60_000_000;
  return `start=${String(now - half)}&end=${String(now + half)}`;
}

test('lists the services of HotROD and of the golden traces', async ({ page, jaeger }) => {
  const search = new SearchPage(page);
  await search.open('');
  await expect(page.getByRole('banner')).toContainText('Jaeger at');
  await expect(page.getByText('This is the built-in demo')).toHaveCount(0);
  await search.service.click();
  for (const name of ['customer', 'driver', 'frontend', 'service-a', 'service-e', '<b>html</b>'])
    await expect(search.choice(name)).toBeVisible();
  await search.service.fill('redis');
  await expect(search.choices).toHaveText([/redis/]);
  const services = await (await fetch(`${jaeger.base}api/services`)).text();
  const total = /"total":(\d+)/.exec(services)?.[1] ?? 'no';
  await expect(search.form).toContainText(`${total} services`);
});

test('searches by service, and says of each trace what it is', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('');
  await search.search({ service: 'service-a', time: 'Last hour' });
  await expect(search.heading).toHaveText('service-a');
  expect(await search.count()).toBe(3);
  await search.sortBy('Duration');
  expect((await search.column('duration')).map((text) => text.replace(/\s+/g, ' '))).toEqual([
    '420 ms',
    '120 ms',
    '48.0 ms',
  ]);
  for (const text of await search.column('trace')) {
    expect(text).toContain('GET /checkout');
    for (const service of ['service-a', 'service-b', 'service-c', 'service-d', 'service-e'])
      expect(text).toContain(service);
  }
  for (const text of await search.column('spans')) expect(text).toBe('5');
  for (const text of await search.column('errors')) expect(text).toBe('none');
  await search.search({ service: 'payments' });
  expect(await search.column('errors')).toEqual(['5 errors']);
  expect(await search.column('spans')).toEqual(['6']);
});

test('searches by operation', async ({ page, jaeger }) => {
  const search = new SearchPage(page);
  await search.open('');
  await search.search({ service: 'frontend', operation: '/dispatch', time: 'Last hour' });
  await expect(search.heading).toHaveText('frontend · /dispatch');
  expect(await search.count()).toBe(await jaeger.rides());
  for (const text of await search.column('trace')) expect(text).toContain('/dispatch');
  await search.operation.click();
  await expect(search.choice(/^POST \/pay/)).toBeVisible();
  await search.search({ operation: 'POST /pay' });
  expect(await search.count()).toBe(1);
  await expect(search.rows).toContainText('POST /pay');
  // An operation deep inside a trace finds it too.
  await search.search({ service: 'service-c', operation: 'SELECT orders' });
  expect(await search.count()).toBe(3);
});

test('searches by tags, of spans, of processes and of logs', async ({ page, jaeger }) => {
  const search = new SearchPage(page);
  await search.open('');
  for (const [service, operation, tags, found] of [
    ['payments', '', 'http.response.status_code=503', 1],
    ['payments', '', 'http.response.status_code=418', 0],
    ['payments', '', 'error=true', 1],
    ['payments', '', 'host.name=pay-1 http.response.status_code=503', 1],
    ['service-a', '', 'http.request.method=GET host.name=node-1', 1],
    ['service-a', '', 'error=true', 0],
    ['payments', '', 'exception.message="card declined"', 1],
    ['frontend', '/dispatch', 'http.request.method=GET', await jaeger.rides()],
    ['frontend', '/dispatch', 'http.request.method=POST', 0],
  ] as const) {
    await search.search({ service, operation, tags, time: 'Last hour' });
    if (found === 0) await expect(search.results, tags).toContainText('No trace fits all of this');
    else expect(await search.count(), tags).toBe(found);
  }
});

test('searches by duration', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('');
  for (const [minDuration, maxDuration, found] of [
    ['200ms', '', '420 ms'],
    ['', '60ms', '48.0 ms'],
    ['100ms', '200ms', '120 ms'],
  ] as const) {
    await search.search({ service: 'service-a', minDuration, maxDuration, time: 'Last hour' });
    expect((await search.column('duration')).map((text) => text.trim())).toEqual([found]);
  }
});

test('searches by time, to the microsecond that the address says', async ({ page, jaeger }) => {
  const search = new SearchPage(page);
  await search.open('');
  const answer = await fetch(`${jaeger.base}api/traces/${golden.micro}`);
  const times = [...(await answer.text()).matchAll(/"startTime":(\d+)/g)].map(([, micros]) => Number(micros));
  const start = times.reduce((first, time) => Math.min(first, time), Infinity);
  const at = (seconds: number) =>
    new Date(start / 1000 + seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
  await search.service.fill('service-a');
  await search.time.selectOption({ label: 'Custom range…' });
  await search.from.fill(at(-5));
  await search.to.fill(at(10));
  await search.find.click();
  await search.settled();
  expect(await search.column('duration')).toEqual(['120 ms']);
  await search.to.fill(at(30));
  await search.find.click();
  await search.settled();
  expect(await search.count()).toBe(2);
  await search.open(`search?service=service-a&start=${String(start + 1)}&end=${String(start + 10_000_000)}`);
  await expect(search.results).toContainText('No trace fits all of this');
  await search.open(`search?service=service-a&start=${String(start)}&end=${String(start + 10_000_000)}`);
  expect(await search.count()).toBe(1);
});

test('copied into another browser the address finds the same', async ({ page, browser, baseURL }) => {
  const search = new SearchPage(page);
  await search.open('');
  await search.search({ service: 'service-a', tags: 'http.request.method=GET', time: 'Last hour' });
  await search.sortBy('Duration');
  const other = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    timezoneId: 'Asia/Kathmandu',
  });
  const copy = new SearchPage(await other.newPage());
  await copy.page.goto(page.url());
  await copy.settled();
  expect(copy.address).toBe(search.address);
  expect(await copy.column('trace')).toEqual(await search.column('trace'));
  await expect(copy.tags).toHaveValue('http.request.method=GET');
  await other.close();
});

test('shows traces that the legacy API cannot write, and says why it asked otherwise', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open(`search?service=poison&${hourAround()}`);
  expect(await search.count()).toBe(1);
  await expect(search.results).toContainText('NaN');
  await search.rows.getByRole('link').click();
  await search.settled();
  await expect(search.heading).toContainText('nan');
});

test('has odd names as text, and traces without a service name', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open(`search?service=${encodeURIComponent('<b>html</b>')}&${hourAround()}`);
  expect(await search.count()).toBe(1);
  await expect(search.rows).toContainText('GET /a?b=c&d=<e>#f');
  await expect(search.rows).toContainText('svc/with slash & ünïcode?');
  await search.open(`search?service=${encodeURIComponent('svc/with slash & ünïcode?')}&${hourAround()}`);
  await search.operation.click();
  await expect(search.choice(/^GET \/a\?b=c&d=<e>#f/)).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in real results, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const search = new SearchPage(page);
    await search.open(`search?service=frontend&limit=50&${hourAround()}`);
    expect(await search.count()).toBeGreaterThan(3);
    await search.expectAccessible();
  });
}
