import { SpanDetail } from './pages/SpanDetail';
import { expect, test } from './support/test';

const EXAMPLE = 'abcde000000000000000000000000001';

/** Opens the menu of a value by keyboard, as the mouse would. */
async function openMenu(screen: SpanDetail, key: string): Promise<void> {
  await screen.panel.getByRole('button', { name: `More for ${key}`, exact: true }).focus();
  await screen.press('Enter');
  await expect(screen.page.getByRole('menu')).toBeVisible();
  await screen.settled();
}
const choose = async (screen: SpanDetail, name: RegExp) => {
  await screen.page.getByRole('menuitem', { name }).click();
  await screen.settled();
};
const parameter = (screen: SpanDetail, name: string) => new URL(screen.page.url()).searchParams.get(name);

test.describe('every value is a handle', () => {
  test('is found in the trace, coloured by, and excluded', async ({ page }) => {
    const screen = new SpanDetail(page);
    await screen.openSpan(EXAMPLE, /POST \/orders/);
    await openMenu(screen, 'order.id');
    await choose(screen, /^Find in this trace/);
    expect(parameter(screen, 'xfind')).toBe('order.id=o-100042');
    await openMenu(screen, 'order.id');
    await choose(screen, /^Colour spans by it/);
    expect(parameter(screen, 'xcolour')).toBe('order.id');
    await page.goBack();
    await screen.settled();
    expect(parameter(screen, 'xcolour')).toBeNull();
    await openMenu(screen, 'order.id');
    await choose(screen, /^Exclude from this trace/);
    expect(parameter(screen, 'xfind')).toMatch(/order\.id=o-100042.*(-|not )order\.id=o-100042/);
  });

  test('leads to the search for all traces with it', async ({ page }) => {
    const screen = new SpanDetail(page);
    await screen.openSpan(EXAMPLE, /POST \/orders/);
    await openMenu(screen, 'order.id');
    await choose(screen, /^Search all traces/);
    await expect(page).toHaveURL(/\/search\?/);
    expect(parameter(screen, 'service')).toBe('B');
    expect(parameter(screen, 'tags')).toBe('{"order.id":"o-100042"}');
  });

  test('is pinned on top of every span, and unpinned', async ({ page }) => {
    const screen = new SpanDetail(page);
    await screen.openSpan(EXAMPLE, /POST \/orders/);
    await openMenu(screen, 'order.id');
    await choose(screen, /^Pin this key/);
    await expect(screen.tags.locator('dt').first()).toHaveText('pinned order.id');
    await page.reload();
    await screen.settled();
    await expect(screen.tags.locator('dt').first()).toHaveText('pinned order.id');
    expect(page.url()).not.toContain('pin');
    await openMenu(screen, 'order.id');
    await choose(screen, /^Unpin/);
    await expect(screen.tags.locator('dt').first()).not.toHaveText(/order\.id/);
  });

  test('gives the focus back when the menu closes', async ({ page }) => {
    const screen = new SpanDetail(page);
    await screen.openSpan(EXAMPLE, /POST \/orders/);
    await openMenu(screen, 'order.id');
    await screen.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
    await expect(screen.panel.getByRole('button', { name: 'More for order.id', exact: true })).toBeFocused();
    await expect(screen.panel).toBeVisible();
  });

  test('copies by c, and the span in other forms by Shift+C', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const screen = new SpanDetail(page);
    await screen.openSpan(EXAMPLE, /POST \/orders/);
    await expect(screen.section('Tags')).toBeVisible();
    await screen.press('c');
    await expect.poll(() => screen.copied()).toContain('spanID');
    await screen.panel.getByRole('button', { name: 'Copy value of order.id', exact: true }).focus();
    await screen.press('c');
    await expect.poll(() => screen.copied()).toBe('o-100042');
    await screen.section('Tags').focus();
    await screen.press('Shift+C');
    await choose(screen, /^Copy as Markdown/);
    await expect
      .poll(() => screen.copied())
      .toMatch(/^### \[B: POST \/orders\]\(<http.+xspan=b000000000000001/);
    expect(await screen.copied()).toContain('| order.id | o-100042 |');
  });

  for (const theme of ['light', 'dark'] as const) {
    test(`has no fault that axe finds, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      const screen = new SpanDetail(page);
      await screen.openSpan(EXAMPLE, /POST \/orders/);
      await openMenu(screen, 'order.id');
      await screen.expectAccessible();
    });
  }
});

test.describe('a long value', () => {
  test('is read on the whole screen, formatted and folded', async ({ page }) => {
    const screen = new SpanDetail(page);
    const order = {
      lines: Array.from({ length: 200 }, (_, at) => ({ at, name: `article ${String(at)}` })),
      total: 3,
    };
    await page.route('**/api/traces/*', async (route) => {
      const tags = [
        { key: 'order', type: 'string', value: JSON.stringify(order) },
        {
          key: 'db.query.text',
          type: 'string',
          value: `select a from t where x in (${'1, '.repeat(900)} 1)`,
        },
      ];
      const span = {
        traceID: 'ab',
        spanID: 'cd',
        operationName: 'long',
        references: [],
        startTime: 1e15,
        duration: 1000,
        tags,
        logs: [],
        processID: 'p1',
      };
      await route.fulfill({
        json: {
          data: [{ traceID: 'ab', spans: [span], processes: { p1: { serviceName: 'wide', tags: [] } } }],
        },
      });
    });
    await screen.openSpan('ab', /long/);
    await page.getByRole('button', { name: 'Open order on the whole screen' }).click();
    const dialog = page.getByRole('dialog', { name: 'order' });
    await expect(dialog.getByText('"article 0"')).toBeVisible();
    await dialog.getByRole('button', { name: /^Line 2, / }).click();
    await expect(dialog.getByText('"article 0"')).toHaveCount(0);
    await expect(dialog.getByText('"total": 3')).toBeVisible();
    await screen.expectAccessible();
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save' }).click();
    expect((await download).suggestedFilename()).toBe('value.json');
    await screen.press('Escape');
    await page.getByRole('button', { name: 'Open db.query.text on the whole screen' }).click();
    await expect(page.getByRole('dialog').getByRole('button', { name: 'SQL', pressed: true })).toBeVisible();
  });
});
