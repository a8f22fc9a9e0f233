// What is wrong with the data of a trace, and the trace as it was stored.
import type { Page } from '@playwright/test';
import { TracePage, demoTraces } from './pages/TracePage';
import { answerOf, id, skewed, stored, traceId } from './support/growingTrace';
import { expect, test } from './support/test';

const said = (page: Page) => page.locator('[role="status"][aria-live="polite"]').first();

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what is wrong is named, walked through, and shown as it was stored (${colorScheme})`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    const asked: string[] = [];
    await page.route(
      (url) => url.pathname.includes(traceId) && url.pathname.startsWith('/api/'),
      async (route) => {
        const { search } = new URL(route.request().url());
        asked.push(search);
        await route.fulfill({ json: answerOf(search.includes('raw=true') ? stored : skewed) });
      },
    );
    const trace = new TracePage(page);
    await trace.openTrace(traceId, `x=2&xspan=${id(2)}&xwin=10000000_500000000`);
    const chip = trace.button(/^2 problems$/);
    await chip.focus();
    await trace.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Problems of this trace' });
    await expect(dialog).toContainText('shop on node-7: 1 span moved by +65.0 ms');
    await expect(dialog).toContainText(`Parent ${id(99)} is not in this trace (not sampled, lost or late)`);
    await expect(dialog).toContainText('In time it fits under shop: pay');
    await expect(dialog).toContainText('The path leaves out 1 span under another root');
    await trace.expectAccessible();
    const part = await trace.shownPart();
    await dialog.getByRole('button', { name: 'As stored, not adjusted' }).click();
    await trace.settled();
    await expect(said(page)).toHaveText('As stored. The server moves 1 span by 65.0 ms.');
    expect(asked.at(-1)).toBe('?raw=true');
    expect(trace.address).toContain('xraw=1');
    await expect(dialog).toBeHidden();
    await expect(trace.row(/^shop: pay, .*starts at 35\.0 ms/)).toHaveAttribute('aria-selected', 'true');
    expect(await trace.shownPart()).toBe(part);
    const note = page.getByRole('note').filter({ hasText: 'Shown as it was stored' });
    await expect(note).toContainText('The server moves 1 span by 65.0 ms.');
    await trace.expectAccessible();
    await note.getByRole('button', { name: 'Show it adjusted' }).click();
    await trace.settled();
    await expect(trace.row(/^shop: pay, .*starts at 100 ms/)).toBeVisible();
    expect(trace.address).not.toContain('xraw');
    // Both had been read: nothing is asked again.
    expect(asked).toHaveLength(2);
    await page.reload();
    await trace.settled();
    await trace.press('h');
    await expect(said(page)).toHaveText(/^\d of \d spans with problems\. shop: /);
    await expect(page.getByRole('group', { name: 'Problems' })).toContainText(/Problem: \d of \d/);
  });
}

test('a link to a trace as stored opens it so; the demo has nothing to move', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.clockSkew, 'xraw=1');
  await expect(page.getByRole('note').filter({ hasText: 'Shown as it was stored' })).toBeVisible();
  await trace.clickButton('Show it adjusted');
  await trace.button(/\d+ problems?$/).click();
  const dialog = page.getByRole('dialog', { name: 'Problems of this trace' });
  await expect(dialog).toContainText(/C.*: 1 span not moved; the server reckons by \+/);
  await trace.settled();
});
