import { TracePage, demoTraces } from './pages/TracePage';
import { expect, test as base } from './support/test';

const test = base.extend<{ tracePage: TracePage }>({
  tracePage: async ({ page }, use) => {
    await use(new TracePage(page));
  },
});

const attributes = (tracePage: TracePage, name: string) =>
  tracePage.rows.evaluateAll(
    (rows, attribute) => rows.map((row) => Number(row.getAttribute(attribute))),
    name,
  );

test.describe('the example trace', () => {
  test.beforeEach(async ({ tracePage }) => {
    await tracePage.openTrace(demoTraces.example);
  });

  test('shows A, B, C, D and E as bars and as a tree', async ({ tracePage, page }) => {
    expect((await tracePage.names()).map((name) => name[0])).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(await attributes(tracePage, 'aria-level')).toEqual([1, 2, 3, 3, 2]);
    expect(await attributes(tracePage, 'aria-posinset')).toEqual([1, 1, 1, 2, 2]);
    expect(await attributes(tracePage, 'aria-setsize')).toEqual([1, 2, 2, 2, 2]);
    const [a, b, c, d, e] = [
      await tracePage.bar(/^A:/),
      await tracePage.bar(/^B:/),
      await tracePage.bar(/^C:/),
      await tracePage.bar(/^D:/),
      await tracePage.bar(/^E:/),
    ];
    const end = (bar: { x: number; width: number }) => bar.x + bar.width;
    expect(b.x).toBeGreaterThan(a.x);
    expect(e.x, 'E begins after B has begun').toBeGreaterThan(b.x);
    expect(e.x, 'and before B ends').toBeLessThan(end(b));
    expect(c.x).toBeGreaterThan(b.x);
    expect(d.x).toBeGreaterThanOrEqual(end(c));
    expect(end(d)).toBeLessThan(end(b));
    expect(end(e)).toBeLessThan(end(a));
    await expect(tracePage.row(/^A: POST \/checkout, 120 ms, starts at 0 ns, 2 children$/)).toBeVisible();
    await expect(page).toHaveTitle(/^A: POST \/checkout · abcde00 · /);
  });

  test('folds one span, a level, all, and keeps that in the address', async ({ tracePage, page }) => {
    await tracePage.foldToggle(/^B:/);
    expect(await tracePage.names()).toHaveLength(3);
    await expect(tracePage.row(/^B:.*2 spans folded away$/)).toHaveAttribute('aria-expanded', 'false');
    await page.reload();
    await tracePage.settled();
    expect(await tracePage.rowCount()).toBe(3);
    await tracePage.clickButton(/^Expand all/);
    expect(await tracePage.rowCount()).toBe(5);
    await tracePage.clickButton(/^Collapse all/);
    expect(await tracePage.rowCount()).toBe(1);
    await tracePage.clickButton(/^Expand one level/);
    expect(await tracePage.rowCount()).toBe(3);
    await tracePage.clickButton(/^Expand one level/);
    expect(await tracePage.rowCount()).toBe(5);
    await tracePage.clickButton(/^Collapse one level/);
    expect(await tracePage.rowCount()).toBe(3);
    for (const [key, rows] of [
      [']', 1],
      ['o', 3],
      ['[', 5],
      ['p', 3],
    ] as const) {
      await tracePage.press(key);
      expect(await tracePage.rowCount(), key).toBe(rows);
    }
  });

  test('zooms by numbers, without a drag', async ({ tracePage, page }) => {
    await tracePage.clickButton('120 ms shown');
    const panel = page.getByRole('dialog', { name: 'Part of the trace to show' });
    const field = (name: string) => panel.getByRole('textbox', { name });
    await expect(field('From')).toHaveValue('0s');
    await field('From').fill('20');
    await field('From').press('Enter');
    await expect(field('From')).toHaveAccessibleDescription(/^Write a number with its unit/);
    await field('From').fill('20 ms');
    await field('Length').fill('1500us');
    await expect(field('To')).toHaveValue('21.5ms');
    await tracePage.expectAccessible();
    await field('Length').press('Enter');
    await expect(panel).toBeHidden();
    await expect(tracePage.button('1.50 ms shown')).toBeFocused();
    await expect(page).toHaveURL(/xwin=20000000_21500000/);
    await tracePage.clickButton(/^Back to the zoom before/);
    await expect(tracePage.button('120 ms shown')).toBeVisible();
  });

  test('zooms by buttons, keys, wheel, drag and double click', async ({ tracePage, page }) => {
    const whole = await tracePage.shownPart();
    expect(whole).toContain('0 ns to 120 ms');
    const back = async () => {
      await tracePage.press('0');
      expect(await tracePage.shownPart()).toBe(whole);
      expect(tracePage.address).not.toContain('xwin');
    };
    await tracePage.clickButton(/^Zoom in/);
    expect(await tracePage.shownPart()).toContain('30.0 ms to 90.0 ms');
    expect(tracePage.address).toContain('xwin=30000000_90000000');
    await tracePage.clickButton(/^Zoom out/);
    expect(await tracePage.shownPart()).toBe(whole);

    await tracePage.press('+');
    expect(await tracePage.shownPart()).toContain('20.0 ms to 100 ms');
    await tracePage.press('d');
    expect(await tracePage.shownPart()).toContain('28.0 ms to 108 ms');
    await tracePage.press('a');
    await tracePage.press('-');
    await back();

    const axis = (await tracePage.axis.boundingBox()) ?? { x: 0, width: 0, y: 0, height: 0 };
    await page.mouse.move(axis.x + axis.width / 4, axis.y + 100);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await tracePage.settled();
    // What is under the pointer stays: a quarter of the way is 30 ms before and after.
    const [, start = '0', end = '0'] = /xwin=(\d+)_(\d+)/.exec(tracePage.address) ?? [];
    expect(Number(start) + (Number(end) - Number(start)) / 4).toBeCloseTo(30e6, -6);
    expect(Number(end) - Number(start)).toBeLessThan(100e6);
    await page.keyboard.down('Shift');
    await page.mouse.wheel(0, 100);
    await page.keyboard.up('Shift');
    await tracePage.settled();
    expect(Number(/xwin=(\d+)_/.exec(tracePage.address)?.[1])).toBeGreaterThan(Number(start));
    await back();

    await tracePage.dragAcross(tracePage.axis, 0.25, 0.5);
    expect(await tracePage.shownPart()).toContain('30.0 ms to 60.0 ms');
    await back();

    await tracePage.dragAcross(tracePage.minimap, 0.5, 0.75);
    expect(await tracePage.shownPart()).toMatch(/60\.\d ms to 90\.\d ms|59\.\d ms to 9\d\.\d ms/);
    await back();

    await tracePage.row(/^C:/).locator('[data-act="bar"]').dblclick();
    await tracePage.settled();
    expect(await tracePage.shownPart()).toContain('18.8 ms to 46.3 ms');
    await back();
  });

  test('moves the edges of the window by keys, at the overview', async ({ tracePage, page }) => {
    await page.getByRole('slider', { name: 'Start of the part shown' }).focus();
    await tracePage.press('Shift+ArrowRight');
    expect(await tracePage.shownPart()).toContain('12.0 ms to 120 ms');
    await page.getByRole('slider', { name: 'End of the part shown' }).focus();
    await tracePage.press('Home');
    // The window never gets shorter than a microsecond.
    expect(tracePage.address).toMatch(/xwin=12000000_12001000&/);
  });

  test('widens the name column by keys and by dragging, and remembers it', async ({ tracePage, page }) => {
    await tracePage.divider.focus();
    const before = Number(await tracePage.divider.getAttribute('aria-valuenow'));
    await tracePage.press('ArrowRight');
    await expect(tracePage.divider).toHaveAttribute('aria-valuenow', String(before + 16));
    const box = (await tracePage.divider.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    expect(box.width).toBeGreaterThanOrEqual(24);
    await page.mouse.move(box.x + box.width / 2, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 - 100, box.y + 10);
    await page.mouse.up();
    await expect(tracePage.divider).toHaveAttribute('aria-valuenow', String(before - 84));
    await page.reload();
    await tracePage.settled();
    await expect(tracePage.divider).toHaveAttribute('aria-valuenow', String(before - 84));
    const cell = await tracePage.row(/^A:/).getByRole('gridcell').first().boundingBox();
    expect(cell?.width).toBeCloseTo(before - 84, 0);
  });

  test('opens a span’s detail under its row, and Back closes it', async ({ tracePage, page }) => {
    await tracePage.clickRow(/^C:/);
    await expect(tracePage.row(/^C:/)).toHaveAttribute('aria-selected', 'true');
    await expect(tracePage.grid.getByText('payment.method')).toBeVisible();
    const [c, d] = [await tracePage.row(/^C:/).boundingBox(), await tracePage.row(/^D:/).boundingBox()];
    expect((d?.y ?? 0) - (c?.y ?? 0), 'D stands below the detail').toBeGreaterThan(100);
    await page.goBack();
    await tracePage.settled();
    await expect(tracePage.grid.getByText('payment.method')).toHaveCount(0);
    await expect(tracePage.row(/^C:/)).toHaveAttribute('aria-selected', 'false');
    await page.goForward();
    await tracePage.settled();
    await expect(tracePage.grid.getByText('payment.method')).toBeVisible();
    await tracePage.clickRow(/^C:/);
    await expect(tracePage.grid.getByText('payment.method')).toHaveCount(0);
  });

  test('opens details in a side panel when the reader or the link says so', async ({ tracePage, page }) => {
    await tracePage.clickRow(/^C:/);
    await tracePage.clickButton('Details in a side panel');
    await expect(tracePage.sidePanel.getByText('payment.method')).toBeVisible();
    await tracePage.clickRow(/^D:/);
    await expect(tracePage.sidePanel.getByText('shop.sku').first()).toBeVisible();
    await tracePage.openTrace(demoTraces.example);
    await tracePage.clickRow(/^C:/);
    await expect(tracePage.sidePanel.getByText('payment.method'), 'the choice is kept').toBeVisible();
    await tracePage.openTrace(demoTraces.example, 'xpanel=row&xspan=c000000000000001&xopen=c000000000000001');
    await expect(tracePage.sidePanel).toHaveCount(0);
    await tracePage.openTrace(demoTraces.example, 'xspan=c000000000000001');
    await expect(tracePage.sidePanel, 'a link changes no preference').toBeVisible();
    await expect(page).toHaveURL(/xspan=c000000000000001/);
  });

  test('is walked by keyboard alone', async ({ tracePage, page }) => {
    await tracePage.grid.focus();
    await expect(tracePage.activeRow).toHaveAccessibleName(/^A:/);
    const walk = async (key: string, name: RegExp) => {
      await tracePage.press(key);
      await expect(tracePage.activeRow, key).toHaveAccessibleName(name);
    };
    await walk('ArrowRight', /^B:/);
    await walk('ArrowRight', /^C:/);
    await walk('ArrowDown', /^D:/);
    await walk('ArrowLeft', /^B:/);
    await walk('ArrowLeft', /^B:.*2 spans folded away/);
    expect(await tracePage.rowCount()).toBe(3);
    await walk('ArrowDown', /^E:/);
    await walk('Home', /^A:/);
    await walk('End', /^E:/);
    await walk('ArrowUp', /^B:/);
    await walk('ArrowRight', /^B:/);
    expect(await tracePage.rowCount()).toBe(5);
    const active = await tracePage.activeRow.getAttribute('id');
    await expect(tracePage.grid).toHaveAttribute('aria-activedescendant', active ?? '');
    await tracePage.press('Enter');
    await expect(tracePage.grid.getByText('order.id')).toBeVisible();
    await tracePage.press('Escape');
    await expect(tracePage.grid.getByText('order.id')).toHaveCount(0);
    await tracePage.press('Escape');
    await expect(page).not.toHaveURL(/xspan/);
  });

  test('finds text in names, tags, logs and ids, and goes from match to match', async ({
    tracePage,
    page,
  }) => {
    await tracePage.press('/');
    await expect(tracePage.findField).toBeFocused();
    await page.keyboard.type('SKU-1042');
    await tracePage.settled();
    await expect(tracePage.find).toContainText('1 of 1');
    expect(tracePage.address).toContain('uiFind=SKU-1042');
    await page.keyboard.press('Escape');
    await tracePage.settled();
    expect(tracePage.address).not.toContain('uiFind');
    await page.keyboard.type('post');
    await tracePage.settled();
    await expect(tracePage.find).toContainText('1 of 2');
    await tracePage.press('Enter');
    await expect(tracePage.find).toContainText('2 of 2');
    await expect(tracePage.activeRow).toHaveAccessibleName(/^B:/);
    await tracePage.press('Enter');
    await expect(tracePage.find).toContainText('1 of 2');
    await tracePage.press('Shift+Enter');
    await expect(tracePage.find).toContainText('2 of 2');
    await expect(page.getByRole('status').filter({ hasText: '2 of 2' })).toBeAttached();
    await tracePage.findField.fill('nosuchtext');
    await tracePage.settled();
    await expect(tracePage.find).toContainText('no match');
  });

  test('opens the folds above a match', async ({ tracePage }) => {
    await tracePage.press(']');
    await tracePage.press('Control+b');
    await tracePage.findField.fill('stock.Stock');
    await tracePage.settled();
    await expect(tracePage.row(/^A:/)).toContainText('1 found');
    await tracePage.press('Enter');
    await expect(tracePage.activeRow).toHaveAccessibleName(/^D: stock/);
  });

  test('changes its view by tabs and keys, and Back goes back', async ({ tracePage, page }) => {
    await tracePage.press('5');
    await expect(tracePage.tab('Call tree')).toHaveAttribute('aria-selected', 'true');
    await expect(page).toHaveURL(/xview=calltree/);
    await tracePage.tab('Call graph').click();
    await tracePage.settled();
    await expect(page).toHaveURL(/xview=graph/);
    await page.goBack();
    await tracePage.settled();
    await expect(tracePage.tab('Call tree')).toHaveAttribute('aria-selected', 'true');
    await page.goBack();
    await tracePage.settled();
    await expect(tracePage.grid).toBeVisible();
    await page.goForward();
    await tracePage.settled();
    await expect(page).toHaveURL(/xview=calltree/);
    await tracePage.press('1');
    await expect(tracePage.grid).toBeVisible();
  });
});
