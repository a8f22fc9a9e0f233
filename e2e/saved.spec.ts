import { readFileSync } from 'node:fs';
import { Palette } from './pages/Palette';
import { SavedSearches } from './pages/SavedSearches';
import { SearchPage } from './pages/SearchPage';
import { TracePage, demoTraces } from './pages/TracePage';
import { expect, test } from './support/test';

const question = 'search?service=B&lookback=6h&limit=30&xgroup=root&xsort=duration.desc';

test('a search is saved whole, pinned, and asked again of the present from any page', async ({ page }) => {
  const search = new SearchPage(page);
  const saved = new SavedSearches(page);
  await search.open(question);
  const window = () => {
    const { searchParams } = new URL(page.url());
    return [Number(searchParams.get('start')), Number(searchParams.get('end'))] as const;
  };
  const [, firstEnd] = window();
  await saved.show();
  await expect(saved.name).toHaveValue(/^B · last 6 hours · by operation/);
  await saved.expectAccessibleInBothThemes();
  await saved.name.fill('Orders by operation');
  await saved.name.press('Enter');
  await expect(saved.list.getByRole('link', { name: 'Orders by operation' })).toBeVisible();
  await expect(saved.name).toBeHidden();
  await saved.press('Escape');
  await expect(saved.pin('Orders by operation')).toHaveAttribute('aria-current', 'page');

  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.example);
  await expect(saved.pin('Orders by operation')).not.toHaveAttribute('aria-current');
  await saved.pin('Orders by operation').press('Enter');
  await search.settled();
  await expect(page).toHaveURL(/service=B/);
  await expect(page).toHaveURL(/xgroup=root/);
  await expect(page).toHaveURL(/limit=30/);
  const [start, end] = window();
  expect(end - start).toBe(6 * 3600e6);
  expect(end).toBeGreaterThan(firstEnd);
  await expect(search.results.getByRole('grid')).toBeVisible();

  // By name in the palette too.
  await trace.openTrace(demoTraces.example);
  const palette = new Palette(page);
  await palette.summon();
  await palette.type('orders by op');
  await expect(palette.group('Saved searches').getByRole('option')).toHaveCount(1);
  await palette.press('Enter');
  await expect(page).toHaveURL(/xgroup=root/);
});

test('saved searches are renamed, moved, taken out of the bar, deleted, and deleted ones come back', async ({
  page,
}) => {
  const saved = new SavedSearches(page);
  await saved.open('search?service=A&lookback=24h');
  await saved.save('First');
  await saved.open('search?service=B&lookback=24h');
  await saved.save('Second');
  await saved.show();
  const names = () => saved.list.getByRole('link').allInnerTexts();
  expect(await names()).toEqual(['First', 'Second']);
  await saved.menu('Second', 'Move up');
  expect(await names()).toEqual(['Second', 'First']);
  await saved.menu('First', 'Rename');
  const field = saved.list.getByRole('textbox', { name: 'New name of First' });
  await field.fill('Second');
  await field.press('Enter');
  await expect(saved.list).toContainText('another search has that name');
  await saved.expectAccessible();
  await field.fill('Once');
  await field.press('Enter');
  await expect(saved.pin('Once')).toBeAttached();
  await saved.panel.getByRole('button', { name: 'Take Once out of the top bar' }).click();
  await expect(saved.pin('Once')).toHaveCount(0);
  await saved.menu('Once', 'Delete');
  expect(await names()).toEqual(['Second']);
  await saved.list.getByRole('button', { name: 'Undo' }).click();
  expect(await names()).toEqual(['Second', 'Once']);
  // The same in another tab, at once.
  const other = new SavedSearches(await page.context().newPage());
  await other.open('search?service=A&lookback=24h');
  await saved.menu('Second', 'Delete');
  await expect(other.pin('Second')).toHaveCount(0);
});

test('pins that do not fit are left to the panel, and no focus goes there', async ({ page }) => {
  const saved = new SavedSearches(page);
  await page.addInitScript(() => {
    const searches = Array.from({ length: 12 }, (_, at) => ({
      name: `A search with a long name ${String(at)}`,
      search: `lookback=1h&service=S${String(at)}`,
      pinned: true,
    }));
    localStorage.setItem('spanlight:saved:1', JSON.stringify({ searches }));
  });
  await page.setViewportSize({ width: 1280, height: 800 });
  await saved.open('search?service=A&lookback=24h');
  const shown = () => saved.pins.getByRole('link').count();
  const wide = await shown();
  expect(wide).toBeGreaterThan(0);
  expect(wide).toBeLessThan(12);
  await page.setViewportSize({ width: 1900, height: 800 });
  await expect.poll(shown).toBeGreaterThan(wide);
  await page.setViewportSize({ width: 700, height: 800 });
  await saved.expectAccessible();
  await saved.show();
  await expect(saved.list.getByRole('link')).toHaveCount(12);
});

test('a link offers its searches and writes nothing by itself; names that are taken are kept', async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const saved = new SavedSearches(page);
  await saved.open('search?service=A&lookback=24h');
  await saved.save('Mine');
  await saved.open('search?service=B&lookback=24h');
  await saved.save('Ünïcode <b>');
  await saved.show();
  const link = await saved.copiedLink();

  const other = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
  const theirs = new SavedSearches(await other.newPage());
  await theirs.open('search?service=C&lookback=24h');
  await theirs.save('Mine');
  await theirs.open(link);
  await expect(theirs.offer).toContainText('Ünïcode <b>');
  await expect(theirs.offer).toContainText('Mine (2)');
  await theirs.expectAccessibleInBothThemes();
  await theirs.offer.getByRole('button', { name: 'Do not add' }).click();
  await expect(theirs.page).not.toHaveURL(/xsaved/);
  await theirs.show();
  await expect(theirs.list.getByRole('link')).toHaveCount(1);
  await theirs.open(link);
  await theirs.offer.getByRole('checkbox', { name: /Mine \(2\)/ }).uncheck();
  await theirs.offer.getByRole('button', { name: 'Add 1' }).press('Enter');
  await theirs.settled();
  await expect(theirs.pin('Ünïcode <b>')).toBeVisible();
  // What is there already is said to be.
  await theirs.open(link);
  await expect(theirs.offer.getByRole('checkbox', { name: /Ünïcode/ })).toBeDisabled();
  await theirs.press('Escape');
  await other.close();
});

test('a damaged link and a wrong file say so and change nothing', async ({ page }) => {
  const saved = new SavedSearches(page);
  await saved.open('search?xsaved=eyJmb3JtYXQ');
  const refused = page.getByRole('dialog', { name: 'The saved searches could not be read' });
  await expect(refused).toContainText('Nothing was changed');
  await saved.expectAccessible();
  await saved.press('Escape');
  await expect(page).not.toHaveURL(/xsaved/);
  await saved.show();
  const chooser = page.waitForEvent('filechooser');
  await saved.panel.getByRole('button', { name: 'Open a file…' }).click();
  await (
    await chooser
  ).setFiles({
    name: 'later.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ format: 'spanlight.searches', version: 9, searches: [] })),
  });
  await expect(refused).toContainText('newer version (9)');
});

test('saved searches go through a file', async ({ page }) => {
  const saved = new SavedSearches(page);
  await saved.open('search?service=A&lookback=24h');
  await saved.save('Kept');
  await saved.show();
  const download = page.waitForEvent('download');
  await saved.panel.getByRole('button', { name: 'Save as a file' }).click();
  const path = await (await download).path();
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
    format: 'spanlight.searches',
    version: 1,
    searches: [{ name: 'Kept', search: 'limit=20&lookback=24h&service=A', pinned: true }],
  });
  await saved.menu('Kept', 'Delete');
  const chooser = page.waitForEvent('filechooser');
  await saved.panel.getByRole('button', { name: 'Open a file…' }).click();
  await (await chooser).setFiles(path);
  await saved.offer.getByRole('button', { name: 'Add 1' }).click();
  await saved.settled();
  await expect(saved.pin('Kept')).toBeVisible();
});

test('what was looked at is listed, forgotten at a press, and not remembered when switched off', async ({
  page,
}) => {
  const saved = new SavedSearches(page);
  const trace = new TracePage(page);
  await saved.open('search?service=A&lookback=24h');
  // Another order of the same question is no other search.
  await saved.open('search?service=A&lookback=24h&xsort=duration.desc');
  await trace.openTrace(demoTraces.failed);
  await saved.show();
  await expect(saved.list).toContainText('Nothing is saved yet');
  await expect(saved.list.getByRole('link')).toHaveText([/^Errors in A/, /^Slow in B/, /^C by operation/]);
  await expect(saved.recent.getByRole('link')).toHaveCount(2);
  await saved.expectAccessibleInBothThemes();
  await saved.recent.getByRole('button', { name: 'Forget these' }).click();
  await expect(saved.recent).toContainText('Nothing yet.');
  await saved.recent.getByRole('checkbox').uncheck();
  await saved.press('Escape');
  await trace.openTrace(demoTraces.example);
  await saved.show();
  await expect(saved.recent).toContainText('Nothing is remembered.');
  expect(await page.evaluate(() => localStorage.getItem('spanlight:recents:1'))).not.toContain('abcde');
  await saved.list.getByRole('link', { name: /^Errors in A/ }).click();
  await expect(page).toHaveURL(/tags=.*error/);
});

test('works where nothing can be stored, and says so', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
  const saved = new SavedSearches(page);
  await saved.open('search?service=A&lookback=24h');
  await saved.show();
  await saved.name.fill('For now');
  await saved.name.press('Enter');
  await expect(saved.panel).toContainText('as long as this page');
  await expect(saved.pin('For now')).toBeVisible();
});
