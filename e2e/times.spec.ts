// Times as the reader reads them: zone, style, forms to copy, the clock of logs, and what a link may say of them.
import type { Page } from '@playwright/test';
import { SearchPage } from './pages/SearchPage';
import { SettingsPanel } from './pages/SettingsPanel';
import { SpanDetail } from './pages/SpanDetail';
import { demoTraces, TracePage } from './pages/TracePage';
import { expect, test } from './support/test';

const EXAMPLE = demoTraces.example;
const start = (page: Page) => page.getByRole('main').getByRole('button', { name: /^\d{4}-\d\d-\d\d / });
const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test.describe('the zone', () => {
  test('is chosen by keyboard, changes all times at once, and is kept', async ({ page }) => {
    const settings = new SettingsPanel(page);
    const search = new SearchPage(page);
    await search.open('');
    const before = await search.column('start');
    await settings.chooseZoneByKeys('kathm');
    await expect(settings.panel).toBeHidden();
    await expect(search.results).toContainText('in Asia/Kathmandu (UTC+05:45)');
    const after = await search.column('start');
    const moved = (text = '') => Date.parse(`${text.slice(0, 23).replace(' ', 'T')}Z`);
    expect(moved(after[0]) - moved(before[0])).toBe((5 * 60 + 45) * 60_000);
    await search.time.selectOption({ label: 'Custom range…' });
    await expect(search.form).toContainText('Times in Asia/Kathmandu');
    await expect(search.form).toContainText('UTC+05:45');
    const trace = new TracePage(page);
    await trace.openTrace(EXAMPLE);
    await expect(start(page).first()).toContainText('UTC+05:45');
    await page.reload();
    await trace.settled();
    await expect(start(page).first()).toContainText('UTC+05:45');
  });

  test('is found by its offset, and nonsense is refused in words', async ({ page }) => {
    const settings = new SettingsPanel(page);
    await settings.open('search');
    await settings.show();
    await settings.zone.fill('+05:45');
    await expect(page.getByRole('option', { name: 'Asia/Kathmandu' })).toBeVisible();
    await settings.zone.fill('atlantis');
    await expect(settings.zone).toHaveAccessibleDescription('no zone has that in its name');
    await page.keyboard.press('Tab');
    await expect(settings.zone).toHaveValue('Browser’s zone: UTC');
    expect(await settings.stored()).not.toContain('atlantis');
  });
});

test.describe('a window in which clocks are set back', () => {
  test.use({ timezoneId: 'Europe/Berlin' });
  test('R10: names the offset of both ends, and asks for the same moments again', async ({ page }) => {
    const search = new SearchPage(page);
    const [from, to] = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map(
      (text) => Date.parse(text) * 1000,
    );
    await search.open(
      `search?service=A&operation=none&lookback=custom&start=${String(from)}&end=${String(to)}`,
    );
    await expect(search.from).toHaveValue('2026-10-25 02:30:00');
    await expect(search.to).toHaveValue('2026-10-25 02:30:00 +01:00');
    for (const text of ['Times in Europe/Berlin', 'UTC+02:00', 'UTC+01:00'])
      await expect(search.form).toContainText(text);
    await search.limit.fill('50');
    await search.find.click();
    await search.settled();
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('start'), searchParams.get('end')]).toEqual([String(from), String(to)]);
    await search.from.fill('2026-10-25 02:30 +01:00');
    await search.to.fill('2026-10-25 03:30');
    await search.find.click();
    await search.settled();
    expect(Number(new URL(page.url()).searchParams.get('start'))).toBe(to);
  });
});

test.describe('a link', () => {
  test('carries the sender’s zone as a hint, which is followed on that page only', async ({
    page,
    context,
    browser,
    baseURL,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const sender = new SettingsPanel(page);
    await sender.open(`trace/${EXAMPLE}?xspan=c000000000000001&xpanel=bottom`);
    await sender.chooseZoneByKeys('kathm');
    await sender.copyLink.click();
    const link = await copied(page);
    expect(new URL(link).searchParams.get('xzone')).toBe('Asia/Kathmandu');

    const elsewhere = await browser.newContext({
      ...(baseURL === undefined ? {} : { baseURL }),
      timezoneId: 'America/New_York',
    });
    const reader = new TracePage(await elsewhere.newPage());
    const own = new SettingsPanel(reader.page);
    await reader.page.goto(link);
    await reader.settled();
    const chip = reader.page.getByRole('note').filter({ hasText: 'Asia/Kathmandu (UTC+05:45)' });
    await expect(chip).toContainText('Times were shared in');
    await expect(start(reader.page).first()).toContainText(/UTC-0[45]:00/);
    await reader.expectAccessible();
    await chip.getByRole('button', { name: 'Show so' }).click();
    await expect(start(reader.page).first()).toContainText('UTC+05:45');
    await expect(reader.sidePanel).toContainText('UTC+05:45');
    expect(await own.stored()).not.toContain('Kathmandu');
    await chip.getByRole('button', { name: 'Reset to mine' }).click();
    await expect(start(reader.page).first()).toContainText(/UTC-0[45]:00/);
    await expect(chip).toHaveCount(0);
    await expect(reader.page).not.toHaveURL(/xzone/);
    await elsewhere.close();
  });

  test('is followed until its page is left', async ({ page }) => {
    const trace = new TracePage(page);
    await trace.openTrace(EXAMPLE, 'xzone=Asia%2FKathmandu');
    await trace.clickButton('Show so');
    await expect(start(page).first()).toContainText('UTC+05:45');
    await page
      .getByRole('link', { name: /results|search$/ })
      .first()
      .click();
    await trace.settled();
    await expect(page.getByRole('main')).not.toContainText('+05:45');
  });

  test('says nothing of the zone where the reader does not want it', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const settings = new SettingsPanel(page);
    await settings.open(`trace/${EXAMPLE}`);
    await settings.show();
    await settings.panel.getByRole('checkbox', { name: /time zone/ }).uncheck();
    await settings.hide();
    await settings.copyLink.click();
    expect(await copied(page)).not.toContain('xzone');
  });

  test('from the reader’s own zone says nothing, an unknown zone is named', async ({ page }) => {
    const trace = new TracePage(page);
    await trace.openTrace(EXAMPLE, 'xzone=Africa%2FAbidjan');
    await expect(page.getByRole('note')).toHaveCount(0);
    await trace.openTrace(EXAMPLE, 'xzone=Mars%2FOlympus');
    await expect(page.getByRole('note')).toContainText('“Mars/Olympus”');
  });

  test('that places details elsewhere than the reader does says so, and gives way', async ({ page }) => {
    const trace = new TracePage(page);
    await trace.openTrace(EXAMPLE, 'xspan=c000000000000001&xpanel=right');
    await expect(trace.sidePanel).toBeVisible();
    const chip = page.getByRole('note').filter({ hasText: 'Shared view: details at the right' });
    await chip.getByRole('button', { name: 'Reset to mine' }).click();
    await expect(trace.sidePanel).toHaveCount(0);
    await expect(chip).toHaveCount(0);
    expect(await new SettingsPanel(page).stored()).not.toContain('"right"');
  });
});

test.describe('every time', () => {
  test('shows all its forms under the pointer and at the focus, and copies one', async ({
    page,
    context,
  }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const trace = new TracePage(page);
    await trace.openTrace(EXAMPLE);
    const tip = page.getByRole('tooltip');
    await start(page).first().hover();
    await expect(tip).toContainText('µs since 1970');
    await trace.expectAccessible();
    await trace.press('Escape');
    await expect(tip).toHaveCount(0);
    await start(page).first().focus();
    await page.keyboard.press('Tab');
    const duration = page.getByRole('button', { name: '120 ms', exact: true });
    await expect(duration).toBeFocused();
    await expect(tip).toContainText('120000000');
    await expect(duration).toHaveAccessibleDescription(/120000000/);
    await trace.press('Enter');
    await page.getByRole('menuitem', { name: /for find and search$/ }).click();
    expect(await copied(page)).toBe('120ms');
    await start(page).first().click();
    await trace.expectAccessible();
    await page.getByRole('menuitem', { name: /µs since 1970$/ }).click();
    expect(await copied(page)).toMatch(/^\d{16}$/);
    await expect(start(page).first()).toBeFocused();
  });

  test('of the results is reached by an arrow key, and the row stays a link', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const search = new SearchPage(page);
    await search.open('');
    await search.rows.first().getByRole('link').focus();
    const time = search.rows.first().getByRole('button', { name: /^20\d\d-/ });
    // Before it stand the peek and the duration.
    for (let step = 0; step < 3; step++) await search.press('ArrowRight');
    await expect(time).toBeFocused();
    await expect(page.getByRole('tooltip')).toContainText('from now');
    await search.press('Enter');
    await search.press('Enter');
    expect(await copied(page)).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    for (let step = 0; step < 3; step++) await search.press('ArrowLeft');
    await search.press('ArrowDown');
    await search.press('Enter');
    expect(search.address).toContain('/trace/');
  });

  test('is written in the style that is chosen', async ({ page }) => {
    const settings = new SettingsPanel(page);
    const search = new SearchPage(page);
    await search.open('');
    await settings.show();
    await settings.choice('Written as', 'How long ago').click();
    expect((await search.column('start'))[0]).toMatch(/^(\d+ \w+ ago|just now)\n\d{4}-/);
    await settings.choice('Written as', 'Local style').click();
    expect((await search.column('start'))[0]).toMatch(/^\d{1,2} \w+ \d{4}, \d{1,2}:\d\d:\d\d\.\d{3}/);
  });
});

test('logs count from the span, its parent, the trace, or show the clock', async ({ page }) => {
  const screen = new SpanDetail(page);
  await screen.openSpan(EXAMPLE, /payments\.Payments\/Authorize/);
  await screen.openSection('Logs');
  const log = screen.panel.getByRole('list', { name: 'Logs' }).getByRole('listitem').first();
  const from = async (name: string) => {
    await screen.panel.getByRole('button', { name, exact: true }).click();
    await screen.settled();
  };
  await expect(log).toContainText('+23.0 ms in the span');
  await from('from parent');
  await expect(log).toContainText('+33.0 ms in the parent');
  await from('from trace');
  await expect(log).toContainText('+43.0 ms in the trace');
  await from('clock');
  await expect(log).toContainText(/\d\d:\d\d\.043000 UTC/);
  await expect(page).toHaveURL(/xlogtime=clock/);
  await log.getByRole('button').first().hover();
  await expect(page.getByRole('tooltip')).toContainText('in the parent');
  await page.goto('about:blank');
  await screen.openSpan(EXAMPLE, /payments\.Payments\/Authorize/);
  await screen.openSection('Logs');
  await expect(log).toContainText(/\d\d:\d\d\.043000 UTC/);
});

test.describe('settings', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`have no fault that axe finds, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      const settings = new SettingsPanel(page);
      await settings.open('search');
      await settings.show();
      await settings.expectAccessible();
      await settings.zone.click();
      await expect(page.getByRole('listbox', { name: 'Time zone' })).toBeVisible();
      await settings.expectAccessible();
    });
  }

  test('change the theme in two presses, and where details open', async ({ page }) => {
    const settings = new SettingsPanel(page);
    const trace = new TracePage(page);
    await trace.openTrace(EXAMPLE);
    await settings.button.click();
    await settings.choice('Theme', 'Dark').click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await settings.choice('Details open', 'Right').click();
    await settings.hide();
    await trace.clickRow(/^C:/);
    await expect(trace.sidePanel).toBeVisible();
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  });

  test('switch single keys off, as the help does', async ({ page }) => {
    const settings = new SettingsPanel(page);
    await settings.open('search');
    await settings.show();
    await settings.panel.getByRole('checkbox', { name: /^Keys without/ }).uncheck();
    await settings.hide();
    await settings.press('?');
    await expect(page.getByRole('dialog', { name: 'Keys on this page' })).toHaveCount(0);
    await page.getByRole('button', { name: /^Keys of this page/ }).click();
    await expect(page.getByRole('checkbox', { name: /^Keys without/ })).not.toBeChecked();
  });
});
