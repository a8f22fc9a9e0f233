// What the search page says when there is nothing to show: empty, refused, broken, slow, junk, files.
import type { Page, Route } from '@playwright/test';
import { SearchPage } from './pages/SearchPage';
import { expect, test } from './support/test';

const isSearch = /\/api\/traces\?/;
const answerWith = (page: Page, answer: (route: Route) => Promise<void>) => page.route(isSearch, answer);

test('an empty answer offers each term to drop', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open(
    'search?service=A&operation=POST+%2Fcheckout&tags=%7B%22no.such%22%3A%221%22%7D&minDuration=1us&lookback=1h',
  );
  await expect(search.results).toContainText('No trace fits all of this');
  const offers = search.results.getByRole('listitem').getByRole('button');
  await expect(offers).toHaveText([
    'without no.such=1',
    'without the least duration of 1.00 µs',
    'over all operations of A',
    'over the last 24 hours',
  ]);
  await search.expectAccessibleInBothThemes();
  await offers.first().click();
  await search.settled();
  expect(await search.count()).toBeGreaterThan(0);
  await expect(search.tags).toHaveValue('');
});

const refusals: readonly (readonly [name: string, answer: (route: Route) => Promise<void>, says: RegExp])[] =
  [
    [
      '500 with an error as JSON',
      (route) =>
        route.fulfill({
          status: 500,
          contentType: 'text/plain; charset=utf-8',
          body: '{"data":null,"total":0,"limit":0,"offset":0,"errors":[{"code":500,"msg":"storage is on fire"}]}\n',
        }),
      /storage is on fire/,
    ],
    [
      'a page instead of JSON',
      (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Sign in</title>' }),
      /<!doctype html>/,
    ],
    [
      '429 with a time to wait',
      (route) => route.fulfill({ status: 429, headers: { 'retry-after': '17' }, body: 'slow down' }),
      /17 s/,
    ],
    ['a broken connection', (route) => route.abort('connectionreset'), /GET .*api\/traces/],
    [
      'an answer cut off in the middle',
      (route) =>
        route.fulfill({ contentType: 'application/json', body: '{"data":[{"traceID":"abc","spans":[{"tra' }),
      /GET .*api\/traces/,
    ],
  ];

for (const [name, answer, says] of refusals) {
  test(`says what came back: ${name}; the retry brings the traces`, async ({ page, guard }) => {
    guard.allow(/Failed to load resource/);
    await answerWith(page, answer);
    const search = new SearchPage(page);
    await search.open('search?service=A&lookback=1h');
    await expect(search.failure).toContainText(says);
    await expect(search.heading).toHaveCount(1);
    await search.expectAccessibleInBothThemes();
    await page.unroute(isSearch);
    await search.failure.getByRole('button', { name: 'Try again' }).click();
    await search.settled();
    expect(await search.count()).toBe(20);
  });
}

test('a slow search can be cancelled; the traces before stay, and searching again works', async ({
  page,
}) => {
  const search = new SearchPage(page);
  await search.open('');
  const before = await search.column('trace');
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await answerWith(page, async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  await search.service.fill('B');
  await search.find.click();
  await expect(search.progress).toBeVisible();
  expect(await search.column('trace')).toEqual(before);
  await search.expectAccessibleInBothThemes();
  await search.cancel.click();
  await search.settled();
  await expect(search.results).toContainText('The search was cancelled');
  await search.expectAccessibleInBothThemes();
  release?.();
  await page.unroute(isSearch);
  await search.results.getByRole('button', { name: 'Search again' }).click();
  await search.settled();
  await expect(search.heading).toHaveText('B');
  expect(await search.count()).toBe(20);
});

test('the answer of an earlier search never replaces that of a later one', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('');
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const asked: string[] = [];
  await answerWith(page, async (route) => {
    const service = new URL(route.request().url()).searchParams.get('service') ?? '';
    asked.push(service);
    if (service === 'B') await held;
    await route.continue().catch(() => undefined);
  });
  await search.service.fill('B');
  await search.find.click();
  await expect.poll(() => asked).toContain('B');
  await search.search({ service: 'C' });
  release?.();
  await search.settled();
  await expect(search.heading).toHaveText('C');
  for (const text of await search.column('trace')) expect(text).toContain('C');
});

test('twenty quick clicks ask once', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('');
  let asked = 0;
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await answerWith(page, async (route) => {
    asked++;
    await held;
    await route.continue();
  });
  await search.find.evaluate((button: HTMLElement) => {
    for (let click = 0; click < 20; click++) button.click();
  });
  await expect.poll(() => asked).toBe(1);
  await search.find.click();
  release?.();
  await search.settled();
  expect(asked).toBe(1);
});

const junk =
  'search?service=%3Cscript%3Ewindow.__xss%3D1%3C%2Fscript%3E&start=abc&end=-1&limit=1e99&lookback=javascript%3A1&minDuration=-5parsec&maxDuration=%00&tags=%7Bbroken&operation=__proto__';

test('junk in the address is named parameter by parameter, and the form is usable', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open(junk);
  const note = search.results.getByRole('note');
  for (const name of ['start', 'end', 'limit', 'lookback', 'minDuration', 'maxDuration', 'tags'])
    await expect(note).toContainText(`${name}:`);
  await expect(search.service).toHaveValue('<script>window.__xss=1</script>');
  await expect(search.minDuration).toHaveAccessibleDescription(/-5parsec/);
  await search.expectAccessibleInBothThemes();
  await search.search({ service: 'A', operation: '' });
  expect(await search.count()).toBe(20);
  await expect(note).toHaveCount(0);
  expect(await page.evaluate(() => '__xss' in window)).toBe(false);
});

test('prototype names and redirects in the address do nothing', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('search?__proto__%5Bpolluted%5D=1&constructor.prototype.polluted=1&service=__proto__');
  await expect(search.service).toHaveValue('__proto__');
  expect(await page.evaluate(() => 'polluted' in Object.prototype)).toBe(false);
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).host === 'evil.invalid') foreign.push(request.url());
  });
  await search.open(
    '?redirect=//evil.invalid&next=javascript:window.__xss=1&url=https://evil.invalid/t.json',
  );
  await expect(search.heading).toBeVisible();
  expect(new URL(page.url()).host).not.toBe('evil.invalid');
  expect(foreign).toEqual([]);
});

test('files are listed, searched and left again', async ({ page, server }) => {
  const answer = await fetch(`${server.url}/api/traces?service=A&limit=7`);
  const text = await answer.text();
  const search = new SearchPage(page);
  await search.open('');
  await search.pickFiles([{ name: '<img src=x onerror=window.__xss=1>.json', text }]);
  expect(search.address).toBe('/search?xfrom=files');
  expect(await search.count()).toBe(7);
  await expect(search.results.getByRole('note').first()).toContainText(
    '7 traces from <img src=x onerror=window.__xss=1>.json, read in this browser only',
  );
  await search.expectAccessibleInBothThemes();
  await search.search({ operation: 'POST /checkout' });
  for (const row of await search.column('trace')) expect(row).toContain('POST /checkout');
  await search.results.getByRole('link', { name: 'Back to the server' }).click();
  await search.settled();
  expect(await search.count()).toBe(20);
});

test('a link to files that are not open says so', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('search?xfrom=files');
  await expect(search.results).toContainText('No files are open in this browser');
  await search.expectAccessibleInBothThemes();
  await search.results.getByRole('link', { name: 'Search the server instead' }).click();
  await search.settled();
  expect(await search.count()).toBe(20);
});
