// The list of results as its reader wants it: columns, order, density, times; from address to address, and kept.
import { SearchPage } from './pages/SearchPage';
import { expect, test } from './support/test';

const day = 'search?service=A&lookback=24h&limit=100';

test('any tag becomes a column: chosen, moved, taken away, sorted by; in the address, and kept', async ({
  page,
}) => {
  const search = new SearchPage(page);
  await search.open(day);
  expect(await search.heads()).toEqual(['Trace', 'Duration', 'Spans', 'Errors', 'Start']);
  const panel = await search.openLayout();
  await panel.getByRole('combobox', { name: 'Add a column' }).click();
  await page.keyboard.type('cache.st');
  await search.press('ArrowDown');
  await search.press('Enter');
  expect(await search.heads()).toEqual(['Trace', 'Duration', 'Spans', 'Errors', 'Start', 'cache.state']);
  await panel.getByRole('button', { name: 'Move cache.state to the left' }).click();
  await panel.getByRole('button', { name: 'Remove the column Errors' }).click();
  await search.expectAccessible();
  await search.press('Escape');
  const heads = ['Trace', 'Duration', 'Spans', 'cache.state', 'Start'];
  expect(await search.heads()).toEqual(heads);
  expect(new URL(page.url()).searchParams.get('xcols')).toBe('duration.spans.cache%002estate.start');

  await search.sortBy('cache.state');
  const { searchParams } = new URL(page.url());
  expect(searchParams.get('xsort')).toBe('cache%002estate.asc');
  const states = await search.valuesOf('cache.state');
  expect(states.length).toBeGreaterThan(5);
  expect(states).toEqual(
    states.toSorted((a, b) => Number(a === '–') - Number(b === '–') || (a < b ? -1 : 1)),
  );

  // A new visit without a word about it in the address.
  await search.open('search?service=A&lookback=12h');
  expect(await search.heads()).toEqual(heads);
  await expect(search.list.getByRole('columnheader', { name: 'cache.state' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  const again = await search.openLayout();
  await again.getByRole('button', { name: 'Usual columns' }).click();
  await search.settled();
  expect(await search.heads()).toEqual(['Trace', 'Duration', 'Spans', 'Errors', 'Start']);
});

test('a link shows its columns and order, and leaves the reader’s own as they are', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open(`${day}&xcols=failing.id.nobody%25002ehas&xsort=duration.asc`);
  expect(await search.heads()).toEqual(['Trace', 'Errors begin in', 'Trace ID']);
  const panel = await search.openLayout();
  await expect(panel.getByRole('listitem').filter({ hasText: 'nobody.has' })).toContainText('nothing here');
  await search.press('Escape');
  await search.open(day);
  expect(await search.heads()).toEqual(['Trace', 'Duration', 'Spans', 'Errors', 'Start']);
  await expect(search.list.getByRole('columnheader', { name: 'Start' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
});

test('heads move by drag and by Ctrl and arrows, and widen by Shift and arrows and by their edge', async ({
  page,
}) => {
  const search = new SearchPage(page);
  await search.open(day);
  const head = (name: string) => search.list.getByRole('columnheader', { name });
  await head('Start').getByRole('button').focus();
  await search.press('Control+ArrowLeft');
  expect(await search.heads()).toEqual(['Trace', 'Duration', 'Spans', 'Start', 'Errors']);
  await expect(head('Start').getByRole('button')).toBeFocused();
  const before = (await head('Start').boundingBox())?.width ?? 0;
  await search.press('Shift+ArrowRight');
  expect((await head('Start').boundingBox())?.width).toBeCloseTo(before + 16, 0);

  const [from, to] = [await head('Errors').boundingBox(), await head('Duration').boundingBox()];
  if (!from || !to) throw new Error('the heads are not on screen');
  await page.mouse.move(from.x + from.width - 20, from.y + 12);
  await page.mouse.down();
  await page.mouse.move(to.x + 4, to.y + 12, { steps: 6 });
  await page.mouse.up();
  await search.settled();
  expect(await search.heads()).toEqual(['Trace', 'Errors', 'Duration', 'Spans', 'Start']);
  // The drag was no press: the order is the same.
  await expect(head('Start')).toHaveAttribute('aria-sort', 'descending');
});

test('rows are dense or comfortable, and starts absolute or relative, and stay so', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open(day);
  const height = async () => (await search.rows.first().boundingBox())?.height ?? 0;
  const comfortable = await height();
  expect(await search.valuesOf('Start')).toContainEqual(expect.stringMatching(/^\d{4}-.*\n.* ago$/));
  const panel = await search.openLayout();
  await panel.getByRole('group', { name: 'Rows' }).getByRole('button', { name: 'Compact' }).click();
  await panel.getByRole('group', { name: 'Start' }).getByRole('button', { name: 'How long ago' }).click();
  await search.press('Escape');
  expect(await height()).toBeLessThan(comfortable - 16);
  for (const text of await search.valuesOf('Start')) expect(text).toMatch(/^[\d.]+ \w+ ago$|^just now$/);
  await page.reload();
  await search.settled();
  expect(await height()).toBeLessThan(comfortable - 16);
  await search.expectAccessibleInBothThemes();
});

test('a narrow page says in lines what stands in columns', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 700 });
  const search = new SearchPage(page);
  await search.open(`${day}&xcols=duration.spans.errors.start.cache%25002estate`);
  await expect(search.rows.filter({ hasText: 'cache.state cold' }).first()).toBeVisible();
  await search.expectAccessible();
});
