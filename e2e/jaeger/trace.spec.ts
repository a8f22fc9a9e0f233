// Reading traces of a real Jaeger: the golden ones, sane and odd, and rides of HotROD.
import { CallGraph } from '../pages/CallGraph';
import { CallTree } from '../pages/CallTree';
import { HostilePage } from '../pages/HostilePage';
import { SearchPage } from '../pages/SearchPage';
import { SpanDetail } from '../pages/SpanDetail';
import { TracePage } from '../pages/TracePage';
import { expect, golden, test, withoutGo } from '../support/liveJaeger';

test.skip(...withoutGo);

test('a found trace is opened, drilled into, and left again', async ({ page }) => {
  const search = new SearchPage(page);
  const trace = new TracePage(page);
  const detail = new SpanDetail(page);
  await search.open('');
  await search.search({
    service: 'service-a',
    maxDuration: '200ms',
    minDuration: '100ms',
    time: 'Last hour',
  });
  const found = search.address;
  await search.rows.getByRole('link').click();
  await trace.settled();
  await expect(trace.heading).toHaveText('service-a: GET /checkout');
  await expect(page).toHaveTitle(/^service-a: GET \/checkout · /);
  // What was searched for comes along, and marks the spans that matched.
  const opened = new URL(trace.address, 'http://any');
  expect(opened.pathname).toBe(`/trace/${golden.micro}`);
  expect(opened.searchParams.get('xfind')).toBe('service=service-a duration>=100ms duration<=200ms');
  expect(await trace.names()).toEqual([
    'service-a: GET /checkout',
    'service-b: POST /orders',
    'service-c: SELECT orders',
    'service-d: reserve-stock',
    'service-e: POST /email',
  ]);
  await expect(trace.row(/^service-d/)).toHaveAccessibleName(/35\.0 ms, starts at 50\.0 ms/);
  await expect(trace.row(/^service-d/)).toHaveAttribute('aria-level', '3');
  await expect(trace.button(/problems?$/)).toHaveCount(0);
  await trace.clickRow(/^service-c/);
  await expect(detail.title).toContainText('SELECT orders');
  await detail.openSection('Tags');
  await expect(detail.value('db.query.text')).toContainText('SELECT * FROM orders WHERE id = $1');
  await detail.openSection('Process');
  await expect(detail.value('host.name')).toContainText('node-3');
  await page.getByRole('link', { name: 'Back to the results' }).click();
  await search.settled();
  expect(search.address).toBe(found);
  expect(await search.count()).toBe(1);
});

test('the call tree and the call graph of A–E: A → B, E; B → C, D', async ({ page }) => {
  const tree = new CallTree(page);
  await tree.openTrace(golden.micro);
  expect((await tree.outline()).map((line) => line.replace(/^(\d) service-(.).*$/, '$1 $2'))).toEqual([
    '1 a',
    '2 b',
    '3 c',
    '3 d',
    '2 e',
  ]);
  const graph = new CallGraph(page);
  await graph.openTrace(golden.micro);
  const edges = [
    ['a', 'b'],
    ['a', 'e'],
    ['b', 'c'],
    ['b', 'd'],
  ] as const;
  for (const [from, to] of edges)
    await expect(graph.edge(`service-${from}`, `service-${to}`)).toHaveAccessibleName(/: 1 call$/);
  await graph.view.getByText('As a table').click();
  expect((await graph.calls()).sort()).toEqual(
    edges.map(([from, to]) => `service-${from} service-${to} 1 0`),
  );
});

test('a copied address shows the same span, zoom and folds in another browser', async ({ page, browser }) => {
  const trace = new TracePage(page);
  await trace.openTrace(golden.error);
  await trace.foldToggle(/^frontend: POST, 135/);
  await trace.clickRow(/^payments: POST \/charge, 122/);
  await trace.press('+');
  await trace.findField.fill('declined');
  await trace.settled();
  const seen = { names: await trace.names(), part: await trace.shownPart(), rows: await trace.rowCount() };
  expect(seen.rows).toBe(5);
  const context = await browser.newContext();
  const other = new TracePage(await context.newPage());
  await other.page.goto(page.url());
  await other.settled();
  expect({ names: await other.names(), part: await other.shownPart(), rows: await other.rowCount() }).toEqual(
    seen,
  );
  await expect(other.row(/^payments: POST \/charge, 122/)).toHaveAttribute('aria-selected', 'true');
  await expect(new SpanDetail(other.page).title).toContainText('POST /charge');
  await expect(other.find).toContainText('1 of 1');
  expect(other.address).toBe(trace.address);
  await context.close();
});

test('errors, their logs and their stack are read', async ({ page }) => {
  const trace = new TracePage(page);
  const detail = new SpanDetail(page);
  await trace.openTrace(golden.error);
  await expect(trace.row(/, error/)).toHaveCount(5);
  await trace.findField.fill('Pay.java:42');
  await trace.settled();
  await expect(trace.find).toContainText('1 of 1');
  await trace.press('Enter');
  await trace.clickRow(/^payments: POST \/charge, 122/);
  await detail.openSection('Logs');
  await expect(detail.panel.getByRole('list', { name: 'Logs' })).toContainText('retrying');
  await expect(detail.panel.getByRole('list', { name: 'Logs' })).toContainText('+116 ms in the span');
  await expect(detail.value('exception.stacktrace')).toContainText('com.example.Pay.run(Pay.java:17)');
});

test('values of every type keep their digits and their text', async ({ page }) => {
  const trace = new TracePage(page);
  const detail = new SpanDetail(page);
  await trace.openTrace(golden.types);
  expect(await trace.rowCount()).toBe(8);
  await expect(trace.row(/no name/)).toHaveCount(1);
  await trace.clickRow(/^types: kitchen <b>sink<\/b> & "quotes"/);
  await detail.openSection('Tags');
  for (const [key, text] of [
    ['a.int.over_safe', '9007199254740993'],
    ['a.int.max', '9223372036854775807'],
    ['a.int.min', '-9223372036854775808'],
    ['a.bool.false', 'false'],
    ['a.double.big', '1e+21'],
    ['html', '<img src=x onerror=alert(1)><script>alert("xss")</script> &amp; &lt;'],
    ['ключ', 'значение'],
    ['db.statement', "WHERE a = 'b' AND c > 3"],
  ] as const) {
    await detail.panel.getByLabel('Filter Tags').fill(key);
    await expect(detail.value(key), key).toContainText(text);
  }
  await detail.panel.getByLabel('Filter Tags').fill('script:alert');
  await expect(detail.value('url.js')).toContainText(/^javascript:alert/);
  await expect(detail.value('url.js').getByRole('link')).toHaveCount(0);
  await new HostilePage(page).expectUnharmed();
});

test('a trace is shown as it was stored, and back', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(golden.clockSkew);
  const before = await trace.names();
  const asked = page.waitForRequest((request) => request.url().endsWith('raw=true'));
  await page.getByRole('group', { name: 'Problems' }).getByRole('button').first().click();
  await page.getByRole('button', { name: 'As stored, not adjusted' }).click();
  await asked;
  await trace.settled();
  expect(trace.address).toContain('xraw=1');
  const note = page.getByRole('note').filter({ hasText: 'Shown as it was stored' });
  await note.getByRole('button', { name: 'Show it adjusted' }).click();
  await trace.settled();
  expect(trace.address).not.toContain('xraw');
  expect(await trace.names()).toEqual(before);
});

test('clock skew is said and nothing is moved out of sight', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(golden.clockSkew);
  expect(await trace.rowCount()).toBe(6);
  for (const row of await trace.rows.all()) await expect(row.locator('[data-act="bar"]')).toBeVisible();
  const problems = await new HostilePage(page).problems();
  expect(problems).toMatch(/clock skew/i);
});

test('broken shapes are drawn as far as they go, and named', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(golden.broken);
  // Jaeger itself has left out one of the two exact copies.
  expect(await trace.rowCount()).toBe(10);
  await expect(trace.row(/orphan: .*its parent is missing/)).toBeVisible();
  for (const name of [/root one/, /root two/, /its own parent/, /\(1\)/, /\(2\)/])
    await expect(trace.row(name)).toBeVisible();
  const problems = await new HostilePage(page).problems();
  expect(problems).toMatch(/not in this trace/i);
  expect(problems).toMatch(/itself/i);
  expect(problems).toMatch(/same id|share/i);
});

test('a link to a span of another trace is followed by a click', async ({ page }) => {
  const trace = new TracePage(page);
  const detail = new SpanDetail(page);
  await trace.openTrace(golden.linksOtherTrace);
  await trace.clickRow(/^worker: batch/);
  await detail.openSection('Links');
  const links = detail.panel.getByRole('list', { name: 'Links' });
  await links.getByRole('link', { name: new RegExp(golden.micro) }).click();
  await trace.settled();
  await expect(trace.heading).toHaveText('service-a: GET /checkout');
  await expect(trace.row(/^service-e/)).toHaveAttribute('aria-selected', 'true');
  await page.goBack();
  await trace.settled();
  await expect(trace.heading).toHaveText('worker: batch');
  await trace.openTrace(golden.kindsLinks);
  await trace.clickRow(/^kinds: process/);
  await detail.openSection('Links');
  await links.getByRole('button', { name: /publish/ }).click();
  await trace.settled();
  await expect(trace.row(/^kinds: publish/)).toHaveAttribute('aria-selected', 'true');
});

test('a 64-bit id is opened in its short form, and ids in other forms', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.open('');
  const box = page.getByRole('textbox', { name: 'Trace ID' });
  await box.fill('c0ffee00000008');
  await box.press('Enter');
  await trace.settled();
  await expect(trace.heading).toHaveText('id64: short id');
  expect(await trace.names()).toEqual(['id64: short id', 'id64: child']);
  await box.fill(` 0x${golden.micro.toUpperCase()} `);
  await box.press('Enter');
  await trace.settled();
  await expect(trace.heading).toHaveText('service-a: GET /checkout');
});

test('warnings and tags of Jaeger’s own clients, odd names and late spans are read', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(golden.jaegerTags);
  await expect(trace.row(/^jaeger-tags: tags.*, error/)).toBeVisible();
  await expect(trace.row(/^jaeger-tags: error=false,/)).not.toHaveAccessibleName(/, error(,|$)/);
  expect(await new HostilePage(page).problems()).toContain('The server sent warnings about 1 span');
  const detail = new SpanDetail(page);
  await trace.clickRow(/^jaeger-tags: tags/);
  await detail.openSection('Problems');
  const warnings = detail.panel.getByRole('list', { name: 'Problems' });
  await expect(warnings).toContainText('a warning from the client');
  await expect(warnings).toContainText('<b>second</b> warning');
  await trace.openTrace(golden.oddNames);
  expect(await trace.rowCount()).toBe(4);
  await expect(trace.row(/^<b>html<\/b>: 100% \{curly\}/)).toBeVisible();
  await trace.openTrace(golden.late);
  expect(await trace.names()).toEqual(['late: first chunk', 'late: second chunk']);
});

test('a ride of HotROD is whole, and can be found in', async ({ page }) => {
  const search = new SearchPage(page);
  const trace = new TracePage(page);
  await search.open('');
  await search.search({ service: 'frontend', operation: '/dispatch', time: 'Last hour' });
  const spans = Number.parseInt((await search.column('spans'))[0] ?? '', 10);
  await search.rows.first().getByRole('link').click();
  await trace.settled();
  await expect(trace.heading).toHaveText('frontend: /dispatch');
  // Its ten calls of the route and its look-ups of drivers are repeated siblings.
  expect(await trace.rowCount()).toBeLessThan(spans);
  await trace.press('g');
  expect(await trace.rowCount()).toBe(spans);
  expect(spans).toBeGreaterThan(20);
  const legend = page.getByRole('list', { name: /^Services/ });
  for (const name of ['frontend', 'customer', 'driver', 'route', 'mysql', 'redis-manual'])
    await expect(legend).toContainText(name);
  await trace.findField.fill('SQL SELECT');
  await trace.settled();
  await expect(trace.find).toContainText(/1 of \d/);
  await trace.press('Enter');
  await expect(trace.activeRow).toHaveAccessibleName(/SQL SELECT/);
  const graph = new CallGraph(page);
  await trace.tab('Call graph').click();
  await graph.settled();
  await expect(graph.edge('frontend', 'customer')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on real traces, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const trace = new TracePage(page);
    await trace.openTrace(golden.types);
    await trace.clickRow(/^types: kitchen/);
    await trace.expectAccessible();
    await trace.openTrace(golden.broken, 'uiFind=shared');
    await trace.expectAccessible();
    await trace.tab('Call tree').click();
    await trace.settled();
    await trace.expectAccessible();
    await trace.tab('Call graph').click();
    await trace.settled();
    await trace.expectAccessible();
  });
}
