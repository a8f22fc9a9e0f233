// From result to result, and from trace to linked trace: with the search's terms, the position, and the way back.
import { SearchPage } from './pages/SearchPage';
import { SpanDetail } from './pages/SpanDetail';
import { TracePage } from './pages/TracePage';
import { linkedTraces, LINKED } from './support/linkedTraces';
import { expect, test } from './support/test';

const errors =
  'search?service=A&operation=POST%20%2Fcheckout&tags=%7B%22error%22%3A%22true%22%7D&lookback=24h';

test('a hit opens with the spans marked that the search was after; the first is selected; terms can be dropped', async ({
  page,
}) => {
  const search = new SearchPage(page);
  const trace = new TracePage(page);
  await search.open(errors);
  await search.press('j');
  await search.press('Enter');
  const parameters = () => new URL(page.url()).searchParams;
  expect(parameters().get('xfind')).toBe('service=A name="POST /checkout" error=true');
  expect(parameters().get('xfirst')).toBeNull();
  await expect(trace.row(/^A: POST \/checkout.*error/)).toHaveAttribute('aria-selected', 'true');
  await expect(trace.find).toContainText('1 of 1');

  await trace.button('3 search terms').press('Enter');
  const terms = page.getByRole('dialog', { name: 'Terms of the search' });
  await expect(terms.getByRole('listitem')).toContainText([/^service=A/, /^name="POST/, /^error=true/]);
  await trace.expectAccessibleInBothThemes();
  await terms.getByRole('button', { name: 'Drop service=A' }).press('Enter');
  await terms.getByRole('button', { name: 'Drop name="POST /checkout"' }).press('Enter');
  await trace.settled();
  await expect(trace.findField).toHaveValue('error=true');
  await expect(trace.find).toContainText(/1 of \d+/);
  await terms.getByRole('button', { name: 'Drop all' }).press('Enter');
  await trace.settled();
  await expect(trace.findField).toHaveValue('');
  await trace.button('Search terms off').click();
  await terms.getByRole('button', { name: 'Find only these' }).click();
  await trace.settled();
  expect(parameters().get('xfind')).toBe('service=A name="POST /checkout" error=true');
});

test('a search for a service alone marks nothing', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('search?service=A&lookback=24h');
  await search.press('j');
  await search.press('Enter');
  expect(search.address).toMatch(/^\/trace\/[0-9a-f]{32}$/);
  await expect(page.getByRole('button', { name: /search term/i })).toHaveCount(0);
});

test('> and < go to the next and the previous result in the order of the list, and keep the view', async ({
  page,
}) => {
  const search = new SearchPage(page);
  const trace = new TracePage(page);
  await search.open('search?service=A&lookback=24h&xsort=duration.desc');
  const links = await search.rows
    .getByRole('link')
    .evaluateAll((found) => found.map((each) => each.getAttribute('href')));
  await search.press('j');
  await search.press('Enter');
  const steps = page.getByRole('group', { name: 'Results' });
  await expect(steps).toHaveText('1 of 20');
  await expect(steps.getByRole('button', { name: 'Previous trace: none' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await trace.tab('Table').click();
  await trace.findField.fill('GET');
  await trace.settled();
  await page.keyboard.press('Escape');
  await trace.expectAccessible();
  await trace.findField.blur();
  await trace.press('>');
  await expect(steps).toHaveText('2 of 20');
  expect(new URL(page.url()).pathname).toBe(links[1]);
  await expect(trace.tab('Table')).toHaveAttribute('aria-selected', 'true');
  await trace.press('<');
  await expect(steps).toHaveText('1 of 20');
  await trace.press('<');
  await expect(steps).toHaveText('1 of 20');
  await expect(page.getByRole('status').filter({ hasText: 'This is the first one' })).toHaveCount(1);

  // By the buttons, of which the one that was pressed keeps the focus.
  await steps.getByRole('button', { name: /^Next trace \(>\): .*, [\d.]+ m?s$/ }).focus();
  await page.keyboard.press('Enter');
  await trace.settled();
  await expect(steps).toHaveText('2 of 20');
  await expect(steps.getByRole('button', { name: /^Next trace/ })).toBeFocused();
  await trace.press('Enter');
  await expect(steps).toHaveText('3 of 20');
  expect(new URL(page.url()).pathname).toBe(links[2]);
  // The list remembers where one is; Back undoes one step.
  await page.goBack();
  await trace.settled();
  await expect(steps).toHaveText('2 of 20');
  await page.getByRole('link', { name: 'Back to the results' }).click();
  await search.settled();
  await search.press('j');
  await expect(search.list.locator('[data-row="2"]')).toBeFocused();
});

test('a link to a trace carries nothing of the results: who opens it has no position', async ({
  page,
  context,
}) => {
  const search = new SearchPage(page);
  await search.open('search?service=A&lookback=24h');
  await search.press('j');
  await search.press('Enter');
  const other = await context.newPage();
  await other.goto(page.url());
  const trace = new TracePage(other);
  await trace.settled();
  await expect(trace.heading).toBeVisible();
  await expect(other.getByRole('group', { name: 'Results' })).toHaveCount(0);
});

test('links between traces: what they are before the click, in place, with a trail to come back', async ({
  page,
}) => {
  await linkedTraces(page);
  const trace = new TracePage(page);
  const detail = new SpanDetail(page);
  await trace.openTrace(LINKED.order, 'xview=table');
  await trace.tab('Timeline').click();
  await trace.clickRow(/^shop: take order/);
  await detail.openSection('Links');
  const link = page.getByRole('link', { name: new RegExp(`^trace ${LINKED.delivery}`) });
  await link.focus();
  await expect(link).toHaveAccessibleDescription(/^courier: deliver · .*:.* · 3\.00 ms · 1 span$/);
  const missing = page.getByRole('link', { name: new RegExp(`^trace ${LINKED.missing}`) });
  await missing.hover();
  await expect(missing).toHaveAccessibleDescription('The server does not have it (404).');
  await trace.expectAccessibleInBothThemes();
  const left = trace.address;
  await link.focus();
  await trace.press('Enter');
  await expect(trace.heading).toHaveText('courier: deliver');
  const trail = page.getByRole('navigation', { name: 'Trail of linked traces' });
  await expect(trail.getByRole('listitem')).toHaveText([/^shop: take order/, /^courier: deliver/]);
  await trace.expectAccessibleInBothThemes();

  await trace.clickRow(/^courier: deliver/);
  await detail.openSection('Links');
  await page.getByRole('link', { name: new RegExp(`^trace ${LINKED.bill}`) }).press('Enter');
  await trace.settled();
  await expect(trail.getByRole('listitem')).toHaveCount(3);
  await page.goBack();
  await trace.settled();
  await expect(trail.getByRole('listitem')).toHaveCount(2);
  await page.goForward();
  await trace.settled();
  await expect(trail.getByRole('listitem')).toHaveCount(3);
  await trail.getByRole('link', { name: 'shop: take order' }).press('Enter');
  await trace.settled();
  expect(trace.address).toBe(left);
  await expect(trail).toHaveCount(0);
});
