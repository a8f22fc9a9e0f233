// A browser that forbids storage or the clipboard, forces its colours, stops motion, or prints.
import { SearchPage } from './pages/SearchPage';
import { SpanDetail } from './pages/SpanDetail';
import { TracePage, demoTraces } from './pages/TracePage';
import { expect, test } from './support/test';

test.describe('a browser that forbids or changes things', () => {
  test('M02: works where storage throws', async ({ page }) => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        });
    });
    const search = new SearchPage(page);
    const trace = new TracePage(page);
    await search.open('');
    expect(await search.count()).toBe(20);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Dark' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await search.press('Escape');
    await trace.openTrace(demoTraces.example);
    await trace.clickRow(/^C:/);
    await trace.clickButton('Details in a side panel');
    await expect(trace.sidePanel).toContainText('payment.method');
  });

  test('M04: where the clipboard is denied, that is said and the text can be selected', async ({ page }) => {
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
    });
    const trace = new TracePage(page);
    await trace.openTrace(demoTraces.example);
    await trace.button('Copy trace id').click();
    await expect(trace.button('Not allowed by the browser')).toBeVisible();
    await expect(page.getByText('did not allow copying')).toBeAttached();
    await trace.clickRow(/^C:/);
    const detail = new SpanDetail(page);
    await detail.openSection('Tags');
    for (const text of [
      page.getByRole('banner', { name: 'Trace' }).or(page.locator('header')).getByTitle(demoTraces.example),
      detail.value('payment.method'),
    ]) {
      const selected = await text.first().evaluate((element) => {
        getSelection()?.selectAllChildren(element);
        return getSelection()?.toString() ?? '';
      });
      expect(selected.length).toBeGreaterThan(2);
    }
  });

  test('M05: still under reduced motion, usable in forced colours', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
    const trace = new TracePage(page);
    const search = new SearchPage(page);
    const moving = () =>
      page.evaluate(
        () =>
          document
            .getAnimations()
            .filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration) > 20).length,
      );
    await search.open('');
    expect(await moving()).toBe(0);
    await search.expectAccessible();
    await trace.openTrace(demoTraces.failed);
    await trace.clickRow(/^B: check basket/);
    expect(await moving()).toBe(0);
    for (const row of await trace.rows.all()) {
      const paint = await row
        .locator('[data-act="bar"]')
        .evaluate((bar) => [getComputedStyle(bar).backgroundColor, getComputedStyle(bar).borderColor]);
      expect(
        new Set([...paint, 'rgb(255, 255, 255)']).size,
        'the bar is told from its ground',
      ).toBeGreaterThan(1);
    }
    await trace.expectAccessible();
  });

  test('M06: a print has every row, not cut off', async ({ page }) => {
    await page.setViewportSize({ width: 1000, height: 400 });
    const trace = new TracePage(page);
    await trace.openTrace(demoTraces.failed);
    const all = await trace.rowCount();
    await page.emulateMedia({ media: 'print' });
    await expect(trace.rows).toHaveCount(all);
    const cut = await trace.rows.evaluateAll(
      (rows) =>
        rows.filter((row) => {
          const { bottom } = row.getBoundingClientRect();
          for (let box = row.parentElement; box !== null; box = box.parentElement) {
            const clips = getComputedStyle(box).overflowY !== 'visible' && box !== document.documentElement;
            if (clips && box.getBoundingClientRect().bottom < bottom - 1) return true;
          }
          return bottom > document.documentElement.scrollHeight + 1;
        }).length,
    );
    expect(cut).toBe(0);
    const search = new SearchPage(page);
    await page.emulateMedia({ media: 'screen' });
    await search.open('');
    await page.emulateMedia({ media: 'print' });
    await expect(search.rows).toHaveCount(20);
  });
});
