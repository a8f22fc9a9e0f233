// Facets: what there is among the loaded traces, counted; include and exclude, from address to address.
import { Facets } from './pages/Facets';
import { SearchPage } from './pages/SearchPage';
import { expect, test } from './support/test';

const day = 'search?service=A&lookback=24h&limit=200';

test('facets count the loaded traces; a press includes, Shift excludes, the chip takes back', async ({
  page,
}) => {
  const search = new SearchPage(page);
  const facets = new Facets(page);
  await search.open(day);
  await expect(facets.panel).toContainText('of the 200 newest loaded');
  const status = await facets.counts('Status');
  const [well = 0, ill = 0] = [status.get('no error'), status.get('error')];
  expect(well + ill).toBe(200);
  expect(ill).toBeGreaterThan(0);
  await expect(search.results).toContainText(`${ill} with errors`);
  const services = await facets.counts('Service');
  expect(services.get('A')).toBe(200);

  await facets.include('Status', 'error');
  expect(await search.count()).toBe(ill);
  await expect(facets.chips).toContainText(`${ill} of the 200 newest loaded`);
  // The other counts follow, those of the same key stay: one sees what else there is.
  expect((await facets.counts('Status')).get('no error')).toBe(well);
  expect((await facets.counts('Service')).get('A')).toBe(ill);
  expect(new URL(page.url()).searchParams.get('xfacet')).toBe('_status=error');

  await facets.exclude('Service', 'E');
  expect(new URL(page.url()).searchParams.get('xfacet')).toBe('_status=error.-service=E');
  for (const text of await search.column('trace')) expect(text).not.toMatch(/\nE\b/);
  await page.goBack();
  await search.settled();
  expect(await search.count()).toBe(ill);
  await facets.chips.getByRole('button', { name: 'Take back Status = error' }).click();
  await search.settled();
  expect(await search.count()).toBe(200);
  await expect(facets.chips).toHaveCount(0);
});

test('the address alone narrows by tags and by the plot’s box, and facets follow both', async ({ page }) => {
  const search = new SearchPage(page);
  const facets = new Facets(page);
  await search.open(`${day}&xfacet=_cache%2E002estate=cold`.replace('%2E002e', '%25002e'));
  await expect(facets.chips).toContainText('cache.state = cold');
  const cold = await search.count();
  expect(cold).toBeGreaterThan(0);
  expect(cold).toBeLessThan(200);
  expect((await facets.counts('cache.state')).get('cold')).toBe(cold);
  // By time: what is slow among the newest traces depends on the hour.
  await search.dragBox({ from: [0, 0], to: [0.5, 1] });
  const boxed = await search.count();
  expect(boxed).toBeLessThan(cold);
  expect((await facets.counts('cache.state')).get('cold')).toBe(boxed);
  await page.reload();
  await search.settled();
  expect(await search.count()).toBe(boxed);
});

test('by keyboard: arrows move, Enter includes, minus excludes', async ({ page }) => {
  const search = new SearchPage(page);
  const facets = new Facets(page);
  await search.open(day);
  const counts = await facets.counts('Operation');
  const [first = '', second = ''] = counts.keys();
  await facets.value('Operation', first).focus();
  await search.press('ArrowDown');
  await expect(facets.value('Operation', second)).toBeFocused();
  await search.press('Enter');
  expect(await search.count()).toBe(counts.get(second));
  await expect(facets.value('Operation', second)).toBeFocused();
  await search.press('-');
  expect(await search.count()).toBe(200 - (counts.get(second) ?? 0));
  await search.press('-');
  expect(await search.count()).toBe(200);
});

test('any other tag can be counted, and stays in the address', async ({ page }) => {
  const search = new SearchPage(page);
  const facets = new Facets(page);
  await search.open(day);
  await facets.add.click();
  await page.keyboard.type('http.response.status');
  await search.press('ArrowDown');
  await search.press('Enter');
  await expect(facets.facet('http.response.status_code')).toBeVisible();
  expect((await facets.counts('http.response.status_code')).get('200')).toBeGreaterThan(0);
  expect(new URL(page.url()).searchParams.get('xfacets')).toBe('http%002eresponse%002estatus_code');
  await page.reload();
  await search.settled();
  await facets
    .facet('http.response.status_code')
    .getByRole('button', { name: 'Do not count http.response.status_code' })
    .click();
  await search.settled();
  await expect(facets.facet('http.response.status_code')).toHaveCount(0);
  expect(new URL(page.url()).searchParams.has('xfacets')).toBe(false);
});

test('where nothing is left, each term says what it costs, and one press takes it back', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open(`${day}&xfacet=_status=error._service=Z`);
  await expect(search.results).toContainText('No loaded trace fits all of this');
  await expect(
    search.results.getByRole('button', { name: 'Without “Status = error”: 0 traces' }),
  ).toBeVisible();
  const button = search.results.getByRole('button', { name: /^Without “Service = Z”: [1-9]\d* traces$/ });
  const left = Number(/: (\d+)/.exec(await button.innerText())?.[1]);
  await button.click();
  await search.settled();
  expect(await search.count()).toBe(left);
  expect(new URL(page.url()).searchParams.get('xfacet')).toBe('_status=error');
});

test('a junk facet in the address is named, the rest holds', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open(`${day}&start=1&end=${String(4e15)}&xfacet=junk._status=error`);
  await expect(search.results).toContainText('a part of what narrows the results could not be read');
});

test('opened files are counted as well', async ({ page }) => {
  const search = new SearchPage(page);
  const facets = new Facets(page);
  await search.open('search');
  await search.pickFiles([{ name: 'two.json', text: twoTraces }]);
  await search.open('search?xfrom=files');
  await search.pickFiles([{ name: 'two.json', text: twoTraces }]);
  expect((await facets.counts('region')).get('<b>eu</b>')).toBe(1);
  await facets.include('region', '<b>eu</b>');
  expect(await search.count()).toBe(1);
});

const span = (id: string, region: string) => ({
  traceID: id,
  spanID: id,
  operationName: 'op',
  references: [],
  startTime: 1_700_000_000_000_000,
  duration: 1000,
  tags: [{ key: 'region', type: 'string', value: region }],
  logs: [],
  processID: 'p1',
});
const twoTraces = JSON.stringify({
  data: ['a1', 'a2'].map((id, at) => ({
    traceID: id,
    spans: [span(id, at === 0 ? '<b>eu</b>' : 'us')],
    processes: { p1: { serviceName: 'shop', tags: [] } },
  })),
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const search = new SearchPage(page);
    const facets = new Facets(page);
    await search.open(`${day}&xfacet=_status=error.-service=Z`);
    await facets.value('Service', 'E').hover();
    await search.expectAccessible();
    await search.open(`${day}&xfacet=_service=Z`);
    await search.expectAccessible();
  });
}

test('on a narrow screen the facets are folded until they are asked for', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  const search = new SearchPage(page);
  const facets = new Facets(page);
  await search.open(day);
  await expect(facets.panel).toHaveCount(0);
  await facets.toggle.click();
  await search.settled();
  await expect(facets.panel).toBeVisible();
  await search.expectAccessible();
  await page.reload();
  await search.settled();
  await expect(facets.toggle).toHaveAttribute('aria-expanded', 'true');
});
