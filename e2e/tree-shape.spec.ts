import { TracePage, demoTraces } from './pages/TracePage';
import { TreeCuts } from './pages/TreeCuts';
import { expectAccessible } from './support/accessible';
import { expect, test as base } from './support/test';

const test = base.extend<{ tracePage: TracePage; cuts: TreeCuts }>({
  tracePage: async ({ page }, use) => {
    await use(new TracePage(page));
  },
  cuts: async ({ page }, use) => {
    await use(new TreeCuts(page));
  },
});

const batches = /^B reconcile batch, repeated 129 times, wall /;

test.describe('repeated siblings', () => {
  test('stand as one row that says how often and how long, and open step by step', async ({ tracePage }) => {
    await tracePage.openTrace(demoTraces.large);
    const group = tracePage.row(batches);
    await expect(group).toHaveAccessibleName(/sum .*, p50 .*, max .*, 2 errors, on the critical path$/);
    expect(await tracePage.rowCount()).toBe(4);
    await tracePage.grid.focus();
    for (const key of ['End', 'ArrowRight']) await tracePage.press(key);
    await expect(tracePage.row(batches)).toHaveAttribute('aria-expanded', 'true');
    expect(tracePage.address).toContain('xgopen=g20_');
    await tracePage.press('End');
    await expect(tracePage.activeRow).toHaveAccessibleName(/^109 more like these, 4 216 spans/);
    await tracePage.press('Enter');
    expect(tracePage.address).toContain('xgopen=g40_');
    await tracePage.press('End');
    await expect(tracePage.activeRow).toHaveAccessibleName(/^89 more like these/);
    const shared = tracePage.address;
    await tracePage.openTrace(demoTraces.large, shared.split('?')[1]);
    expect(await tracePage.rowCount()).toBeGreaterThan(40);
    await tracePage.grid.focus();
    for (const key of ['Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowLeft'])
      await tracePage.press(key);
    await expect(tracePage.row(batches)).toHaveAttribute('aria-expanded', 'false');
    expect(await tracePage.rowCount()).toBe(4);
  });

  test('lead to the slowest and to the first error, and hide no match', async ({ tracePage }) => {
    await tracePage.openTrace(demoTraces.large);
    await tracePage.row(batches).hover();
    await tracePage.row(batches).getByText('slowest').click();
    await tracePage.settled();
    await expect(tracePage.activeRow).toHaveAccessibleName(/^B: reconcile batch, /);
    await expect(tracePage.activeRow).toBeInViewport();
    await tracePage.openTrace(demoTraces.large);
    await tracePage.press('e');
    await expect(tracePage.activeRow).toHaveAccessibleName(/, error/);
    await expect(tracePage.activeRow).toHaveAttribute('aria-selected', 'true');
    await tracePage.openTrace(demoTraces.large, 'uiFind=Ledger');
    await expect(tracePage.row(batches)).toHaveAccessibleName(/, 2 errors, \d+ matches/);
  });

  test('stand together only where a chosen tag says the same', async ({ tracePage, cuts, page }) => {
    const traceID = 'a11ce'.padEnd(32, '0');
    const spans = Array.from({ length: 13 }, (_, at) => ({
      traceID,
      spanID: (at + 1).toString(16).padStart(16, '0'),
      operationName: at === 0 ? 'GET /cart' : 'SELECT',
      references: at === 0 ? [] : [{ refType: 'CHILD_OF', traceID, spanID: '1'.padStart(16, '0') }],
      startTime: 1e15 + at,
      duration: at === 0 ? 100 : 1,
      tags: at === 0 ? [] : [{ key: 'db.name', type: 'string', value: at < 7 ? 'orders' : 'users' }],
      logs: [],
      processID: 'p1',
    }));
    const processes = { p1: { serviceName: 'web', tags: [] } };
    await page.route('**/api/traces/*', (route) =>
      route.fulfill({ json: { data: [{ traceID, spans, processes }] } }),
    );
    await tracePage.openTrace(traceID);
    await expect(tracePage.row(/^web SELECT, repeated 12 times/)).toBeVisible();
    await cuts.openRows();
    await cuts.rowsPanel.getByRole('combobox', { name: 'Alike in a tag too' }).fill('db');
    await page.getByRole('option', { name: /^db\.name/ }).click();
    await cuts.settled();
    await expect(tracePage.row(/^web SELECT, db\.name=users, repeated 6 times/)).toBeVisible();
    await expect(tracePage.row(/^web SELECT, db\.name=orders, repeated 6 times/)).toBeVisible();
    expect(tracePage.address).toContain('xgalike=db%25002ename');
    await expectAccessible(page);
    const shared = tracePage.address;
    await tracePage.openTrace(traceID, shared.split('?')[1]);
    await expect(tracePage.row(/db\.name=orders, repeated 6 times/)).toBeVisible();
    await cuts.openRows();
    await cuts.rowsPanel.getByRole('button', { name: 'Group whatever db.name is' }).press('Enter');
    await cuts.settled();
    await expect(tracePage.row(/^web SELECT, repeated 12 times/)).toBeVisible();
    expect(tracePage.address).not.toContain('xgalike');
  });

  test('are switched off and on by a key', async ({ tracePage }) => {
    await tracePage.openTrace(demoTraces.large);
    await tracePage.press('g');
    expect(await tracePage.rowCount()).toBe(5000);
    expect(tracePage.address).toContain('xgroups=off');
    await tracePage.press('g');
    expect(await tracePage.rowCount()).toBe(4);
  });
});

test.describe('cuts', () => {
  test('are made at a row, say what they take, and are taken back', async ({ tracePage, cuts }) => {
    await tracePage.openTrace(demoTraces.example);
    const whole = await tracePage.names();
    await cuts.cutAt(tracePage.row(/^B: /).first(), 'Make this the root');
    expect(tracePage.address).toContain('xcut=root*');
    await expect(cuts.chips).toHaveText([/^Only below B .*− \d+ spans?$/]);
    expect((await tracePage.names())[0]).toMatch(/^B: /);
    await cuts.cutAt(tracePage.row(/^D: /).first(), 'Hide this service and below');
    await expect(cuts.chips).toHaveCount(2);
    expect((await tracePage.names()).some((name) => name.startsWith('D: '))).toBe(false);
    await expect(cuts.total).toHaveText(/^\d+ of \d+ spans, .* of .* self time shown$/);
    await tracePage.press('Control+z');
    await expect(cuts.chips).toHaveCount(1);
    await tracePage.press('Control+z');
    await expect(cuts.bar).toHaveCount(0);
    expect(await tracePage.names()).toEqual(whole);
  });

  test('come with the address, are switched, moved and removed by keyboard', async ({ tracePage, cuts }) => {
    await tracePage.openTrace(demoTraces.example, 'x=2&xcut=service-below*C.only-service*D');
    await expect(cuts.chips).toHaveText([/^Without service C and below/, /^Only service D/]);
    await cuts.words(/^Only service D/).focus();
    await tracePage.press('Alt+ArrowLeft');
    await expect(cuts.chips).toHaveText([/^Only service D/, /^Without service C and below/]);
    expect(tracePage.address).toContain('xcut=only-service*D.service-below*C');
    await cuts.words(/^Only service D/).focus();
    await tracePage.press('Enter');
    await expect(cuts.words(/^Only service D/)).toHaveAttribute('aria-pressed', 'false');
    expect(tracePage.address).toContain('xcut=-only-service*D.');
    await cuts.words(/^Without service C/).focus();
    await tracePage.press('Delete');
    await expect(cuts.chips).toHaveCount(1);
  });

  test('that leave nothing are marked, and the page says so', async ({ tracePage, cuts }) => {
    await tracePage.openTrace(demoTraces.example, 'x=2&xcut=only-service*A.only-service*B');
    await expect(cuts.words(/^Only service B/)).toContainText('takes the last span');
    await expect(tracePage.page.getByText('The cuts leave no span')).toBeVisible();
    await tracePage.clickButton('Switch off the cut that takes the last span');
    expect((await tracePage.names()).every((name) => name.startsWith('A: '))).toBe(true);
  });

  test('of spans that are not there are named', async ({ tracePage, cuts }) => {
    await tracePage.openTrace(demoTraces.example, 'x=2&xcut=root*00000000000000ff.nonsense');
    await expect(cuts.bar).toContainText('1 cut of this link names a span that is not in this trace');
    await expect(tracePage.page.getByText('could not be read and was left out')).toBeVisible();
    expect(await tracePage.rowCount()).toBe(5);
  });

  test('hide the selected span only with a word and a way back', async ({ tracePage, cuts }) => {
    await tracePage.openTrace(demoTraces.example);
    await tracePage.clickRow(/^D: /);
    await cuts.cutAt(tracePage.row(/^C: /).first(), 'Only this service');
    await tracePage.clickButton('The selected span is cut away: show it');
    await expect(tracePage.row(/^D: /).first()).toHaveAttribute('aria-selected', 'true');
  });
});

test.describe('rows', () => {
  test('stand in another order, and only those of the zoomed part', async ({ tracePage, cuts }) => {
    await tracePage.openTrace(demoTraces.large, 'xgroups=off');
    await cuts.openRows();
    await cuts.rowsPanel.getByRole('radio', { name: /^Duration/ }).check();
    await tracePage.settled();
    expect(tracePage.address).toContain('xorder=duration');
    await cuts.rowsPanel.getByRole('checkbox', { name: /zoomed part/ }).check();
    await tracePage.press('Escape');
    await tracePage.grid.focus();
    for (let turn = 0; turn < 8; turn++) await tracePage.press('+');
    expect(await tracePage.rowCount()).toBeLessThan(3000);
    await tracePage.press('End');
    await expect(tracePage.activeRow).toHaveAccessibleName(/outside the zoomed part hidden/);
  });

  test('that do not match are counted in a row where find shows only matches', async ({ tracePage }) => {
    await tracePage.openTrace(demoTraces.example, 'xfind=service%3DD&xfindmode=only&x=2');
    const hidden = tracePage.grid.getByRole('row', { name: /without a match hidden/ }).first();
    await expect(hidden).toBeVisible();
    const before = await tracePage.rowCount();
    await hidden.getByText('show').click();
    await tracePage.settled();
    expect(tracePage.address).toMatch(/xgopen=f_/);
    expect(await tracePage.rowCount()).toBeGreaterThanOrEqual(before);
    await tracePage.page.goBack();
    await tracePage.settled();
    expect(await tracePage.rowCount()).toBe(before);
  });

  test('keep their ancestors in sight', async ({ tracePage, page }) => {
    await tracePage.openTrace(demoTraces.large, 'xgroups=off');
    await tracePage
      .row(/, starts at /)
      .first()
      .hover();
    await page.mouse.wheel(0, 3000);
    const sticky = tracePage.grid.locator('[data-sticky]').first();
    await expect(sticky).toBeVisible();
    const row = Number(await sticky.getAttribute('data-sticky'));
    await sticky.click();
    await expect(tracePage.activeRow).toHaveAttribute('aria-rowindex', String(row + 2));
    await expect(tracePage.activeRow).toBeInViewport();
  });
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the ${theme} theme`, async ({ tracePage, cuts, page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await tracePage.openTrace(demoTraces.large, 'x=2&xcut=service-below*C.-recursion&uiFind=Ledger');
    await expectAccessible(page);
    await tracePage.grid.focus();
    for (const key of ['End', 'ArrowRight', '.']) await tracePage.press(key);
    await expect(cuts.menu).toBeVisible();
    await expectAccessible(page);
    await tracePage.press('Escape');
    await cuts.openRows();
    await expectAccessible(page);
  });
}
