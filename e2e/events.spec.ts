import { readFileSync } from 'node:fs';
import { Events } from './pages/Events';
import { SpanDetail } from './pages/SpanDetail';
import { demoTraces, TracePage } from './pages/TracePage';
import { ID, shop, span, traceOf, type Log } from './support/eventTraces';
import { expect, test } from './support/test';

test('lists all events by time, from a tab to an address', async ({ page }) => {
  const events = new Events(page);
  await events.serve(shop);
  const trace = new TracePage(page);
  await trace.openTrace(ID);
  await trace.press('7');
  await expect(trace.tab('Events')).toHaveAttribute('aria-selected', 'true');
  await expect(events.view).toContainText('8 events');
  expect(await events.names()).toEqual([
    '+1.000 ms, web: GET /, accepted',
    '+12.000 ms, api: order, span in error, asking the database, level=info',
    '+15.000 ms, db: SELECT, too early, before its span began',
    '+50.000 ms, db: SELECT, error, slow, level=error rows=7',
    '+80.500 ms, db: SELECT, too late, after its span ended',
    '+85.000 ms, api: order, error, span in error, exception, exception.type=Timeout exception.message=db took too long',
    '+99.000 ms, web: GET /, answered, status=502',
    'no readable time, db: SELECT, timeless',
  ]);
  expect(events.address).toContain('xview=events');
});

test('counts times from the trace, from each span or as the clock, by mouse and by key', async ({ page }) => {
  const events = new Events(page);
  await events.serve(shop);
  await events.openTrace(ID);
  await events.click(events.clocks.getByRole('button', { name: 'In span' }));
  await expect(events.row(/too early/)).toHaveAccessibleName(/^−5\.000 ms, /);
  expect(events.address).toContain('xetime=span');
  await events.press('t');
  await expect(events.row(/accepted/)).toHaveAccessibleName(/^\d\d:\d\d:20\.001000, /);
  await expect(events.grid.getByRole('columnheader', { name: /^Time \(UTC/ })).toBeVisible();
  expect(events.address).toContain('xetime=absolute');
  await events.press('t');
  await expect(events.row(/accepted/)).toHaveAccessibleName(/^\+1\.000 ms, /);
  expect(events.address).not.toContain('xetime');
});

test('shares selection, find and filters with the other views, and says what is left out', async ({
  page,
}) => {
  const events = new Events(page);
  await events.serve(shop);
  await events.openTrace(ID, 'uiFind=SELECT');
  await expect(events.view).toContainText('8 events');
  await events.click(
    events
      .row(/too late/)
      .getByRole('gridcell')
      .first(),
  );
  expect(events.address).toContain('xspan=0000000000000003');
  // All of the span's, and the keys stay where the press was.
  await expect(events.grid.getByRole('row', { selected: true })).toHaveCount(4);
  expect(await events.activeName()).toContain('too late');

  await events.openTrace(ID, 'uiFind=SELECT&xfindmode=only');
  await expect(events.view).toContainText('4 of 8 events shown: those of spans that are found');
  await events.openTrace(ID, 'uiFind=SELECT&xfindmode=hide');
  await expect(events.view).toContainText(
    '4 of 8 events shown: those of spans that are not hidden by the find',
  );
  await expect(events.row(/db: SELECT/)).toHaveCount(0);

  await events.openTrace(ID, 'xservices=web');
  await expect(events.view).toContainText('2 of 8 events shown: those of one service');
  await events.openTrace(ID, 'xerrors=1');
  await events.click(events.view.getByRole('checkbox', { name: 'Only errors' }));
  await expect(events.view).toContainText('3 of 8 events shown: those that tell of an error');
  expect(events.address).toContain('xeerrors=1');
});

test('the zoomed part cuts events by their own time', async ({ page }) => {
  const trace = new TracePage(page);
  const events = new Events(page);
  await events.serve(shop);
  await trace.openTrace(ID);
  await trace.dragAcross(trace.axis, 0.45, 0.82);
  await trace.press('7');
  await events.click(events.view.getByRole('checkbox', { name: 'In the zoomed part' }));
  // web's span is in the zoomed part too, but none of its events happened there.
  await expect(events.view).toContainText('2 of 8 events shown: those in the zoomed part');
  expect((await events.names()).map((name) => name.split(', ')[0])).toEqual(['+50.000 ms', '+80.500 ms']);
});

test('shows the events of a span and of all below it, from its detail', async ({ page }) => {
  const events = new Events(page);
  await events.serve(shop);
  const detail = new SpanDetail(page);
  await detail.openSpan(ID, /order/);
  await detail.openSection('Logs');
  await detail.panel.getByRole('button', { name: 'In time order with all below it' }).click();
  await detail.settled();
  await expect(events.view).toContainText('6 of 8 events shown: those of api: order and all below it');
  expect(events.address).toContain('xeof=0000000000000002');
  await page.reload();
  await events.settled();
  await expect(events.view).toContainText('6 of 8 events');
  await events.click(events.button('Show the events of the whole trace'));
  await expect(events.view).toContainText('8 events');
  expect(events.address).not.toContain('xeof');
  await page.goBack();
  await events.settled();
  await expect(events.view).toContainText('6 of 8 events');
});

test('a link to the events of a span that is not there shows all, and says so', async ({ page }) => {
  const events = new Events(page);
  await events.serve(shop);
  await events.openTrace(ID, 'xeof=ffff');
  await expect(events.view).toContainText('not in this trace: those of all are shown');
  await expect(events.rows).toHaveCount(8);
  await events.click(events.button('All right'));
  expect(events.address).not.toContain('xeof');
});

test('is a grid by keyboard alone, with the whole event and the span’s detail', async ({ page }) => {
  const events = new Events(page);
  await events.serve(shop);
  await events.openTrace(ID);
  await events.grid.focus();
  await events.press('ArrowDown');
  await events.press('PageDown');
  expect(await events.activeName()).toContain('timeless');
  await events.press('Control+Home');
  expect(await events.activeName()).toContain('accepted');
  await events.press('Control+End');
  await events.press('ArrowUp');
  await events.press('ArrowUp');
  expect(await events.activeName()).toContain('exception');
  await events.press(' ');
  expect(events.address).toContain('xspan=0000000000000002');
  await events.press('o');
  await expect(events.dialog).toContainText('+85.000 ms from the start of the trace');
  await expect(events.dialog).toContainText('db took too long');
  await events.expectAccessible();
  await events.press('Escape');
  await expect(events.dialog).toHaveCount(0);
  await events.grid.focus();
  await events.press('Enter');
  await expect(new SpanDetail(page).title).toContainText('order');
  expect(events.address).not.toContain('xview');
  await page.goBack();
  await events.settled();
  await expect(events.rows).toHaveCount(8);
});

test('what is done with a value of an event is seen in the page', async ({ page }) => {
  const events = new Events(page);
  await events.serve(shop);
  await events.openTrace(ID);
  await events.click(events.row(/exception/).getByRole('button', { name: 'Whole event' }));
  await events.click(events.dialog.getByRole('button', { name: /exception\.type/ }).last());
  await events.click(page.getByRole('menuitem', { name: /Find in this trace/ }));
  await expect(events.dialog).toHaveCount(0);
  expect(events.address).toContain('exception.type');
});

test('says why nothing is left, and takes each filter away', async ({ page }) => {
  const events = new Events(page);
  await events.serve(shop);
  await events.openTrace(ID, 'uiFind=GET&xfindmode=only&xeerrors=1');
  await expect(events.view.getByRole('heading', { name: 'No event is left' })).toBeVisible();
  await expect(events.view).toContainText(
    'Only events of spans that are found, that tell of an error are shown.',
  );
  await events.expectAccessible();
  await events.click(events.button('Show all, not only errors'));
  await expect(events.view).toContainText('2 of 8 events');
});

test('a trace without events says so', async ({ page }) => {
  const events = new Events(page);
  await events.openTrace(demoTraces.large);
  await expect(page.getByRole('heading', { name: 'This trace has no events' })).toBeVisible();
  await events.expectAccessible();
});

test('saves what is shown as CSV, in full', async ({ page }) => {
  const events = new Events(page);
  await events.serve(shop);
  await events.openTrace(ID, 'xservices=api');
  const coming = page.waitForEvent('download');
  await events.button('CSV of 2 rows').click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe(`trace-${ID}-events.csv`);
  const lines = readFileSync(await file.path(), 'utf8').split('\r\n');
  expect(lines).toEqual([
    'time (UTC),time in trace (ns),time in span (ns),service,operation,span id,span in error,event,attributes',
    '2023-11-14 22:13:20.012000000,12000000,2000000,api,order,0000000000000002,true,,"{""message"":""asking the database"",""level"":""info""}"',
    '2023-11-14 22:13:20.085000000,85000000,75000000,api,order,0000000000000002,true,exception,"{""exception.type"":""Timeout"",""exception.message"":""db took too long""}"',
    '',
  ]);
});

test('hostile events are text, cut in the row and whole on demand', async ({ page }) => {
  const image = '<img src=x onerror="window.__xss=1">';
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`key${String(at)}`, at]));
  const events = new Events(page);
  await events.serve(
    traceOf([
      span(1, 0, 'web', image, 0, 100, [
        [1, { event: image, [image]: image }],
        [2, { event: '\u202eegassem \u0000', message: 'عربي' }],
        [3, { message: 'x'.repeat(1_000_000) }],
        [4, { event: 'many', ...many }],
      ]),
    ]),
  );
  await events.openTrace(ID);
  await expect(events.rows).toHaveCount(4);
  expect((await events.view.innerText()).length).toBeLessThan(10_000);
  await expect(events.view.locator('img')).toHaveCount(0);
  await expect(events.row(/⟨U\+202E⟩egassem ␀/)).toBeVisible();
  await events.click(events.row(/xxxx/).getByRole('button', { name: 'Whole event' }));
  await expect(events.dialog.getByRole('button', { name: /Show all 1.0 MB/ })).toBeVisible();
  await events.press('Escape');
  await events.click(events.row(/many/).getByRole('button', { name: 'Whole event' }));
  await expect(events.dialog.getByPlaceholder(/Filter 5.000 by key or value/)).toBeVisible();
  expect(await page.evaluate(() => Reflect.has(window, '__xss'))).toBe(false);
});

test('100 000 events scroll in a few rows', async ({ page }) => {
  const events = new Events(page);
  const logs = (first: number): Log[] =>
    Array.from({ length: 1000 }, (_, at) => [
      (first + at * 100) % 90_000,
      { event: `e${String(first + at * 100)}` },
    ]);
  await events.serve(
    traceOf(
      Array.from({ length: 100 }, (_, at) =>
        span(at + 1, at === 0 ? 0 : 1, `s${String(at % 7)}`, 'work', 0, 100_000, logs(at)),
      ),
    ),
  );
  await events.openTrace(ID);
  await expect(events.grid).toHaveAttribute('aria-rowcount', '100001');
  await events.grid.focus();
  await events.press('Control+End');
  await expect(events.row(/^\+89\.999 ms, .* e\d+$/).first()).toBeVisible();
  expect(await events.rows.count()).toBeLessThan(100);
  const times = (await events.names()).map((name) => Number(/^\+([\d.]+)/.exec(name)?.[1]));
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has nothing for axe to find, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const events = new Events(page);
    await events.openTrace(demoTraces.failed);
    await events.click(events.row(/retry/).first().getByRole('gridcell').first());
    await events.click(events.button('Only the selected span and below'));
    await events.expectAccessible();
  });
}
