// Ticked traces: they outlive searches, stand in the address, and are a list of their own.
import { SearchPage } from './pages/SearchPage';
import { expect, test } from './support/test';

const day = 'search?service=A&lookback=24h&limit=100';

test('traces are ticked by Space, x and mouse, outlive a new search, and are let go together', async ({
  page,
}) => {
  const search = new SearchPage(page);
  await search.open(day);
  await expect(search.basket).toHaveCount(0);
  await search.press('j');
  await search.press('Space');
  await search.press('j');
  await search.press('x');
  await search.rows.nth(3).getByRole('checkbox').click();
  await search.settled();
  await expect(search.basket).toContainText('3 traces ticked');
  await expect(search.rows.nth(1)).toHaveAttribute('aria-selected', 'true');
  await search.press('Escape');
  const ids = new URL(page.url()).searchParams.get('xticked')?.split('.') ?? [];
  expect(ids).toHaveLength(3);
  const names = await Promise.all([0, 1, 3].map((at) => search.rows.nth(at).getByRole('link').innerText()));

  await search.search({ service: 'E', operation: '' });
  await expect(search.basket).toContainText('3 traces ticked');
  await search.basket.getByRole('button', { name: 'Show only these' }).click();
  await search.settled();
  expect(await search.count()).toBe(3);
  expect((await search.rows.getByRole('link').allInnerTexts()).toSorted()).toEqual(names.toSorted());
  await search.expectAccessibleInBothThemes();

  // A tick less is a trace less in this list.
  await search.rows.first().getByRole('checkbox').click();
  await search.settled();
  expect(await search.count()).toBe(2);
  await search.basket.getByRole('button', { name: 'Deselect all' }).click();
  await search.settled();
  await expect(search.basket).toHaveCount(0);
  expect(await search.count()).toBeGreaterThan(2);
  expect(new URL(page.url()).searchParams.has('xonlyticked')).toBe(false);
  await page.goBack();
  await search.settled();
  await expect(search.basket).toContainText('2 traces ticked');
});

test('a link brings its ticked traces; those that the answer lacks are loaded when asked for', async ({
  page,
}) => {
  const search = new SearchPage(page);
  await search.open(day);
  const href = (await search.rows.nth(2).getByRole('link').getAttribute('href')) ?? '';
  const id = /trace\/(\w+)/.exec(href)?.[1] ?? '';
  const name = await search.rows.nth(2).getByRole('link').innerText();
  await search.open(`search?service=A&start=1&end=2&xonlyticked=1&xticked=${id}.${'d'.repeat(32)}`);
  await expect(search.results).toContainText('2 traces of the ticked are not in the present answer');
  await search.results.getByRole('button', { name: 'Load them' }).click();
  await search.settled();
  await expect(search.rows.getByRole('link')).toHaveText([name.replace('\n', '')]);
  await expect(search.results).toContainText('1 trace of 2 came');
  await search.expectAccessible();
});
