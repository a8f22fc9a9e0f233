// The search page over the demo: what is found, in which order, and that all of it stands in the address.
import { SearchPage } from './pages/SearchPage';
import { expect, test } from './support/test';

/** A duration as the list shows it, in milliseconds. */
function milliseconds(text: string): number {
  const match = /^([\d.]+) (ns|µs|ms|s|m)/.exec(text);
  const factors = new Map([
    ['ns', 1e-6],
    ['µs', 1e-3],
    ['ms', 1],
    ['s', 1000],
    ['m', 60_000],
  ]);
  return Number(match?.[1]) * (factors.get(match?.[2] ?? '') ?? Number.NaN);
}

const count = (text: string) => (/^\d/.test(text) ? Number.parseInt(text.replace(/\D/g, ''), 10) : 0);

test('the first look shows the newest traces, the example among them, without a click', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('');
  await expect(search.heading).toHaveText('A');
  expect(await search.count()).toBe(20);
  const example = search.rows.filter({ has: page.locator('a[href*="abcde000000000000000000000000001"]') });
  await expect(example).toContainText('POST /checkout');
  await expect(example.getByRole('gridcell').nth(2)).toContainText('5');
  await expect(page).toHaveTitle(/^A · Search/);
  expect(search.address).toMatch(/^\/search\?service=A&lookback=24h&start=\d{16}&end=\d{16}&limit=20$/);
});

test('the link of a row leads to its trace, and coming back finds the list as it was', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('');
  const before = search.address;
  const third = search.rows.nth(2).getByRole('link');
  const href = await third.getAttribute('href');
  await third.click();
  await search.settled();
  expect(search.address).toBe(href);
  await page.goBack();
  await search.settled();
  expect(search.address).toBe(before);
  await expect(search.rows.nth(2).getByRole('link')).toHaveAttribute('tabindex', '0');
});

test('searches by service and operation', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('');
  await search.search({ service: 'E', time: 'Last 12 hours', limit: '50' });
  await expect(search.heading).toHaveText('E');
  expect(await search.count()).toBe(50);
  for (const text of await search.column('trace')) expect(text).toContain('E');
  const { searchParams } = new URL(page.url());
  expect(Number(searchParams.get('end')) - Number(searchParams.get('start'))).toBe(12 * 3600 * 1e6);
  await search.search({ service: 'A', operation: 'POST /checkout' });
  await expect(search.heading).toHaveText('A · POST /checkout');
  for (const text of await search.column('trace')) expect(text).toContain('POST /checkout');
});

test('searches by tag and by duration', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('');
  await search.search({ tags: 'error=true' });
  expect(await search.count()).toBeGreaterThan(0);
  for (const text of await search.column('errors')) expect(count(text)).toBeGreaterThan(0);
  // the demo's server looks for one span that long; so does the trace that holds it
  await search.search({ tags: '', minDuration: '500ms', operation: 'POST /checkout' });
  expect(await search.count()).toBeGreaterThan(0);
  for (const text of await search.column('duration'))
    expect(milliseconds(text)).toBeGreaterThanOrEqual(499.5);
  expect(new URL(page.url()).searchParams.get('minDuration')).toBe('500ms');
});

test('searches a custom range, in the zone that is named', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('');
  const end = Number(new URL(page.url()).searchParams.get('end'));
  await search.time.selectOption({ label: 'Custom range…' });
  await expect(search.form).toContainText('Times in UTC');
  await expect(search.from).toHaveValue(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
  const hoursBefore = (hours: number) =>
    new Date(end / 1000 - hours * 3600_000).toISOString().slice(0, 19).replace('T', ' ');
  await search.from.fill(hoursBefore(6));
  await search.to.fill(hoursBefore(7));
  await search.find.click();
  await expect(search.to).toHaveAccessibleDescription('lies before the start');
  await search.to.fill(hoursBefore(3));
  await search.find.click();
  await search.settled();
  const starts = (await search.column('start')).map((text) => text.split('\n')[0] ?? '');
  expect(starts.length).toBeGreaterThan(0);
  for (const start of starts)
    expect(start >= hoursBefore(6) && start <= `${hoursBefore(3)}.999`, start).toBe(true);
});

test('the service list filters by typing and takes names that are not in it', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('');
  await expect(search.form).toContainText('5 services');
  await search.service.click();
  await expect(search.choices).toHaveText(['A', 'B', 'C', 'D', 'E']);
  await search.service.fill('b');
  await expect(search.choices).toHaveText(['B']);
  await search.press('ArrowDown');
  await search.press('Enter');
  await expect(search.service).toHaveValue('B');
  await expect(search.form).toContainText(/\d+ operations/);
  await search.search({ service: 'no-such-service' });
  await expect(search.results).toContainText('No trace fits all of this');
  expect(new URL(page.url()).searchParams.get('service')).toBe('no-such-service');
});

test('tags are completed from what is loaded: first the key, then its value', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('search?service=D&lookback=1h&limit=100');
  await search.tags.click();
  await page.keyboard.type('cache.st');
  await search.press('ArrowDown');
  await search.press('Enter');
  await expect(search.tags).toHaveValue('cache.state=');
  await expect(search.choices.first()).toHaveText(/^(warm|cold)$/);
  const value = await search.choices.first().innerText();
  await search.choices.first().click();
  await expect(search.tags).toHaveValue(`cache.state=${value} `);
  await search.search({ time: 'Last 24 hours' });
  expect(new URL(page.url()).searchParams.get('tags')).toBe(`{"cache.state":"${value}"}`);
  expect(await search.count()).toBeGreaterThan(0);
});

test('mistakes are named at their field and nothing is asked', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('');
  const before = search.address;
  await search.search({ tags: 'a=1 b="open', minDuration: '3 parsec', limit: '0' });
  await expect(search.tags).toHaveAccessibleDescription('the quote at character 7 is not closed');
  await expect(search.minDuration).toHaveAccessibleDescription(/number with its unit/);
  await expect(search.limit).toHaveAccessibleDescription(/from 1 to 1500/);
  await expect(search.tags).toBeFocused();
  expect(search.address).toBe(before);
  await search.search({ tags: '', minDuration: '2s', maxDuration: '1s', limit: '20' });
  await expect(search.maxDuration).toHaveAccessibleDescription('is shorter than the shortest duration');
});

test('the form is cleared but for its service, and nothing is asked', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open(
    'search?service=A&operation=POST%20%2Fcheckout&tags=%7B%22error%22%3A%22true%22%7D&minDuration=10ms&limit=50',
  );
  const before = search.address;
  await search.form.getByRole('button', { name: 'Clear the form' }).click();
  await expect(search.service).toHaveValue('A');
  for (const field of [search.operation, search.tags, search.minDuration])
    await expect(field).toHaveValue('');
  await expect(search.limit).toHaveValue('20');
  await expect(search.time).toHaveValue('1h');
  expect(search.address).toBe(before);
});

test('sorts by every column, both ways, and keeps the order in the address', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('');
  for (const [head, column, value] of [
    ['Duration', 'duration', milliseconds],
    ['Spans', 'spans', count],
    ['Errors', 'errors', count],
  ] as const) {
    for (const direction of ['desc', 'asc']) {
      await search.sortBy(head);
      expect(new URL(page.url()).searchParams.get('xsort')).toBe(`${column}.${direction}`);
      const values = (await search.column(column)).map(value);
      const sorted = values.toSorted((a, b) => (direction === 'desc' ? b - a : a - b));
      expect(values).toEqual(sorted);
    }
  }
  await search.sortBy('Start');
  const newest = await search.column('start');
  expect(newest).toEqual(newest.toSorted().reverse());
  await search.sortBy('Start');
  const oldest = await search.column('start');
  expect(oldest).toEqual(oldest.toSorted());
  await expect(search.list.getByRole('columnheader', { name: 'Start' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
});

test('more can be asked for where the limit was reached', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('');
  await expect(search.results).toContainText('newest of the last 24 hours, there may be more');
  await search.results.getByRole('button', { name: 'Ask for 50' }).click();
  await search.settled();
  expect(await search.count()).toBeGreaterThan(20);
  await page.goBack();
  await search.settled();
  expect(await search.count()).toBe(20);
});

test('Back and Forward walk through the searches, form and list alike', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('');
  await search.search({ service: 'B' });
  await search.search({ service: 'C' });
  await page.goBack();
  await search.settled();
  await expect(search.service).toHaveValue('B');
  await expect(search.heading).toHaveText('B');
  await page.goForward();
  await search.settled();
  await expect(search.service).toHaveValue('C');
  await expect(search.heading).toHaveText('C');
});

test('the address in a new browser shows the same', async ({ page, browser, baseURL }) => {
  const search = new SearchPage(page);
  await search.open('');
  await search.search({
    operation: 'POST /checkout',
    tags: 'http.request.method=POST',
    time: 'Last 24 hours',
  });
  await search.sortBy('Duration');
  await search.dragBox({ from: [0.1, 0], to: [0.9, 0.7] });
  const other = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    timezoneId: 'Asia/Kathmandu',
  });
  const copy = new SearchPage(await other.newPage());
  await copy.open(search.address.slice(1));
  expect(copy.address).toBe(search.address);
  expect(await copy.count()).toBe(await search.count());
  expect(await copy.column('trace')).toEqual(await search.column('trace'));
  await expect(copy.tags).toHaveValue('http.request.method=POST');
  await expect(copy.results).toContainText('+05:45');
  await other.close();
});

test('links of other tools work: a service alone, a look-back alone', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('search?service=B&lookback=2d&foreign=kept');
  await expect(search.heading).toHaveText('B');
  const { searchParams } = new URL(page.url());
  expect(Number(searchParams.get('end')) - Number(searchParams.get('start'))).toBe(2 * 86_400 * 1e6);
  expect(searchParams.get('foreign')).toBe('kept');
  expect(await search.count()).toBe(20);
  await search.open('search?lookback=2h');
  await expect(search.heading).toHaveText('A');
  await expect(search.time).toHaveValue('2h');
});
