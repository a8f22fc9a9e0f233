// The system out of traces: those that a search loads, those of the last search, those of files; and what their instrumentation lacks.
import { SearchPage } from './pages/SearchPage';
import { SystemPage } from './pages/SystemPage';
import { expect, test } from './support/test';

/** The incident of the demo: 05:10 to 06:25 UTC. */
const during = `xcalls=traces&service=A&start=${String(Date.parse('2026-11-23T05:10Z') * 1000)}&end=${String(Date.parse('2026-11-23T06:25Z') * 1000)}&limit=500`;

test('loads traces when asked, says how many, and leads to them', async ({ page }) => {
  const system = new SystemPage(page);
  await system.openSystem();
  await page
    .getByRole('group', { name: 'Source of the calls' })
    .getByRole('button', { name: 'Traces' })
    .click();
  await system.settled();
  await expect(page.getByRole('heading', { name: 'No traces are loaded yet' })).toBeVisible();
  await system.expectAccessible();
  const form = page.getByRole('form', { name: 'Traces to load' });
  await form.getByRole('combobox', { name: 'Traces of' }).fill('A');
  await form.getByRole('combobox', { name: 'In', exact: true }).selectOption('6h');
  await form.getByRole('combobox', { name: 'Newest' }).selectOption('50');
  await form.getByRole('button', { name: 'Load traces' }).click();
  await system.settled();
  await expect(page.getByText(/computed from 50 traces, the newest: there are more/)).toBeVisible();
  await system.choose('List');
  const names = (await system.rows()).map(([name]) => name);
  expect(names).toEqual(['A', 'B', 'C', 'D', 'E']);
  expect(system.address).toMatch(/xcalls=traces.*service=A.*limit=50|service=A.*limit=50.*xcalls=traces/);
  await page.getByRole('link', { name: 'show them in the search' }).click();
  const search = new SearchPage(page);
  await search.settled();
  expect(await search.count()).toBe(50);
});

test('shows the guilty edge of the incident by errors and latency', async ({ page }) => {
  const system = new SystemPage(page);
  await system.openSystem(`${during}&xcolour=errors&xsize=latency&xpick=B.C`);
  await expect(system.panel).toContainText(
    /[67]\d(\.\d)? % errors \(\d+\), p50 [\d.]+ m?s, p95 [\d.]+ m?s in these calls/,
  );
  await expect(page.getByRole('combobox', { name: 'Colour tells' })).toHaveValue('errors');
  await expect(page.getByRole('combobox', { name: 'Size tells' })).toHaveValue('latency');
  await system.graph.focus();
  await system.press('Home');
  await expect(system.active).toContainText(/A: called by nothing; .*errors/);
  const link = system.panel.getByRole('link', { name: 'Show these traces' });
  await link.click();
  const search = new SearchPage(page);
  await search.settled();
  expect(system.address).toContain('/search?service=A');
  await expect(page.getByText(/B → C/).first()).toBeVisible();
  await page.goBack();
  await system.settled();
  await system.panel.getByRole('link', { name: 'Failed trace' }).click();
  await system.settled();
  expect(system.address).toMatch(/\/trace\/[0-9a-f]{32}/);
});

test('matrix and list tell errors and latency too, with what their colours mean', async ({ page }) => {
  const system = new SystemPage(page);
  await system.openSystem(`${during}&xform=matrix`);
  await expect(system.looks).toContainText('the darker, the more');
  await system.looks.getByRole('combobox', { name: 'Cells tell' }).selectOption('errors');
  await system.settled();
  await expect(system.looks).toContainText(/none\s*some\s*from 2 %\s*from 10 %/);
  expect(system.address).toContain('xcolour=errors');
  await system.matrix.focus();
  await system.press('Control+End');
  await system.press('Control+Home');
  await system.press('Control+ArrowRight');
  await expect(system.active).toContainText(/^A → [BE]: \d+ calls, .*; .*errors.*p95 [\d.]+ m?s/);
  await system.expectAccessibleInBothThemes();
  await system.choose('List');
  const heads = system.list.getByRole('columnheader');
  await expect(heads.nth(3)).toHaveText('Errors');
  await heads.nth(3).getByRole('button').click();
  await system.settled();
  const [worst = []] = await system.rows();
  expect(worst[0]).toBe('C');
  expect(worst[3]).toMatch(/^[67]\d(\.\d)? %$/);
  expect(system.address).toContain('xsort=-errors');
});

test('leads from a counted call to the traces that have it', async ({ page }) => {
  const system = new SystemPage(page);
  const search = new SearchPage(page);
  await system.openSystem('xpick=B.D');
  const link = system.panel.getByRole('link', { name: 'Show these traces' });
  await expect(link).toHaveAttribute('title', /among the 200 newest traces of B in the window/);
  await link.click();
  await search.settled();
  expect(new URL(page.url()).searchParams.get('xwhere')).toBe('{service=B} > {service=D}');
  expect(await search.count()).toBeGreaterThan(50);
});

test('takes the traces of the last search without asking again', async ({ page }) => {
  const search = new SearchPage(page);
  const system = new SystemPage(page);
  await search.open('search?service=B&lookback=6h&limit=30');
  let asked = 0;
  page.on('request', (request) => {
    if (request.url().includes('/api/traces?')) asked++;
  });
  await page.getByRole('link', { name: 'System', exact: true }).last().click();
  await system.settled();
  await expect(page.getByText(/computed from 30 traces/)).toBeVisible();
  expect(asked).toBe(0);
  await system.openSystem('xcalls=traces');
  await expect(page.getByRole('heading', { name: 'No traces are loaded yet' })).toBeVisible();
});

test('tells numbers of groups, and keeps all of it in the address', async ({ page }) => {
  const system = new SystemPage(page);
  await system.openSystem(`${during}&xfocus=B&xshare=100&xform=list`);
  await expect(page.getByRole('group', { name: 'Focus' })).toBeVisible();
  const rows = await system.rows();
  expect(rows.map(([name]) => name)).toEqual(['A', 'B', 'C', 'D']);
  await page.reload();
  await system.settled();
  expect(await system.rows()).toEqual(rows);
});

test('says what the instrumentation lacks, service by service, with traces to look at', async ({ page }) => {
  const system = new SystemPage(page);
  await system.openSystem();
  await page.getByRole('button', { name: 'Quality' }).click();
  await system.settled();
  expect(system.address).toContain('xcalls=traces');
  await system.openSystem('xcalls=traces&xform=quality&service=A&lookback=1h&limit=1500');
  const grid = page.getByRole('grid', { name: 'What the instrumentation lacks' });
  await expect(grid.getByRole('row')).toHaveCount(6);
  // The demo has one trace with parents that are missing, below B, and one with a late clock of C.
  await grid.getByRole('row').filter({ hasText: /^C/ }).click();
  await system.settled();
  await expect(system.panel).toContainText('Missing parents');
  await expect(system.panel).toContainText('Clock skew');
  await system.expectAccessible();
  await system.panel.getByRole('link', { name: /Trace 1 with Clock skew/ }).click();
  await system.settled();
  expect(system.address).toMatch(/\/trace\/abcde06/);
});

test('says what failed, and asks again', async ({ page, guard }) => {
  guard.allow(/status of 500/);
  let fails = true;
  await page.route('**/api/traces?*', (route) =>
    fails
      ? route.fulfill({ status: 500, json: { data: null, errors: [{ code: 500, msg: 'no such index' }] } })
      : route.fallback(),
  );
  const system = new SystemPage(page);
  await system.openSystem('xcalls=traces&service=A&lookback=6h');
  await expect(page.getByRole('alert')).toContainText('no such index');
  fails = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await system.settled();
  await expect(system.graph).toBeVisible();
});

for (const theme of ['light', 'dark'] as const)
  test(`has no fault that axe finds, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const system = new SystemPage(page);
    await system.openSystem(`${during}&xcolour=errors&xpick=B.C`);
    await expect(system.panel).toBeVisible();
    await system.expectAccessible();
  });
