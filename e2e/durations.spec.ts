// Durations in one unit: chosen, seen everywhere, kept, sent along.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { SearchPage } from './pages/SearchPage';
import { SettingsPanel } from './pages/SettingsPanel';
import { demoTraces, TracePage } from './pages/TracePage';
import { expect, test } from './support/test';

const EXAMPLE = demoTraces.example;
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.describe('durations in one unit', () => {
  const bar = (page: Page, name: RegExp) => page.getByRole('row', { name }).getByRole('gridcell').last();

  test('are chosen in the settings, stand so in every view, and are kept', async ({ page }) => {
    const settings = new SettingsPanel(page);
    const trace = new TracePage(page);
    await trace.openTrace(EXAMPLE);
    await expect(bar(page, /^A:/)).toContainText('120 ms');
    await settings.show();
    await settings.choice('Durations in', 'µs').click();
    await settings.expectAccessible();
    await settings.hide();
    await expect(page).toHaveURL(/xunit=us/);
    await expect(bar(page, /^A:/)).toContainText('120\u202f000 µs');
    await expect(page.getByRole('columnheader', { name: /120\s000 µs shown$/ })).toContainText(/\d0\s000 µs/);
    await expect(page.getByRole('main').getByRole('button', { name: /^120\s000 µs$/ })).toBeVisible();
    for (const view of ['table', 'statistics', 'calltree', 'flame', 'graph']) {
      await trace.openTrace(EXAMPLE, `xview=${view}`);
      await expect(page.getByRole('main'), view).toContainText(/\d\s000 µs/);
      await expect(page.getByRole('main'), view).not.toContainText(/\d ms/);
    }
    const search = new SearchPage(page);
    await search.open('');
    await expect(search.rows.first()).toContainText(/\d µs/);
    await expect(search.results).not.toContainText(/\d ms/);
    await settings.show();
    await settings.choice('Durations in', 'Auto').click();
    await settings.hide();
    await expect(search.rows.first()).not.toContainText(/\d\s\d+ µs/);
  });

  test('are chosen at any duration, by keys, and go along in a link that stores nothing', async ({
    page,
    context,
    browser,
    baseURL,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const trace = new TracePage(page);
    await trace.openTrace(EXAMPLE);
    await page.getByRole('button', { name: '120 ms', exact: true }).focus();
    await trace.press('Enter');
    const choice = page.getByRole('menuitem', { name: 'Show durations in s' });
    await expect(choice).toBeVisible();
    await trace.expectAccessible();
    await choice.press('Enter');
    await trace.settled();
    await expect(bar(page, /^A:/)).toContainText('0.120 s');
    await trace.press('l');
    const link = await copied(page);
    expect(new URL(link).searchParams.get('xunit')).toBe('s');

    const elsewhere = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
    const reader = new TracePage(await elsewhere.newPage());
    await reader.page.goto(link);
    await reader.settled();
    await expect(bar(reader.page, /^A:/)).toContainText('0.120 s');
    const chip = reader.page.getByRole('note').filter({ hasText: 'Shared view: durations in s' });
    await reader.expectAccessible();
    await chip.getByRole('button', { name: 'Reset to mine' }).click();
    await expect(bar(reader.page, /^A:/)).toContainText('120 ms');
    await expect(chip).toHaveCount(0);
    await expect(reader.page).not.toHaveURL(/xunit/);
    expect(await new SettingsPanel(reader.page).stored()).not.toContain('"s"');
    await elsewhere.close();
  });

  test('leave files in the unit that they state', async ({ page }) => {
    const trace = new TracePage(page);
    await trace.openTrace(EXAMPLE, 'xview=table&xunit=s');
    const saved = page.waitForEvent('download');
    await trace.button(/^CSV of 5 rows/).click();
    const file = await (await saved).path();
    expect(await readFile(file, 'utf8')).toContain('120000000');
  });
});
