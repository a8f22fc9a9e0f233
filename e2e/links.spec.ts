// Links between spans of a trace: arrows in the timeline, and both directions in the detail.
import { expectAccessible } from './support/accessible';
import { QUEUE_TRACE, queueTrace } from './support/queueTrace';
import { expect, test } from './support/test';
import { TracePage } from './pages/TracePage';

const publish = '0000000000000002';
const report = '0000000000000007';

test.beforeEach(async ({ page }) => {
  await page.route('**/api/traces/*', (route) =>
    route.fulfill({ contentType: 'application/json', body: queueTrace() }),
  );
});

test('the detail lists what a span links to and what links to it, and leads there', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(QUEUE_TRACE);
  await trace.clickRow(/publish first, 800/);
  await trace.clickButton(/^Links/);
  const incoming = page.getByRole('list', { name: 'Linked from 2 spans' });
  await expect(incoming.getByRole('button')).toHaveText(['worker: deliver first', 'worker: write first']);
  await incoming.getByRole('button', { name: 'worker: write first' }).focus();
  await expect(trace.grid.locator('[data-link]')).toHaveCount(2);
  await page.keyboard.press('Enter');
  await trace.settled();
  await expect(trace.row(/write first, 300/)).toHaveAttribute('aria-selected', 'true');
  await expect(page).toHaveURL(/0000000000000005/);
  await expectAccessible(page);
});

test('arrows of the selected span lead to rows, to folded ones, and beyond the edges', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(QUEUE_TRACE, `xspan=${publish}`);
  const arrows = trace.grid.locator('[data-link]');
  await expect(arrows).toHaveCount(2);

  // Folded, the row stands for its own link and for the one below it.
  await trace.foldToggle(/deliver first, 900/);
  await expect(arrows).toHaveCount(1);
  await expect(arrows).toContainText('×2');

  await trace.clickRow(/publish second, 800/);
  await expect(arrows).toHaveCount(0);
  await expectAccessible(page);
  await page.getByText('↓ 1 link').click();
  await trace.settled();
  await expect(trace.row(/deliver second/)).toBeVisible();
  await expect(arrows).toHaveCount(1);
});

test('a link to a span opens with its arrows', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(QUEUE_TRACE, `xspan=${report}`);
  await expect(trace.row(/report/)).toHaveAttribute('aria-selected', 'true');
  await expect(trace.row(/report/)).toHaveAccessibleName(/has links/);
  await expect(trace.grid.locator('[data-link="to"]')).toHaveCount(1);
  await expect(page.getByText('↑ 1 link')).toBeVisible();
});
