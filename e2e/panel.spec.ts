import { demoTraces, TracePage } from './pages/TracePage';
import { expect, test } from './support/test';

const SPAN = 'b000000000000001';
const place = async (screen: TracePage, name: RegExp) => {
  await screen.page.getByRole('button', { name: 'Where details open, and compare' }).first().click();
  await screen.page.getByRole('menuitem', { name }).click();
  await screen.settled();
};

test.describe('where the detail stands', () => {
  test('is chosen at the panel, kept in the address and in the preferences', async ({ page }) => {
    const screen = new TracePage(page);
    await screen.openTrace(demoTraces.example, `xspan=${SPAN}&xopen=${SPAN}`);
    await place(screen, /At the bottom/);
    await expect(page).toHaveURL(/xpanel=bottom/);
    const divider = page.getByRole('slider', { name: 'Height of the detail panel' });
    const before = (await screen.sidePanel.boundingBox())?.height ?? 0;
    await divider.focus();
    await screen.press('ArrowUp');
    await expect.poll(async () => (await screen.sidePanel.boundingBox())?.height).toBe(before + 16);
    await place(screen, /At the right/);
    await expect(page.getByRole('slider', { name: 'Width of the detail panel' })).toBeVisible();
    await screen.openTrace(demoTraces.retried);
    await screen.rows.first().getByRole('gridcell').first().click();
    await expect(screen.sidePanel).toBeVisible();
  });

  test('never changes by a link that is opened', async ({ page }) => {
    const screen = new TracePage(page);
    await screen.openTrace(demoTraces.example, `xspan=${SPAN}&xpanel=bottom`);
    await expect(screen.sidePanel).toBeVisible();
    await screen.openTrace(demoTraces.example, `xspan=${SPAN}&xopen=${SPAN}`);
    await expect(screen.sidePanel).toHaveCount(0);
  });

  test('is a window of its own that follows the selection', async ({ page }) => {
    const screen = new TracePage(page);
    await screen.openTrace(demoTraces.example, `xspan=${SPAN}&xpanel=right`);
    const opening = page.waitForEvent('popup');
    await place(screen, /In a window of its own/);
    const own = await opening;
    await expect(own.getByRole('heading', { name: 'Span B: POST /orders' })).toBeVisible();
    await expect(screen.sidePanel).toHaveCount(0);
    await screen.rows.first().getByRole('gridcell').first().click();
    await expect(own.getByRole('heading', { level: 2 })).not.toHaveText(/POST \/orders/);
    await expect(page.getByRole('note')).toContainText('in a window of its own');
    await own.close();
    await expect(screen.sidePanel).toBeVisible();
    await expect(page).toHaveURL(/xpanel=right/);
  });

  test('a link that says so opens no window by itself', async ({ page }) => {
    const screen = new TracePage(page);
    await screen.openTrace(demoTraces.example, `xspan=${SPAN}&xpanel=window`);
    const opening = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Open the window' }).click();
    await expect((await opening).getByRole('heading', { name: 'Span B: POST /orders' })).toBeVisible();
  });
});

test.describe('two spans side by side', () => {
  for (const theme of ['light', 'dark'] as const) {
    test(`show what differs, swap and part again, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      const screen = new TracePage(page);
      await screen.openTrace(demoTraces.example, `xspan=${SPAN}&xopen=${SPAN}`);
      await place(screen, /^Compare with/);
      await expect(page.getByRole('heading', { name: 'Select another span' })).toBeVisible();
      await screen.rows.first().getByRole('gridcell').first().click();
      await screen.settled();
      const pair = page.getByRole('region', { name: 'Two spans side by side' });
      await expect(pair.getByRole('row', { name: /differs: Service B A/ })).toBeVisible();
      await expect(
        pair.getByRole('row', { name: /differs: Duration 85.0 ms 120 ms \+35.0 ms/ }),
      ).toBeVisible();
      await expect(page).toHaveURL(/xpair=b000000000000001/);
      await screen.expectAccessible();
      await pair.getByRole('checkbox', { name: 'Only what differs' }).check();
      await expect(pair.getByRole('row', { name: /^Kind/ })).toHaveCount(0);
      await pair.getByRole('button', { name: 'Swap the two spans' }).click();
      await expect(pair.getByRole('row', { name: /differs: Service A B/ })).toBeVisible();
      await pair.getByRole('button', { name: 'Stop comparing' }).click();
      await expect(page).not.toHaveURL(/xpair/);
      await expect(pair).toHaveCount(0);
    });
  }
});
