// The box in the top bar: whatever names a trace leads to it, and says as what it was recognised.
import { SearchPage } from './pages/SearchPage';
import { TraceBox } from './pages/TraceBox';
import { demoTraces, TracePage } from './pages/TracePage';
import { expect, test } from './support/test';

const whole = (traceId: string) => traceId.padStart(32, '0');
const example = whole(demoTraces.example);
const failed = whole(demoTraces.failed);
const span = 'c000000000000001';

test('a traceparent out of a log is recognised while it is pasted, and opens its span', async ({ page }) => {
  const box = new TraceBox(page);
  const trace = new TracePage(page);
  await box.open('search?service=A');
  await box.paste(`curl -H 'traceparent: 00-${example}-${span}-01' http://shop/`);
  await expect(box.options).toHaveText([
    /^Open trace abcde000…0000001?1?.*, span c000000000000001traceparent header$/,
  ]);
  await expect(box.field).toHaveAccessibleDescription('Enter opens it.');
  await box.expectAccessibleInBothThemes();
  await box.press('Enter');
  expect(box.address).toBe(`/trace/${example}?xspan=${span}&x=2`);
  await expect(trace.row(/^C: payments/)).toHaveAttribute('aria-selected', 'true');
  await expect(box.field).toHaveValue('');
});

test('where a text can be read in several ways, arrows choose and Enter opens', async ({ page }) => {
  const box = new TraceBox(page);
  await box.open('search?service=A');
  await box.paste(`${example} ${span}`);
  await expect(box.options).toHaveCount(4);
  await expect(box.field).toHaveAccessibleDescription('4 ways to read this: arrows choose, Enter opens.');
  await expect(box.options.nth(0)).toHaveAttribute('aria-selected', 'true');
  await box.press('ArrowDown');
  await expect(box.options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(box.options.nth(1)).toContainText('all 2 traces as a list');
  await box.press('ArrowDown');
  await box.expectAccessible();
  await box.press('Enter');
  expect(box.address).toBe(`/trace/${example}`);
  // And by the mouse.
  await box.paste(`${example} ${span}`);
  await box.options.first().click();
  await box.settled();
  expect(box.address).toBe(`/trace/${example}?xspan=${span}&x=2`);
});

test('several ids open a list whose address names them; what is missing is said; the form leaves it', async ({
  page,
}) => {
  const box = new TraceBox(page);
  const search = new SearchPage(page);
  await search.open('');
  await box.paste(`${example}\n${failed.toUpperCase()}\r\n${'f'.repeat(32)}\n${example}`);
  await expect(box.options.first()).toHaveText('Open all 3 traces as a list');
  await box.press('Enter');
  expect(search.address).toBe(`/search?traceID=${example}&traceID=${failed}&traceID=${'f'.repeat(32)}`);
  await expect(search.heading).toHaveText('3 traces by their ids');
  expect(await search.count()).toBe(2);
  await expect(search.results).toContainText('1 of 3 traces was not found: ffff');
  await search.expectAccessibleInBothThemes();
  await page.reload();
  await search.settled();
  expect(await search.count()).toBe(2);
  await search.search({ service: 'B' });
  expect(search.address).not.toContain('traceID');
  await expect(search.heading).toHaveText('B');
  await page.goBack();
  await search.settled();
  await expect(search.heading).toHaveText('3 traces by their ids');
});

test('Jaeger’s links to spans of several traces list them, and each opens at its span', async ({ page }) => {
  const search = new SearchPage(page);
  const trace = new TracePage(page);
  await search.open(
    `search?traceID=${demoTraces.failed}&span=b000000000000001%20${span}%40${demoTraces.example}`,
  );
  expect(await search.count()).toBe(2);
  await search.list.locator(`a[href*="${demoTraces.example}"]`).focus();
  await search.press('Enter');
  expect(new URL(page.url()).searchParams.get('xfind')).toBe(`b000000000000001 or ${span}`);
  await expect(trace.row(/^B: POST \/orders/)).toHaveAttribute('aria-selected', 'true');
  await expect(trace.find).toContainText('1 of 2');
});

test('a list of which nothing is there says so, and what can be done', async ({ page, guard }) => {
  guard.allow(/status of 404/);
  const search = new SearchPage(page);
  await search.open('search?traceID=dead01&traceID=dead02');
  await expect(search.failure).toContainText('None of these traces was found');
  await expect(search.failure).toContainText('dead01, dead02');
});

test('a link of another tool leads to this one’s page; its host is not asked', async ({ page }) => {
  const box = new TraceBox(page);
  const trace = new TracePage(page);
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('jaeger.example')) foreign.push(request.url());
  });
  await box.open('search?service=A');
  await box.paste(`https://jaeger.example/ui/trace/${example}?uiFind=stock&evil=1`);
  await box.press('Enter');
  expect(box.address).toBe(`/trace/${example}?uiFind=stock`);
  await expect(trace.findField).toHaveValue('stock');
  expect(foreign).toEqual([]);
});

test('what is no trace is refused with the reason; Escape clears', async ({ page }) => {
  const box = new TraceBox(page);
  await box.open('search?service=A');
  const before = box.address;
  await box.field.fill('a'.repeat(40));
  await box.press('Enter');
  await expect(box.area.getByRole('alert')).toContainText('40 hexadecimal digits: a trace id has at most 32');
  await expect(box.field).toHaveAttribute('aria-invalid', 'true');
  await box.expectAccessibleInBothThemes();
  expect(box.address).toBe(before);
  await box.press('Escape');
  await expect(box.field).toHaveValue('');
  await expect(box.area.getByRole('alert')).toHaveCount(0);
});

test('a trace that is not there: as what it was recognised, what was tried, what else can be', async ({
  page,
  guard,
}) => {
  guard.allow(/status of 404/);
  const asked: string[] = [];
  page.on('request', (request) =>
    asked.push(new URL(request.url()).pathname + new URL(request.url()).search),
  );
  const box = new TraceBox(page);
  await box.open('search?service=A');
  await box.paste('1234567890123456-6543210987654321');
  await box.press('Enter');
  const tried = page.getByRole('region', { name: 'What was tried' });
  await expect(tried).toContainText(
    'recognised as: B3 header, trace 1234567890123456, span 6543210987654321',
  );
  await expect(tried).toContainText('and for 1234567890123456, as storages of 64-bit ids know it');
  await expect(tried.getByRole('list', { name: 'Other readings' })).toContainText(
    'trace 12345678…87654321 (trace id with dashes)',
  );
  await expect(tried.getByRole('button', { name: 'Open files…' })).toBeVisible();
  await box.expectAccessibleInBothThemes();
  await tried.getByRole('button', { name: 'Ask over all times' }).press('Enter');
  await box.settled();
  expect(new URL(page.url()).searchParams.get('xwide')).toBe('1');
  await expect(tried).toContainText('over all times.');
  const traces = () => asked.filter((path) => path.startsWith('/api/traces/')).slice(-2);
  const expectWide = () => {
    expect(traces()).toHaveLength(2);
    expect(traces()[0]).toMatch(/^\/api\/traces\/0{16}1234567890123456\?start=0&end=\d{16}$/);
    expect(traces()[1]).toMatch(/^\/api\/traces\/1234567890123456\?start=0&end=\d{16}$/);
  };
  expectWide();
  asked.length = 0;
  await page.reload();
  await box.settled();
  expectWide();
});
