// Paths through a service: from the results of a search, from links of Jaeger UI, by keyboard, in the address.
import { PathsPage } from './pages/PathsPage';
import { SearchPage } from './pages/SearchPage';
import { expect, test } from './support/test';

/** The paths through B in a few traces. */
const few = 'service=B&lookback=24h&limit=50';

test('lead from the results of a search through the service that was asked for', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('search?service=B&lookback=24h&limit=100');
  await page.getByRole('link', { name: 'Paths', exact: true }).click();
  const paths = new PathsPage(page);
  await paths.settled();
  await expect(page).toHaveTitle(/^B · Paths/);
  await expect(paths.graph).toBeVisible();
  await expect(page.getByText(/2 paths through B, called \d+ times, computed from 100 traces/)).toBeVisible();
  await paths.graph.focus();
  await paths.press('Home');
  await expect(paths.active).toContainText(/^B: called by A \d+; calls D [\d\u202f]+, C \d+; .*errors/);
  await page.getByRole('button', { name: 'List', exact: true }).click();
  await paths.settled();
  expect(await paths.paths()).toEqual(['A → [B] → C', 'A → [B] → D']);
});

test('open as a link of Jaeger UI says: service, operation, density, operations', async ({ page }) => {
  const paths = new PathsPage(page);
  await paths.openPaths(
    'service=B&operation=POST%20%2Forders&density=mc&showOp=1&hash=abc&visEncoding=3&lookback=24h&limit=200&xform=list',
  );
  await expect(page.getByText(/Which steps Jaeger UI had opened/)).toBeVisible();
  expect(await paths.paths()).toEqual([
    'A: POST /checkout → [B: POST /orders] → C: payments.Payments/Authorize',
    'A: POST /checkout → [B: POST /orders] → D: stock.Stock/Reserve',
  ]);
  await page.getByRole('button', { name: 'Graph', exact: true }).click();
  await paths.settled();
  await expect(page.getByRole('combobox', { name: 'A box is' })).toHaveValue('mc');
  expect(paths.address).not.toContain('visEncoding');
});

test('are shown so many steps up and down, hidden and shown again, in the address', async ({ page }) => {
  const paths = new PathsPage(page);
  await paths.openPaths(`${few}&xform=list`);
  await page.getByRole('combobox', { name: 'Callers' }).selectOption('0');
  await paths.settled();
  expect(await paths.paths()).toEqual(['[B] → C', '[B] → D']);
  await page.goBack();
  await paths.settled();
  expect(await paths.paths()).toEqual(['A → [B] → C', 'A → [B] → D']);
  await paths.openPaths(`${few}&xpick=C.1`);
  await expect(paths.panel).toContainText(/1 step below the focus/);
  await paths.panel.getByRole('button', { name: /^Hide paths through/ }).click();
  await paths.settled();
  expect(paths.address).toContain('xhide=C');
  await page.getByRole('button', { name: 'List', exact: true }).click();
  await paths.settled();
  expect(await paths.paths()).toEqual(['A → [B]', 'A → [B] → D']);
  await page.getByRole('button', { name: 'Show paths through C again' }).click();
  await paths.settled();
  expect(paths.address).not.toContain('xhide');
});

test('go through what is asked for, and get another focus', async ({ page }) => {
  const paths = new PathsPage(page);
  await paths.openPaths(`${few}&xpick=D.1`);
  await paths.panel.getByRole('button', { name: /^Only paths through/ }).click();
  await paths.settled();
  expect(paths.address).toContain('xthrough=D');
  await page.goBack();
  await paths.settled();
  await paths.panel.getByRole('button', { name: 'Focus on it' }).click();
  await paths.settled();
  await expect(page).toHaveTitle(/^D · Paths/);
  expect(paths.address).toContain('xsvc=B');
});

test('have numbers by which they are sorted, and examples', async ({ page }) => {
  const paths = new PathsPage(page);
  await paths.openPaths('service=B&lookback=24h&limit=300&xform=list');
  await paths.list
    .getByRole('columnheader', { name: /^Errors/ })
    .getByRole('button')
    .first()
    .click();
  await paths.settled();
  const [worst] = await paths.rows();
  expect(worst?.[0]).toBe('A → [B] → C');
  expect(worst?.[3]).toMatch(/^\d+(\.\d+)? %$/);
  await paths.list.getByRole('row').nth(1).click();
  await paths.settled();
  await expect(paths.panel.getByRole('list', { name: 'Steps of the path' }).getByRole('listitem')).toHaveText(
    ['A', 'B', 'C'],
  );
  await paths.panel.getByRole('link', { name: 'Failed trace' }).click();
  await paths.settled();
  expect(paths.address).toMatch(/\/trace\/[0-9a-f]{32}/);
});

test('say what to do where there are none', async ({ page }) => {
  const paths = new PathsPage(page);
  await paths.openPaths();
  await expect(page.getByRole('heading', { name: 'Choose a service' })).toBeVisible();
  await paths.expectAccessible();
  await page.getByRole('form', { name: 'Focus' }).getByRole('combobox', { name: 'Paths through' }).fill('B');
  await page.getByRole('button', { name: 'Show paths' }).click();
  await paths.settled();
  await expect(paths.graph).toBeVisible();
  await paths.openPaths('service=B&xhide=A&lookback=24h');
  await expect(page.getByRole('heading', { name: 'No path goes that way' })).toBeVisible();
});

for (const theme of ['light', 'dark'] as const)
  for (const form of ['graph', 'list'] as const)
    test(`have no fault that axe finds as ${form}, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      const paths = new PathsPage(page);
      await paths.openPaths(`${few}&showOp=1&xform=${form}`);
      await expect(form === 'graph' ? paths.graph : paths.list).toBeVisible();
      await paths.expectAccessible();
    });
