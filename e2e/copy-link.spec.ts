import { demoTraces, TracePage } from './pages/TracePage';
import { expect, test } from './support/test';

const SPAN = 'b000000000000001';
const copied = (screen: TracePage) => screen.page.evaluate(() => navigator.clipboard.readText());
const linkTo = async (screen: TracePage, name: string) => {
  await screen.press('Shift+L');
  await screen.page
    .getByRole('menu', { name: 'Copy link to' })
    .getByRole('menuitem', { name })
    .press('Enter');
  await screen.settled();
  return new URL(await copied(screen));
};

test('links lead to the view, the span or the moment', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const trace = new TracePage(page);
  const state = `xspan=${SPAN}&xfold=all&xwin=10000000_50000000&other=1&uiEmbed=v0`;
  await trace.openTrace(demoTraces.example, state);
  await trace.press('l');
  const view = new URL(await copied(trace));
  expect([...view.searchParams.keys()].sort()).toEqual(['other', 'x', 'xfold', 'xspan', 'xwin', 'xzone']);
  const span = await linkTo(trace, 'This span');
  expect(span.searchParams.get('uiFind'), 'by which Jaeger UI finds it').toBe(SPAN);
  expect(span.searchParams.get('xspan')).toBe(SPAN);
  expect(span.searchParams.has('xwin')).toBe(false);
  const moment = await linkTo(trace, 'This moment');
  expect(moment.searchParams.get('xwin')).toBe('10000000_50000000');
  expect(moment.searchParams.has('xspan')).toBe(false);

  await page.goto(span.href);
  await trace.settled();
  await expect(page.getByRole('region', { name: 'Span B: POST /orders' })).toBeVisible();
});

test('a link that may not be copied is shown, selected', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('denied'));
  });
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.example);
  await trace.clickButton(/^Copy link to this view/);
  const dialog = page.getByRole('dialog', { name: 'Link to copy' });
  await expect(dialog.getByRole('textbox')).toHaveValue(/\/trace\/abcde0/);
  expect(await page.evaluate(() => getSelection()?.toString())).toMatch(/\/trace\/abcde0/);
  await trace.expectAccessible();
  await trace.press('Escape');
  await expect(dialog).toHaveCount(0);
});
