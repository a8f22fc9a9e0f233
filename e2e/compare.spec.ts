// Two traces against each other: what changed, in the address, by keyboard, and what there is where one is missing.
import { ComparePage } from './pages/ComparePage';
import { SearchPage } from './pages/SearchPage';
import { demoTraces, TracePage } from './pages/TracePage';
import { expect, test } from './support/test';

/** A checkout that went well, and one that did not. */
const { coldCache, failed } = demoTraces;

test('a trace that went well against a failed one: what changed, the largest first, and the reverse', async ({
  page,
}) => {
  const compare = new ComparePage(page);
  await compare.openPair(coldCache, failed);
  await expect(page).toHaveTitle(/^Compare two traces/);
  await expect(compare.side('A')).toContainText('A: POST /checkout');
  await expect(compare.side('B')).toContainText('10 in error');
  const rows = await compare.rows();
  expect(rows.length).toBeGreaterThan(3);
  // The bank took its time, and refused.
  expect(rows[0]?.[0]).toBe('C POST /v2/authorizations');
  expect(rows[0]?.[2]).toMatch(/^\+\d+ ms$/);
  expect(rows[0]?.[4]).toMatch(/^A: [\d.]+ ms B: 800 ms$/);
  expect(rows[0]?.[6]).toBe('0 in A, in B → 1');
  // What only one of the two has is said in a word.
  const reserve = rows.find(([node]) => node === 'D stock.Stock/Reserve');
  expect(reserve?.[1]).toContain('Removed');

  await compare.press('x');
  expect(compare.address).toBe(`/trace/${failed}...${coldCache}`);
  await expect(compare.side('A')).toContainText('10 in error');
  const swapped = await compare.rows();
  expect(swapped.map(([node]) => node).toSorted()).toEqual(rows.map(([node]) => node).toSorted());
  expect(swapped[0]?.[2]).toBe(rows[0]?.[2]?.replace('+', '−'));
  expect(swapped.find(([node]) => node === 'D stock.Stock/Reserve')?.[1]).toContain('Added');
  await page.getByRole('button', { name: 'Swap' }).click();
  await compare.settled();
  expect(await compare.rows()).toEqual(rows);
  await page.goBack();
  await compare.settled();
  expect(await compare.rows()).toEqual(swapped);
});

test('form, order, pick, folds and cohort are the address, and come back with it', async ({ page }) => {
  const compare = new ComparePage(page);
  await compare.openPair(
    coldCache,
    failed,
    `cohort=${coldCache}&cohort=${failed}&cohort=${demoTraces.example}`,
  );
  await compare.changes.getByRole('columnheader', { name: 'Calls' }).getByRole('button').click();
  await compare.settled();
  await expect(compare.changes.getByRole('columnheader', { name: 'Calls' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await compare.press('n');
  await expect(compare.picked()).toHaveCount(1);
  await compare.showForm('Tree');
  const root = compare.tree.getByRole('row', { level: 1 });
  await expect(root).toHaveAttribute('aria-expanded', 'true');
  const all = (await compare.rows(compare.tree)).length;
  await compare.tree.focus();
  await compare.press('Home');
  await compare.press('Control+Home');
  await compare.press('ArrowLeft');
  await expect(root).toHaveAttribute('aria-expanded', 'false');
  expect(await compare.rows(compare.tree)).toHaveLength(1);
  const { address } = compare;
  const { searchParams } = new URL(page.url());
  expect(searchParams.getAll('cohort')).toEqual([coldCache, failed, demoTraces.example]);
  expect(searchParams.get('xsort')).toBe('count');

  await compare.open(address);
  expect(compare.address).toBe(address);
  await expect(root).toHaveAttribute('aria-expanded', 'false');
  await expect(compare.panel).toBeVisible();
  await page.getByRole('button', { name: 'Unfold all' }).click();
  await compare.settled();
  expect(await compare.rows(compare.tree)).toHaveLength(all);

  // Another one of the cohort takes the place of B.
  await compare.side('B').getByRole('combobox').selectOption(demoTraces.example);
  await compare.settled();
  expect(new URL(page.url()).pathname).toBe(`/trace/${coldCache}...${demoTraces.example}`);
  expect(new URL(page.url()).searchParams.getAll('cohort')).toHaveLength(3);
});

test('changes are walked by n and p, and the attributes that differ are shown', async ({ page }) => {
  const compare = new ComparePage(page);
  await compare.openPair(coldCache, failed);
  await compare.press('n');
  await expect(compare.picked()).toContainText('POST /v2/authorizations');
  await expect(compare.panel).toContainText(/\d+ of \d+ attributes of these two spans differ/);
  await expect(compare.panel.getByRole('rowheader', { name: 'http.response.status_code' })).toBeVisible();
  await compare.press('p');
  await expect(compare.picked()).not.toContainText('POST /v2/authorizations');
  await compare.press('n');
  await expect(compare.picked()).toContainText('POST /v2/authorizations');
  await compare.expectAccessibleInBothThemes();
  await compare.panel.getByRole('link', { name: 'The call in B' }).click();
  await compare.settled();
  expect(new URL(page.url()).pathname).toBe(`/trace/${failed}`);
});

test('where one trace is missing the other one is shown, and another id can be given', async ({ page }) => {
  const compare = new ComparePage(page);
  await compare.openPair(coldCache, 'f'.repeat(32));
  await expect(page.getByRole('heading', { name: 'One of the two traces is not there' })).toBeVisible();
  await expect(compare.side('A')).toContainText('A: POST /checkout');
  await expect(compare.side('B').getByRole('alert')).toContainText('404');
  await compare.expectAccessibleInBothThemes();
  await compare.choose('B', 'no id');
  await expect(compare.side('B')).toContainText('1 to 32 hexadecimal digits');
  await compare.choose('B', failed);
  await expect(compare.changes).toBeVisible();

  await compare.openPair(`x<b>y`, failed);
  await expect(compare.side('A').getByRole('alert')).toContainText('“x<b>y” is not a trace id');
  await compare.openPair('', '');
  await expect(page.getByRole('heading', { name: 'Two traces are needed' })).toBeVisible();
  await compare.choose('A', failed);
  await expect(compare.side('A')).toContainText('10 in error');
});

test('a trace against itself has no difference, and the tree shows all of it', async ({ page }) => {
  const compare = new ComparePage(page);
  await compare.openPair(failed, failed);
  await expect(page.getByRole('heading', { name: 'No difference above 1 ms and 1 %' })).toBeVisible();
  await expect(page.getByText('A and B are the same trace')).toBeVisible();
  await compare.expectAccessible();
  await compare.showForm('Tree');
  const rows = await compare.rows(compare.tree);
  expect(rows.length).toBeGreaterThan(3);
  expect(rows.every(([, change]) => change?.endsWith('Same'))).toBe(true);
  await compare.expectAccessibleInBothThemes();
});

test('ticked traces of the search are compared, with all of them to choose from', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open(`search?service=A&lookback=24h&limit=100&xticked=${coldCache}`);
  await expect(search.basket).toContainText('1 trace ticked');
  await expect(search.basket.getByRole('link', { name: 'Compare' })).toHaveCount(0);
  await search.open(
    `search?service=A&lookback=24h&limit=100&xticked=${coldCache}.${failed}.${demoTraces.example}`,
  );
  await search.basket.getByRole('link', { name: 'Compare' }).click();
  const compare = new ComparePage(page);
  await compare.settled();
  await expect(compare.changes).toBeVisible();
  const { pathname, searchParams } = new URL(page.url());
  expect(pathname).toBe(`/trace/${coldCache}...${failed}`);
  expect(searchParams.getAll('cohort')).toEqual([coldCache, failed, demoTraces.example]);
});

test('two ticked traces are compared by v, and a trace with another one that is chosen by its name', async ({
  page,
}) => {
  const search = new SearchPage(page);
  await search.open(
    `search?service=A&lookback=24h&limit=100&xticked=${coldCache}.${failed}.${demoTraces.example}`,
  );
  await expect(search.basket.getByRole('link', { name: 'Compare' })).toBeVisible();
  await search.press('v');
  const compare = new ComparePage(page);
  await expect(compare.changes).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(`/trace/${coldCache}...${failed}`);

  const trace = new TracePage(page);
  await trace.open(`trace/${failed}`);
  await page.getByRole('button', { name: 'Compare with another trace (v)' }).click();
  await compare.settled();
  expect(new URL(page.url()).pathname).toBe(`/trace/${failed}...`);
  await expect(page.getByRole('heading', { name: 'Choose a second trace' })).toBeVisible();
  await page.goBack();
  await trace.settled();
  await trace.press('v');
  await compare.settled();
  // What was looked at last is offered by its name.
  await trace.open(`trace/${coldCache}`);
  await page.getByRole('button', { name: 'Compare with another trace (v)' }).waitFor();
  await trace.press('v');
  await compare.settled();
  const offered = compare.side('B').getByRole('option', { name: /^A: POST \/checkout, .* 10 in error, / });
  await expect(offered).toHaveCount(1);
  await compare.side('B').getByRole('combobox').selectOption(failed);
  await compare.settled();
  await expect(compare.changes).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(`/trace/${coldCache}...${failed}`);
});

const START = 1_700_000_000_000_000;
/** A trace as Zipkin has it: so many calls of the store, the last of which fails where that is said. */
const zipkin = (traceId: string, calls: readonly number[], isFailing: boolean) =>
  JSON.stringify([
    {
      traceId,
      id: '1',
      name: 'get /cart',
      timestamp: START,
      duration: 500_000,
      localEndpoint: { serviceName: 'front' },
    },
    ...calls.map((duration, at) => ({
      traceId,
      id: String(at + 2),
      parentId: '1',
      name: 'read',
      timestamp: START + 1000 * (at + 1),
      duration,
      localEndpoint: { serviceName: 'store' },
      tags: {
        'cache.hit': String(duration < 50_000),
        'call.turn': String(at),
        ...(isFailing && at === calls.length - 1 ? { error: 'gone' } : {}),
      },
    })),
  ]);

test('two traces of opened files: call by call, and the links lead back into the files', async ({ page }) => {
  const [calm, broken] = ['a1'.padStart(32, '0'), 'b2'.padStart(32, '0')];
  const search = new SearchPage(page);
  await search.open('search?service=A');
  await search.pickFiles([
    { name: 'calm.json', text: zipkin(calm, [10_000, 20_000], false) },
    { name: 'broken.json', text: zipkin(broken, [10_000, 200_000], true) },
  ]);
  expect(await search.count()).toBe(2);
  const compare = new ComparePage(page);
  await compare.openPair(calm, broken, 'xfrom=files');
  const rows = await compare.rows();
  const store = rows.find(([node]) => node === 'store read');
  expect(store?.[1]).toBe('! Fails now ▲ Slower');
  await compare.changes.getByText('read').click();
  await compare.settled();
  // The first pair of which only one failed.
  await expect(compare.panel).toContainText('Call 2 of 2');
  await expect(compare.panel.getByRole('rowheader', { name: 'cache.hit' })).toBeVisible();
  await expect(compare.panel.getByRole('rowheader', { name: 'call.turn' })).toHaveCount(0);
  await compare.panel.getByRole('button', { name: 'Previous call' }).click();
  await compare.settled();
  await expect(compare.panel).toContainText('0 of 2 attributes of these two spans differ');
  const { address } = compare;
  expect(address).toContain('xcall=1');
  await compare.open(address);
  await expect(compare.panel).toContainText('Call 1 of 2');
  await expect(compare.panel).toContainText('0 of 2 attributes of these two spans differ');
  await compare.panel.getByRole('button', { name: 'Next call' }).click();
  await compare.panel.getByRole('link', { name: 'In B, call 2 of 2' }).click();
  const trace = new TracePage(page);
  await trace.settled();
  expect(trace.address).toContain(`/trace/${broken}`);
  expect(trace.address).toContain('xfrom=files');
  await page.getByRole('button', { name: 'Compare with another trace (v)' }).click();
  await compare.settled();
  await expect(page.getByRole('heading', { name: 'Choose a second trace' })).toBeVisible();
  expect(compare.address).toMatch(new RegExp(`^/trace/${broken}\\.\\.\\.\\?xfrom=files`));
});
