import { TracePage, demoTraces } from './pages/TracePage';
import { expect, test } from './support/test';

test.describe('the span table', () => {
  test('sorts, chooses columns, and shows a span in the timeline, in the address', async ({ page }) => {
    const trace = new TracePage(page);
    await trace.openTrace(demoTraces.failed, 'xview=table');
    const table = page.getByRole('grid', { name: 'Spans as rows' });
    await table.getByRole('columnheader', { name: /^Duration/ }).click();
    await trace.settled();
    expect(trace.address).toContain('xsort=');
    const cells = table.getByRole('row').nth(1);
    await expect(cells).toContainText('875 ms');
    await table.focus();
    for (const key of ['Control+Home', 'ArrowDown', 'Enter']) await trace.press(key);
    expect(trace.address).not.toContain('xview=table');
    await expect(trace.grid.locator('[aria-selected="true"]')).toHaveCount(1);
    await page.goBack();
    await trace.settled();
    await expect(table).toBeVisible();
  });

  test('shows what find and services leave, and says why', async ({ page }) => {
    const trace = new TracePage(page);
    await trace.openTrace(demoTraces.failed, 'x=2&xview=table&xfind=status%3Derror&xfindmode=only');
    const section = page.getByRole('region', { name: 'Span table' });
    await expect(section).toContainText('10 of 15 spans');
    await expect(page.getByRole('grid', { name: 'Spans as rows' })).toHaveAttribute('aria-rowcount', '11');
    await trace.openTrace(demoTraces.failed, 'x=2&xview=table&xservices=E');
    await expect(section).toContainText('3 of 15 spans');
  });

  test('is saved as CSV', async ({ page }) => {
    const trace = new TracePage(page);
    await trace.openTrace(demoTraces.example, 'xview=table');
    const saving = page.waitForEvent('download');
    await trace.button(/^CSV of 5 rows/).click();
    const download = await saving;
    expect(download.suggestedFilename()).toMatch(/\.csv$/);
  });
});

test.describe('statistics', () => {
  test('group by two keys, unfold, sort and colour, all of it in the address', async ({ page }) => {
    const trace = new TracePage(page);
    await trace.openTrace(demoTraces.failed, 'xview=statistics');
    const grid = page.getByRole('treegrid', { name: 'Groups of spans' });
    await expect(grid.getByRole('row', { name: /^B/ }).first()).toHaveAttribute('aria-expanded', 'false');
    await page.getByRole('combobox', { name: 'Group by' }).selectOption('status');
    await trace.settled();
    expect(trace.address).toContain('xby=status');
    await grid.getByText('error', { exact: true }).first().click();
    await trace.settled();
    expect(trace.address).toContain('xbyopen=');
    await page.getByRole('combobox', { name: 'Colour by' }).selectOption('self');
    await grid.getByRole('columnheader', { name: /^Total/ }).click();
    await trace.settled();
    expect(trace.address).toContain('xheat=self');
    expect(trace.address).toContain('xbysort=');
    const rows = await grid.getByRole('row').count();
    await page.reload();
    await trace.settled();
    expect(await grid.getByRole('row').count()).toBe(rows);
  });
});

test.describe('the flame graph', () => {
  test('changes its form by press and key, and is its address', async ({ page }) => {
    const trace = new TracePage(page);
    await trace.openTrace(demoTraces.failed, 'xview=flame');
    const section = page.getByRole('region', { name: 'Flame graph' });
    const forms = section.getByRole('group', { name: 'Form of the flame graph' });
    await expect(forms.getByRole('button', { pressed: true })).toHaveCount(1);
    for (const [at, form] of ['time', 'callers', 'sandwich'].entries()) {
      await forms
        .getByRole('button')
        .nth(at + 1)
        .click();
      await trace.settled();
      expect(trace.address).toContain(`xflame=${form}`);
    }
    await trace.openTrace(demoTraces.failed, 'x=2&xview=flame&xflame=time');
    await expect(forms.getByRole('button').nth(1)).toHaveAttribute('aria-pressed', 'true');
  });

  test('is walked by arrows, and leads to the span', async ({ page }) => {
    const trace = new TracePage(page);
    await trace.openTrace(demoTraces.example, 'x=2&xview=flame&xflame=time');
    await page.getByRole('tree', { name: 'Flame graph' }).focus();
    for (const key of ['ArrowDown', 'ArrowDown']) await trace.press(key);
    const chosen = page.getByRole('region', { name: 'Chosen frame' });
    await expect(chosen).toBeVisible();
    await chosen.getByRole('button', { name: 'Show the span' }).click();
    await trace.settled();
    await expect(trace.grid.locator('[aria-selected="true"]')).toHaveCount(1);
  });
});

test('two views stand side by side with one selection', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.example, 'x=2&xbeside=table');
  const table = page.getByRole('grid', { name: 'Spans as rows' });
  await expect(table).toBeVisible();
  await expect(trace.grid).toBeVisible();
  await table.getByText('D', { exact: true }).first().click();
  await trace.settled();
  await expect(trace.row(/^D: /)).toHaveAttribute('aria-selected', 'true');
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const view of ['table', 'statistics', 'flame']) {
    test(`axe finds nothing in the ${view}, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      const trace = new TracePage(page);
      await trace.openTrace(demoTraces.failed, `xview=${view}`);
      await trace.expectAccessible();
    });
  }
}
