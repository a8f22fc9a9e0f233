// The loaded traces over time, in colours, and in groups: from address to address.
import { Facets } from './pages/Facets';
import { SearchPage } from './pages/SearchPage';
import { cellTexts } from './support/cellTexts';
import { expect, test } from './support/test';

const day = 'search?service=A&lookback=24h&limit=200';

test('groups by the root’s operation: counts add up, a press shows the traces of one', async ({ page }) => {
  const search = new SearchPage(page);
  const facets = new Facets(page);
  await search.open(day);
  const counts = await facets.counts('Operation');
  await search.results.getByLabel('Group by').selectOption({ label: 'Operation' });
  await search.settled();
  expect(new URL(page.url()).searchParams.get('xgroup')).toBe('root');
  const groups = search.results.getByRole('grid', { name: 'Groups by Operation' });
  await expect(groups).toHaveAttribute('aria-rowcount', String(counts.size + 1));
  await expect(search.results).toContainText(
    `${counts.size} groups by Operation, 200 traces of the 200 newest`,
  );
  const rows = groups.getByRole('row').filter({ has: page.getByRole('gridcell') });
  let sum = 0;
  for (const [name = '', traces = ''] of await cellTexts(rows)) {
    expect(counts.get(name)).toBe(Number(traces));
    sum += Number(traces);
  }
  expect(sum).toBe(200);

  await groups.getByRole('columnheader', { name: 'p95' }).getByRole('button').click();
  await search.settled();
  expect(new URL(page.url()).searchParams.get('xgsort')).toBe('p95.desc');
  const name = (await rows.first().getByRole('gridcell').first().innerText()).trim();
  await rows.first().click();
  await search.settled();
  expect(await search.count()).toBe(counts.get(name));
  const { searchParams } = new URL(page.url());
  expect(searchParams.has('xgroup')).toBe(false);
  expect(searchParams.get('xfacet')).toContain('_root=');
  await page.goBack();
  await search.settled();
  await expect(groups).toBeVisible();
});

test('by keyboard: the grid of groups is walked by arrows, Enter shows the traces', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open(`${day}&xgroup=status`);
  const groups = search.results.getByRole('grid', { name: 'Groups by Status' });
  await groups.focus();
  await search.press('ArrowDown');
  await search.press('Enter');
  expect(new URL(page.url()).searchParams.get('xfacet')).toBe('_status=error');
  for (const text of await search.column('errors')) expect(text).toMatch(/error/);
});

test('colours by service or tag stand in the address, with a legend', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open(day);
  await search.results.getByRole('combobox', { name: /^Colour/ }).selectOption({ label: 'Operation' });
  await search.settled();
  expect(new URL(page.url()).searchParams.get('xcolour')).toBe('root');
  await page.reload();
  await search.settled();
  await expect(search.results.getByRole('list', { name: 'Colours' })).toContainText('A: POST /checkout');
});

test('the strip says how many traces started when, and follows the facets', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open(day);
  const strip = search.results.getByRole('img', { name: /^Traces over time/ });
  const all = await strip.getAttribute('aria-label');
  await strip.hover();
  await expect(strip.locator('title').first()).toHaveText(/^\d\d:\d\d:\d\d to .*: \d+ traces?/);
  await search.open(`${day}&xfacet=_status=error`);
  expect(await strip.getAttribute('aria-label')).not.toBe(all);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const search = new SearchPage(page);
    await search.open(`${day}&xgroup=host.name&xcolour=root`);
    await expect(search.results.getByRole('grid', { name: 'Groups by host.name' })).toBeVisible();
    await search.expectAccessible();
  });
}
