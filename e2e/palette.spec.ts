import { Palette } from './pages/Palette';
import { SearchPage } from './pages/SearchPage';
import { TracePage, demoTraces } from './pages/TracePage';
import { expect, test } from './support/test';

test('by keyboard alone: from an address over a service to a trace and a span of it', async ({ page }) => {
  const search = new SearchPage(page);
  const palette = new Palette(page);
  await search.open('search?service=A&lookback=24h&limit=10');
  await palette.summon();
  await expect(palette.field).toBeFocused();
  await expect(palette.group('Services').getByRole('option')).toHaveCount(5);
  // An operation of a service that is named by the way.
  await palette.type('b ord');
  await expect(palette.active).toContainText('/orders');
  await palette.press('Enter');
  await expect(palette.dialog).toBeHidden();
  await expect(page).toHaveURL(/service=B/);
  await expect(page).toHaveURL(/operation=.*orders/);
  await expect(page).toHaveURL(/lookback=24h/);
  await expect(search.rows).not.toHaveCount(0);

  await search.press('j');
  await search.press('Enter');
  const trace = new TracePage(page);
  await expect(trace.grid).toBeVisible();
  await palette.summon();
  await palette.type('orders b');
  await expect(palette.group('Spans of this trace').getByRole('option').first()).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await palette.press('Enter');
  await expect(page).toHaveURL(/xspan=/);
  await expect(trace.activeRow).toHaveAccessibleName(/orders/);
  await expect(page.getByRole('region', { name: /^Span / })).toBeVisible();

  // Back on the search page the trace is among those looked at last, and what was used last comes first.
  await palette.summon();
  await palette.type('go to the search');
  await palette.press('Enter');
  await expect(page).toHaveURL(/\/search/);
  await palette.summon();
  await expect(palette.group('Recent traces').getByRole('option')).toHaveCount(1);
  await expect(palette.options.first()).toContainText('Go to the search');
  await palette.expectAccessibleInBothThemes();
});

test('commands are done where the focus was, with their keys shown, and only those of the page', async ({
  page,
}) => {
  const trace = new TracePage(page);
  const palette = new Palette(page);
  await trace.openTrace(demoTraces.failed);
  await palette.summon();
  await palette.type('next error');
  await expect(palette.active).toContainText('e');
  await palette.press('Enter');
  await expect(page).toHaveURL(/xspan=/);
  await palette.summon();
  await palette.type('find in this trace');
  await palette.press('Enter');
  await expect(trace.findField).toBeFocused();
  // A text that nothing is called by is looked for in the trace.
  await palette.summon();
  await palette.type('http.response.status_code=503');
  await expect(palette.options).toHaveCount(1);
  await palette.press('Enter');
  await expect(trace.findField).toHaveValue('http.response.status_code=503');
  // A menu's line by its name.
  await palette.summon();
  await palette.type('flatten');
  await palette.press('Enter');
  await expect(page).toHaveURL(/xcuts?=/);
  await palette.summon();
  await palette.type('newest first');
  await expect(palette.dialog.getByRole('option', { name: /^Newest first/ })).toHaveCount(0);
});

test('spans are found by the beginning of their id, the list walks around its ends, Escape gives the focus back', async ({
  page,
}) => {
  const trace = new TracePage(page);
  const palette = new Palette(page);
  await trace.openTrace(demoTraces.example);
  await trace.grid.focus();
  await palette.summon();
  await palette.type('b00000000000');
  await expect(palette.group('Spans of this trace').getByRole('option')).toHaveCount(1);
  await palette.press('Control+a');
  await palette.type('a');
  const all = await palette.options.count();
  expect(all).toBeGreaterThan(3);
  await palette.press('ArrowUp');
  await expect(palette.options.last()).toHaveAttribute('aria-selected', 'true');
  await palette.press('ArrowDown');
  await expect(palette.options.first()).toHaveAttribute('aria-selected', 'true');
  await palette.press('Escape');
  await expect(palette.dialog).toBeHidden();
  await expect(trace.grid).toBeFocused();
  // The id of a trace, as it was pasted.
  await palette.summon();
  await palette.type(demoTraces.retried.toUpperCase());
  await palette.press('Enter');
  await expect(page).toHaveURL(new RegExp(demoTraces.retried));
});

test('a trace with very many spans answers while typing, counted and cut', async ({ page }) => {
  const trace = new TracePage(page);
  const palette = new Palette(page);
  await trace.openTrace(demoTraces.large);
  await palette.summon();
  for (const letter of 'get') await palette.type(letter);
  await expect(palette.group('Spans of this trace').getByRole('option', { name: /more$/ })).toBeVisible();
  await expect(palette.count).toHaveText(/\d choices$/);
  await palette.group('Spans of this trace').getByRole('option', { name: /more$/ }).click();
  await expect(palette.group('Spans of this trace').getByRole('option')).not.toHaveCount(7);
  await expect(palette.field).toBeFocused();
});

test('keys are searched, changed with clashes refused, switched off one by one, and brought back', async ({
  page,
}) => {
  const trace = new TracePage(page);
  const palette = new Palette(page);
  await trace.openTrace(demoTraces.failed);
  await trace.press('?');
  const { help } = palette;
  await help.getByRole('textbox', { name: 'Find a key or what it does' }).fill('next error');
  await expect(palette.keyOf('Next error')).toHaveText('e');
  await palette.keyOf('Next error').press('Enter');
  const field = palette.newKeys('Next error');
  await expect(field).toBeFocused();
  await field.press('r');
  await expect(help.getByRole('alert')).toContainText('does “Refresh: look for new spans” already');
  await field.press('F5');
  await expect(help.getByRole('alert')).toContainText('the browser’s own');
  await palette.expectAccessibleInBothThemes();
  await field.press('x');
  await expect(palette.keyOf('Next error')).toHaveText('x');
  await expect(palette.keyOf('Next error')).toBeFocused();
  await help.getByRole('textbox', { name: 'Find a key or what it does' }).fill('theme: dark');
  await palette.keyOf('Theme: dark').press('Enter');
  await palette.newKeys('Theme: dark').press('Control+j');
  await expect(palette.keyOf('Theme: dark')).toHaveText('Ctrl + J');
  await palette.press('Escape');
  await expect(help).toBeHidden();

  // Kept, on all pages, and the key before does nothing any more.
  await page.reload();
  await trace.settled();
  await trace.press('e');
  await expect(page).not.toHaveURL(/xspan=/);
  await trace.findField.focus();
  await trace.press('x');
  await expect(trace.findField).toHaveValue('x');
  await expect(page).not.toHaveURL(/xspan=/);
  await trace.findField.fill('');
  await trace.findField.press('Escape');
  await trace.press('x');
  await expect(page).toHaveURL(/xspan=/);
  await trace.press('Control+j');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await trace.press('?');
  await help.getByRole('textbox', { name: 'Find a key or what it does' }).fill('next error');
  await palette.keyOf('Next error').click();
  await help.getByRole('button', { name: 'No key' }).click();
  await expect(palette.keyOf('Next error')).toHaveText('–');
  await palette.keyOf('Next error').click();
  await help.getByRole('button', { name: 'As it was: e' }).click();
  await expect(palette.keyOf('Next error')).toHaveText('e');
  await help.getByRole('button', { name: 'All keys as they were' }).click();
  await palette.press('Escape');
  await trace.press('Control+j');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await trace.press('e');
  await expect(page).toHaveURL(/xspan=/);
});

test('tooltips name the keys that hold', async ({ page }) => {
  await page.addInitScript(() => {
    const changedKeys = { 'Find/n': 'x', 'Find/Shift+N': '', 'Everywhere/Ctrl+k': 'Ctrl+j' };
    localStorage.setItem('spanlight:preferences:1', JSON.stringify({ changedKeys }));
  });
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.example);
  await expect(trace.find.getByRole('button', { name: 'Next match (x)', exact: true })).toBeVisible();
  await expect(trace.find.getByRole('button', { name: 'Previous match', exact: true })).toBeVisible();
  await expect(trace.button('Find anything by name (Ctrl+j)')).toBeVisible();
  await trace.press('Control+j');
  await expect(new Palette(page).field).toBeFocused();
});

test('keys of the page rest while something stands before it', async ({ page }) => {
  const trace = new TracePage(page);
  const palette = new Palette(page);
  await trace.openTrace(demoTraces.failed);
  const before = trace.address;
  await trace.press('?');
  await expect(palette.help).toBeVisible();
  await palette.help.getByRole('button', { name: 'Close', exact: true }).focus();
  for (const key of ['e', '2', 'Control+b']) await trace.press(key);
  expect(trace.address).toBe(before);
  await trace.press('Escape');
  await trace.press('2');
  await expect(page).not.toHaveURL(before);
});

test('without code for it the page goes on and says so', async ({ page, guard }) => {
  guard.allow(/Failed to load resource|Failed to fetch dynamically imported module/);
  const trace = new TracePage(page);
  await page.route(/\/Palette-.*\.js/, (route) => route.abort());
  await trace.openTrace(demoTraces.example);
  await trace.press('Control+k');
  await expect(page.getByRole('alert')).toContainText('could not be shown');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(trace.grid).toBeVisible();
});
