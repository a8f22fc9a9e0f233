import { demoTraces, TracePage } from './pages/TracePage';
import { expect, test } from './support/test';

const colourOf = (screen: TracePage, name: RegExp) =>
  screen
    .row(name)
    .first()
    .locator('[data-act="bar"]')
    .evaluate((bar) => getComputedStyle(bar).backgroundColor);

test.describe('colour by what matters', () => {
  for (const theme of ['light', 'dark'] as const) {
    test(`by a built-in, with a legend that finds, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      const screen = new TracePage(page);
      await screen.openTrace(demoTraces.failed);
      await page.getByRole('button', { name: /^Colour: Service/ }).click();
      await page.getByRole('menuitem', { name: /^Status/ }).click();
      await screen.settled();
      await expect(page).toHaveURL(/xcolour=status/);
      const legend = page.getByRole('list', { name: 'Colours by Status' });
      await expect(legend.getByRole('button', { name: /^error/ })).toBeVisible();
      await screen.expectAccessible();
      await legend.getByRole('button', { name: /^error/ }).click();
      await screen.settled();
      await expect(page).toHaveURL(/(uiFind|xfind)=status%3Derror/);
    });
  }

  test('by an attribute out of a link: the same value, the same colour', async ({ page }) => {
    const screen = new TracePage(page);
    await screen.openTrace(demoTraces.example, 'xcolour=http.route');
    await expect(page.getByRole('list', { name: 'Colours by http.route' })).toContainText('/orders');
    const here = await colourOf(screen, /^B: POST \/orders/);
    await screen.openTrace(demoTraces.retried, 'xcolour=http.route');
    await expect(page.getByRole('list', { name: 'Colours by http.route' })).toContainText('/orders');
    expect(await colourOf(screen, /^B: POST \/orders/)).toBe(here);
  });

  test('by duration on a scale', async ({ page }) => {
    const screen = new TracePage(page);
    await screen.openTrace(demoTraces.example, 'xcolour=duration');
    await expect(page.getByRole('list', { name: 'Colours by Duration' })).toContainText(/to 120 ms/);
    expect(await colourOf(screen, /POST \/checkout/)).not.toBe(await colourOf(screen, /POST \/orders/));
  });
});
