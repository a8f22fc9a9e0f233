import { CallTree } from './pages/CallTree';
import { expect, test } from './support/test';

const EXAMPLE = 'abcde000000000000000000000000001';
const ONE_PER_ORDER = 'abcde050000000000000000000000005';

test('reads as the tree of calls: A → B → C, D; A → E', async ({ page }) => {
  const tree = new CallTree(page);
  await tree.openTrace(EXAMPLE);
  expect(await tree.outline()).toEqual([
    '1 A POST /checkout',
    '2 B POST /orders',
    '3 C payments.Payments/Authorize',
    '3 D stock.Stock/Reserve',
    '2 E GET /recommendations',
  ]);
});

test('merges repeated calls and sorts by a head, both ways and back', async ({ page }) => {
  const tree = new CallTree(page);
  await tree.openTrace(ONE_PER_ORDER);
  const calls = () =>
    tree.rows.evaluateAll((rows) =>
      rows.map((row) => Number(row.querySelectorAll('[role=gridcell]')[1]?.textContent ?? 0)),
    );
  expect((await calls()).some((count) => count > 3)).toBe(true);
  const inOrder = await tree.outline();
  const press = async () => {
    await tree.head('Total').getByRole('button').click();
    await tree.settled();
  };
  await press();
  await expect(tree.head('Total')).toHaveAttribute('aria-sort', 'descending');
  await press();
  await expect(tree.head('Total')).toHaveAttribute('aria-sort', 'ascending');
  await press();
  await expect(tree.head('Total')).toHaveAttribute('aria-sort', 'none');
  expect(await tree.outline()).toEqual(inOrder);
});

test('is a treegrid: arrows, Home, End, fold, unfold, Enter', async ({ page }) => {
  const tree = new CallTree(page);
  await tree.openTrace(EXAMPLE);
  await tree.grid.focus();
  await tree.press('ArrowDown');
  await expect(tree.activeRow).toContainText('POST /orders');
  await tree.press('ArrowLeft');
  await expect(tree.activeRow).toHaveAttribute('aria-expanded', 'false');
  await expect(tree.rows).toHaveCount(3);
  await tree.press('ArrowRight');
  await expect(tree.rows).toHaveCount(5);
  await tree.press('End');
  await expect(tree.activeRow).toContainText('GET /recommendations');
  await tree.press('ArrowLeft');
  await expect(tree.activeRow).toContainText('POST /checkout');
  await tree.press('End');
  await tree.press('Home');
  await tree.press('ArrowRight');
  await tree.press('ArrowRight');
  await expect(tree.activeRow).toContainText('Authorize');
  await tree.press('Enter');
  await expect(page.getByRole('treegrid', { name: 'Spans' })).toBeVisible();
  expect(tree.address).not.toContain('xview');
  expect(tree.address).toContain('xspan=');
});

test('marks the rows that hold what is looked for', async ({ page }) => {
  const tree = new CallTree(page);
  await tree.openTrace(EXAMPLE, '&uiFind=recommendations');
  await expect(tree.row('GET /recommendations')).toContainText('1 found');
  await expect(tree.row('POST /orders')).not.toContainText('found');
});

test('keeps 20 000 paths in a few rows', async ({ page }) => {
  const tree = new CallTree(page);
  const traceID = 'a'.repeat(32);
  const hex = (at: number) => (at + 1).toString(16).padStart(16, '0');
  const spans = Array.from({ length: 20_000 }, (_, at) => ({
    traceID,
    spanID: hex(at),
    operationName: `operation ${String(at)}`,
    references: at === 0 ? [] : [{ refType: 'CHILD_OF', traceID, spanID: hex(0) }],
    startTime: 1e15 + at,
    duration: at === 0 ? 100_000 : 10,
    tags: [],
    logs: [],
    processID: 'p1',
  }));
  await page.route('**/api/traces/*', (route) =>
    route.fulfill({
      json: { data: [{ traceID, spans, processes: { p1: { serviceName: 'wide', tags: [] } } }] },
    }),
  );
  await tree.openTrace(traceID);
  await expect(tree.grid).toHaveAttribute('aria-rowcount', '20001');
  expect(await tree.rows.count()).toBeLessThan(80);
  await tree.grid.focus();
  await tree.press('End');
  await expect(tree.row('operation 19999')).toBeVisible();
  await tree.press('ArrowLeft');
  await tree.press('ArrowLeft');
  await expect(tree.rows).toHaveCount(1);
});

test('keeps its form, order, folds and colours in the address', async ({ page }) => {
  const tree = new CallTree(page);
  await tree.openTrace(ONE_PER_ORDER);
  await tree.head('Self').getByRole('button').click();
  await tree.settled();
  await tree.grid.focus();
  await tree.press('Home');
  await tree.press('ArrowDown');
  await tree.press('ArrowLeft');
  await page.getByRole('combobox', { name: 'Colour' }).selectOption('Self time');
  await tree.settled();
  const folded = await tree.outline();
  await page.reload();
  await tree.settled();
  expect(await tree.outline()).toEqual(folded);
  await expect(tree.head('Self')).toHaveAttribute('aria-sort', 'descending');
  await expect(page.getByRole('list', { name: 'Colours' })).toBeVisible();
  await tree.press(']');
  await expect(tree.rows).toHaveCount(1);
  await tree.press('[');

  await page.getByRole('button', { name: 'Bottom-up' }).click();
  await tree.settled();
  const roots = await tree.outline();
  expect(roots.every((row) => row.startsWith('1 '))).toBe(true);
  await tree.row('D SELECT stock').getByRole('button', { name: 'Unfold' }).click();
  await tree.settled();
  await expect(tree.rows).toHaveCount(roots.length + 1);
  const address = tree.address;
  await page.goto('about:blank');
  await tree.open(address.slice(1));
  await expect(tree.rows).toHaveCount(roots.length + 1);
  await tree.expectAccessible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`has no fault that axe finds, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const tree = new CallTree(page);
    await tree.openTrace(ONE_PER_ORDER, '&uiFind=order');
    await tree.expectAccessible();
    await tree.grid.focus();
    await tree.expectAccessible();
  });
}
