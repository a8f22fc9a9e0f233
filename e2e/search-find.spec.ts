// A find text over the loaded traces narrows them: list, plot, facets and groups follow.
import { Facets } from './pages/Facets';
import { SearchPage } from './pages/SearchPage';
import { WideSearch } from './pages/WideSearch';
import { expect, test } from './support/test';

const day = 'search?service=A&lookback=24h&limit=200';

test('typing narrows list and facets, stands in the address, and is said in plain words', async ({
  page,
}) => {
  const search = new SearchPage(page);
  const facets = new Facets(page);
  const wide = new WideSearch(page);
  await search.open(day);
  const failed = (await facets.counts('Status')).get('error') ?? 0;
  await search.press('f');
  await expect(wide.find).toBeFocused();
  await page.keyboard.type('error?');
  await search.settled();
  expect(await search.count()).toBe(failed);
  await expect(wide.finder).toContainText(`${String(failed)} of 200 traces`);
  await expect(wide.finder).toContainText('Traces with spans with an error');
  expect((await facets.counts('Service')).get('A')).toBe(failed);
  expect(new URL(page.url()).searchParams.get('xfind')).toBe('error?');
  // Traces with any span without an error are nearly all; the button says what was meant.
  await wide.find.fill('-error?');
  await search.settled();
  await wide.finder.getByRole('button', { name: 'traces without such a span' }).click();
  await search.settled();
  expect(await search.count()).toBe(200 - failed);
  await expect(wide.find).toHaveValue('-{error?}');
  await wide.finder.getByRole('button', { name: 'Clear the find text' }).click();
  await search.settled();
  expect(await search.count()).toBe(200);
  expect(new URL(page.url()).searchParams.has('xfind')).toBe(false);
});

test('relations and counts are asked of each trace, with suggestions out of what is loaded', async ({
  page,
}) => {
  const search = new SearchPage(page);
  const wide = new WideSearch(page);
  await search.open(day);
  await wide.find.click();
  await page.keyboard.type('{service=A}');
  await search.settled();
  await search.choice(/^>> \{/).click();
  await search.settled();
  await expect(wide.find).toHaveValue('{service=A} >> {');
  await page.keyboard.type('service=');
  await search.settled();
  await search.choice(/^C /).click();
  await page.keyboard.type('}');
  await search.settled();
  await expect(wide.find).toHaveValue('{service=A} >> {service=C}');
  const direct = await search.count();
  expect(direct).toBeGreaterThan(0);
  await wide.find.fill('-({service=A} >> {service=C})');
  await search.settled();
  expect(await search.count()).toBe(200 - direct);
  await wide.find.fill('count({})>0');
  await search.settled();
  expect(await search.count()).toBe(200);
});

test('a mistake is marked at its character, and what was found before stays', async ({ page }) => {
  const search = new SearchPage(page);
  const wide = new WideSearch(page);
  await search.open(`${day}&xfind=error%3F`);
  const failed = await search.count();
  await wide.find.fill('error? or');
  await search.settled();
  await expect(wide.finder).toContainText('Character 10: A term is missing at the end.');
  await expect(wide.finder).toContainText('What was found before stays.');
  expect(await search.count()).toBe(failed);
  await search.expectAccessible();
});

test('where nothing is left, the find text can be taken back alone', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open(`${day}&xfacet=_status=error&xfind=nothing-like-this`);
  await expect(search.results).toContainText('No loaded trace fits all of this');
  await search.results
    .getByRole('button', { name: /^Without the find text “nothing-like-this”: \d+ traces$/ })
    .click();
  await search.settled();
  const { searchParams } = new URL(page.url());
  expect(searchParams.has('xfind')).toBe(false);
  expect(searchParams.get('xfacet')).toBe('_status=error');
  expect(await search.count()).toBeGreaterThan(0);
});

test('in one trace the same text marks the spans', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open(`${day}&xfind=%7Bservice%3DA%7D+%3E+%7B%7D`);
  await search.rows.first().getByRole('link').click();
  await search.settled();
  const field = page.getByRole('combobox', { name: 'Find in this trace' });
  await field.fill('{service=A} > {}');
  await search.settled();
  await expect(page.getByRole('search', { name: 'Find in this trace' })).toContainText(/\d+ of \d+/);
});
