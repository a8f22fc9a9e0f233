// What do the slow ones have in common: from address to address, on the demo, on shuffled data, and where only summaries came.
import * as v from 'valibot';
import { DAY, DEMO_NOW, searchText } from '../src/testing/demoDay';
import { Common } from './pages/Common';
import { Facets } from './pages/Facets';
import { SearchPage } from './pages/SearchPage';
import { expect, test } from './support/test';

/** One day of the demo for all: which facts about shapes stand out depends on the traffic of the day. */
const dayOf = (service: string, limit: number) =>
  `search?service=${service}&lookback=custom&start=${String(DEMO_NOW - DAY)}&end=${String(DEMO_NOW)}&limit=${String(limit)}`;
const day = dayOf('A', 400);
test.beforeEach(async ({ page }) => {
  await page.route('**/api/traces?*', async (route) => {
    const { searchParams } = new URL(route.request().url());
    const body = searchText(Object.fromEntries(searchParams));
    await route.fulfill({ contentType: 'application/json', body });
  });
});
/** All times, and from 200 milliseconds up: as slow as a cold cache of D makes it. */
const slowBox = 'xbox=0_9000000000000000_200000000_9000000000000';

test('names the cold cache of D first for the slow ones; the key opens and closes it', async ({ page }) => {
  const search = new SearchPage(page);
  const common = new Common(page);
  await search.open(day);
  await expect(common.panel).toHaveCount(0);
  await search.press('y');
  expect(new URL(page.url()).searchParams.get('xcommon')).toBe('slow');
  await expect(common.panel).toContainText(
    /40 traces from .* on against the other 360, of the 400 newest loaded/,
  );
  await expect(common.panel).toContainText(
    /cache\.state = cold explains \d\d % of the difference in duration/,
  );
  expect((await common.names())[0]).toBe('cache.state = cold');
  // Both percentages and counts, for everybody.
  const first = common.table.getByRole('row').nth(1);
  await expect(first.getByRole('cell').first()).toHaveText(
    /^Slow \d\d % \d\d of 40\. Rest \d[\d.]* % \d+ of 360\. $/,
  );
  await expect(first).toContainText('same traces as event = cache.filled');
  await page.reload();
  await search.settled();
  expect((await common.names())[0]).toBe('cache.state = cold');
  await search.press('y');
  await expect(common.panel).toHaveCount(0);
  await page.goBack();
  await search.settled();
  await expect(common.panel).toBeVisible();
});

test('a fact narrows, is excluded, groups and colours', async ({ page }) => {
  const search = new SearchPage(page);
  const common = new Common(page);
  const facets = new Facets(page);
  await search.open(`${day}&xcommon=slow`);
  await common.act('cache.state = cold', /^Only these/);
  await expect(facets.chips).toContainText('cache.state = cold');
  const cold = await search.count();
  expect(cold).toBeGreaterThan(10);
  await page.goBack();
  await search.settled();
  await common.act('cache.state = cold', 'All but these');
  await expect(facets.chips).toContainText('cache.state ≠ cold');
  expect(await search.count()).toBe(400 - cold);
  await page.goBack();
  await search.settled();
  await common.act('cache.state = cold', /^Colour the plot/);
  await expect(search.results.getByRole('list', { name: 'Colours' })).toContainText('cold');
  await common.act('cache.state = cold', 'Column of cache.state');
  await expect(search.list.getByRole('columnheader', { name: /^cache\.state/ })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('xcols')).toContain('cache%002estate');
  await common.act('cache.state = cold', 'Group by cache.state');
  await expect(search.results.getByRole('grid', { name: 'Groups by cache.state' })).toBeVisible();
  // Each group can be held against the rest.
  await common.choose('those cache.state = warm');
  expect(new URL(page.url()).searchParams.get('xcommon')).toBe('_cache%002estate=warm');
  await expect(common.panel).not.toContainText('cache.state = cold explains');
});

test('facts about the shape are filters as well, and stand in the address', async ({ page }) => {
  const search = new SearchPage(page);
  const common = new Common(page);
  const facets = new Facets(page);
  await search.open(`${day}&xcommon=slow`);
  const names = await common.names();
  const spans = names.find((name) => /^Spans ≥ \d+$/.test(name)) ?? '';
  expect(spans).not.toBe('');
  const least = Number(/\d+$/.exec(spans)?.[0]);
  await common.act(spans, /^Only these/);
  expect(new URL(page.url()).searchParams.get('xfacet')).toBe(`_*${least}*n-spans`);
  await expect(facets.chips).toContainText(spans);
  const counts = await search.column('spans');
  expect(counts.length).toBeGreaterThan(0);
  for (const count of counts) expect(Number(count.replace(/\D/g, ''))).toBeGreaterThanOrEqual(least);
  await page.reload();
  await search.settled();
  await facets.chips.getByRole('button', { name: `Take back ${spans}` }).click();
  await search.settled();
  expect(await search.count()).toBe(400);
});

test('a box and what facets leave are held against the rest; errors begin where the demo breaks', async ({
  page,
}) => {
  const search = new SearchPage(page);
  const common = new Common(page);
  await search.open(`${day}&xcommon=errors`);
  await expect(common.table).toContainText('Service in error = C');
  await search.open(`${dayOf('D', 500)}&${slowBox}`);
  await common.button.click();
  await search.settled();
  expect(new URL(page.url()).searchParams.get('xcommon')).toBe('box');
  await expect(common.choice).toHaveValue('box');
  await expect(common.facts.getByRole('button').first()).toHaveText('cache.state = cold');
  await search.open(`${day}&xcommon=left&xfacet=_host%002ename=node-d3`.replace('%002e', '%25002e'));
  expect(await common.names()).toContain('cache.state = cold');
  expect(await common.names()).not.toContain('host.name = node-d3');
});

test('by keyboard: the menu of a fact opens, acts and gives the focus back', async ({ page }) => {
  const search = new SearchPage(page);
  const common = new Common(page);
  await search.open(`${day}&xcommon=slow`);
  const fact = common.facts.first().getByRole('button');
  await fact.focus();
  await search.press('Enter');
  await expect(page.getByRole('menuitem', { name: /^Only these/ })).toBeFocused();
  await search.press('Escape');
  await expect(fact).toBeFocused();
});

test('too few are said to be too few', async ({ page }) => {
  const search = new SearchPage(page);
  const common = new Common(page);
  await search.open(`${day}&xcommon=errors&xfacet=_status=error`);
  await expect(common.panel).toContainText(
    /Too few traces to tell \(n = \d+ \/ 0\): each side needs at least 5\./,
  );
  await expect(common.table).toHaveCount(0);
});

test('a choice that cannot be read is named', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open(`${day}&xcommon=junk`);
  await expect(search.results).toContainText('which traces to compare with the rest could not be read');
});

const document = v.looseObject({
  data: v.array(
    v.looseObject({ spans: v.array(v.looseObject({ startTime: v.number(), duration: v.number() })) }),
  ),
});

/** The demo's traces with their durations dealt out anew: each is stretched or squeezed to the length of another one. */
function shuffledDemo(): string {
  const traces = v.parse(document, JSON.parse(searchText({ service: 'A', limit: '200' })));
  const lengths = traces.data.map(({ spans }) => {
    const from = spans.reduce((least, { startTime }) => Math.min(least, startTime), Infinity);
    const to = spans.reduce((most, { startTime, duration }) => Math.max(most, startTime + duration), 0);
    return { from, length: Math.max(1, to - from) };
  });
  // A step that has no factor in common with 200 deals each length out once.
  const dealt = traces.data.map((trace, at) => {
    const { from, length } = lengths[at] ?? { from: 0, length: 1 };
    const factor = (lengths[(at * 77 + 31) % lengths.length]?.length ?? 1) / length;
    const spans = trace.spans.map((span) => ({
      ...span,
      startTime: from + Math.round((span.startTime - from) * factor),
      duration: Math.round(span.duration * factor),
    }));
    return { ...trace, spans };
  });
  return JSON.stringify({ ...traces, data: dealt });
}

test('on shuffled data nothing separates them', async ({ page }) => {
  const search = new SearchPage(page);
  const common = new Common(page);
  await search.open('search');
  await search.pickFiles([{ name: 'shuffled.json', text: shuffledDemo() }]);
  await common.button.click();
  await search.settled();
  await expect(common.panel).toContainText(
    /Nothing separates them \(n = 20 \/ 180\)\. \d+ facts were compared/,
  );
  await expect(common.panel).toContainText('of all 200 loaded');
  await expect(common.table).toHaveCount(0);
  await search.expectAccessible();
});

test('of summaries alone only what they say is compared, and what is not known is said', async ({ page }) => {
  await page.route(/\/search\?/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('name="spanlight-endpoint"', 'name="nothing"');
    await route.fulfill({ response, body });
  });
  const summaries = Array.from({ length: 60 }, (_, at) => ({
    traceId: String(at + 1).padStart(32, '0'),
    rootServiceName: 'web',
    rootOperationName: 'GET /',
    minStartTimeUnixNano: String(1_700_000_000_000_000_000n + BigInt(at) * 1_000_000_000n),
    maxEndTimeUnixNano: String(
      1_700_000_000_000_000_000n + BigInt(at) * 1_000_000_000n + (at % 6 === 0 ? 900_000_000n : 20_000_000n),
    ),
    spanCount: at % 6 === 0 ? 9 : 4,
    services: [{ name: 'web', spanCount: 4 }, ...(at % 6 === 0 ? [{ name: 'slow-one', spanCount: 5 }] : [])],
  }));
  await page.route(/\/api\/v3\/services/, (route) => route.fulfill({ json: { services: ['web'] } }));
  await page.route(/\/api\/v3\/operations/, (route) => route.fulfill({ json: { operations: [] } }));
  await page.route(/\/api\/v3\/trace-summaries/, (route) => route.fulfill({ json: { summaries } }));
  const search = new SearchPage(page);
  const common = new Common(page);
  await search.open('search?service=web&lookback=24h&limit=200&xcommon=slow');
  await expect(common.panel).toContainText('Only summaries were compared');
  expect(await common.names()).toEqual(['Service = slow-one']);
  await expect(common.table).toContainText('same traces as Spans ≥ 9');
  await search.expectAccessible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const search = new SearchPage(page);
    const common = new Common(page);
    await search.open(`${day}&xcommon=slow`);
    await expect(common.table).toBeVisible();
    await search.expectAccessible();
    await common.facts.first().getByRole('button').click();
    await search.expectAccessible();
  });
}

test('on a narrow screen it can be read and closed', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  const search = new SearchPage(page);
  const common = new Common(page);
  await search.open(`${day}&xcommon=slow`);
  await common.facts.first().scrollIntoViewIfNeeded();
  await expect(common.facts.first()).toContainText('cache.state = cold');
  await search.expectAccessible();
  await common.panel.getByRole('button', { name: 'Close what they have in common' }).click();
  await search.settled();
  await expect(common.panel).toHaveCount(0);
});
