import type { Page } from '@playwright/test';
import { SystemPage } from './pages/SystemPage';
import { expect, test } from './support/test';

interface Link {
  readonly parent: string;
  readonly child: string;
  readonly callCount: number;
}

/** Lets the server answer with these calls, and tells what it was asked. */
async function answerWith(page: Page, links: readonly Link[]): Promise<URLSearchParams[]> {
  const asked: URLSearchParams[] = [];
  await page.route('**/api/dependencies*', (route) => {
    asked.push(new URL(route.request().url()).searchParams);
    return route.fulfill({ json: { data: links } });
  });
  return asked;
}

const link = (parent: string, child: string, callCount: number): Link => ({ parent, child, callCount });
const shop = [
  link('web', 'shop-cart', 900),
  link('web', 'shop-search', 100),
  link('web', 'audit', 4),
  link('shop-cart', 'shop-db', 500),
  link('shop-search', 'shop-db', 300),
  link('shop-cart', 'audit', 996),
  link('batch', 'shop-db', 7),
  link('shop-db', 'shop-db', 11),
];

/** A system of many services: each calls the next ones. */
const many = (count: number): Link[] =>
  Array.from({ length: count }, (_, at) =>
    [1, 7, 40].map((step) =>
      link(`service-${String(at)}`, `service-${String((at + step) % count)}`, at + step),
    ),
  ).flat();

test('shows A → B, A → E, B → C, B → D from the top bar, in layers, by keyboard', async ({ page }) => {
  const system = new SystemPage(page);
  await system.open('search');
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'System' }).click();
  await system.settled();
  await expect(page).toHaveTitle(/^System/);
  await expect(system.heading).toHaveText('System');
  await expect(page.getByRole('paragraph').filter({ hasText: /^5 services, 4 edges/ })).toContainText(
    'in the last 7 days up to',
  );
  await system.graph.focus();
  await expect(system.active).toHaveText(/^A: called by nothing; calls [BE] [\d\u202f]+, [BE] [\d\u202f]+$/);
  await system.press('ArrowRight');
  await expect(system.active).toHaveText(/^[BE]: called by A/);
  await system.press('Home');
  await system.press('ArrowRight');
  await system.press('ArrowRight');
  await expect(system.active).toHaveText(/^[CD]: called by B .*; calls nothing$/);
  await system.press('Enter');
  await expect(system.panel).toContainText('Called by');
  await system.choose('List');
  const rows = (await system.rows()).map(([name = '', callers = '', , callees = '']) =>
    [name, callers, callees].map((text) => text.replace(/ \d+/g, '')).join(' | '),
  );
  const sorted = (text: string) => text.split(', ').sort().join(', ');
  expect(rows.map((row) => row.split(' | ').map(sorted).join(' | '))).toEqual([
    'A | – | B, E',
    'B | A | C, D',
    'C | B | –',
    'D | B | –',
    'E | A | –',
  ]);
  expect(system.address).toMatch(/xform=list/);
});

test('leads from a call to the traces of its callee', async ({ page }) => {
  const system = new SystemPage(page);
  await system.openSystem('xpick=B.C&xlookback=24h');
  await expect(system.panel).toContainText(/all of those that C gets/);
  await system.panel.getByRole('link', { name: 'Show traces of C' }).click();
  await system.settled();
  expect(system.address).toMatch(/\/search\?service=C&lookback=custom&start=\d+&end=\d+/);
  await expect(page.getByRole('grid', { name: 'Traces' }).getByRole('row')).not.toHaveCount(0);
  await page.goBack();
  await system.settled();
  await expect(system.panel).toContainText(/all of those that C gets/);
});

test('asks for any look-back, holds its end in the address, and says which window it was', async ({
  page,
}) => {
  const asked = await answerWith(page, shop);
  const system = new SystemPage(page);
  await system.openSystem('xlookback=90m&xend=1700000000000');
  expect(asked[0]?.get('lookback')).toBe(String(90 * 60_000));
  expect(asked[0]?.get('endTs')).toBe('1700000000000');
  await expect(page.getByText(/in the last 90 minutes up to/)).toContainText('2023-11-14');
  await system.window.selectOption('another length…');
  const length = page.getByRole('textbox', { name: /^Length/ });
  await length.fill('3y');
  await expect(length).toHaveAttribute('aria-invalid', 'true');
  await length.fill('3w');
  await system.press('Enter');
  expect(system.address).toContain('xlookback=3w');
  expect(asked.at(-1)?.get('lookback')).toBe(String(21 * 86_400_000));
  await page.getByRole('button', { name: 'Hold this time' }).click();
  await system.settled();
  expect(system.address).not.toContain('xend');
});

test('focuses on a service with hops, hides small edges and folds groups; the address brings all of it back', async ({
  page,
}) => {
  await answerWith(page, shop);
  const system = new SystemPage(page);
  await system.openSystem('xform=list');
  await system.find.fill('cart');
  await system.settled();
  expect((await system.rows()).map(([name]) => name)).toEqual(['shop-cart']);
  await system.list.getByRole('gridcell', { name: 'shop-cart' }).first().click();
  await system.settled();
  await expect(system.neighbours('Calls')).toHaveText([/audit\s*996/, /shop-db\s*500/]);
  await system.panel.getByRole('button', { name: 'Focus on it' }).click();
  await system.find.fill('');
  await system.settled();
  expect((await system.rows()).map(([name]) => name)).toEqual(['audit', 'shop-cart', 'shop-db', 'web']);
  await system.focus.getByRole('combobox', { name: 'Callers' }).selectOption('0 calls up');
  await system.settled();
  expect((await system.rows()).map(([name]) => name)).toEqual(['audit', 'shop-cart', 'shop-db']);
  await system.focus.getByRole('button', { name: 'Show all services' }).click();
  await system.least.selectOption('500');
  await system.settled();
  await expect(page.getByText('1 edge is hidden')).toBeVisible();
  await page.getByRole('button', { name: 'Groups' }).click();
  await page.getByRole('checkbox', { name: /^shop-/ }).check();
  await system.press('Escape');
  expect((await system.rows()).map(([name, , received, , , own]) => [name, received, own])).toEqual([
    ['audit', '1000', '0'],
    ['batch', '0', '0'],
    ['shop-*', '1007', '811'],
    ['web', '0', '0'],
  ]);
  const address = system.address;
  expect(address).toContain('xgroups=shop-');
  expect(address).toContain('xshare=500');
  const rows = await system.rows();
  await page.goto(address);
  await system.settled();
  expect(await system.rows()).toEqual(rows);
  // What was picked is in the group now.
  await expect(system.panel.getByRole('link', { name: 'Show traces of these services' })).toHaveAttribute(
    'href',
    /service=shop-\w+&.*xservices=shop-/,
  );
  await system.panel.getByRole('button', { name: 'Open the group' }).click();
  await system.settled();
  expect(await system.rows()).toHaveLength(6);
});

test('sorts its list by calls', async ({ page }) => {
  await answerWith(page, shop);
  const system = new SystemPage(page);
  await system.openSystem('xform=list');
  await system.list.getByRole('columnheader', { name: 'Calls received' }).getByRole('button').click();
  await system.settled();
  expect((await system.rows()).map(([name, , received]) => `${name ?? ''} ${received ?? ''}`)).toEqual([
    'audit 1000',
    'shop-cart 900',
    'shop-db 807',
    'shop-search 100',
    'batch 0',
    'web 0',
  ]);
  expect(system.address).toContain('xsort=-received');
});

test('is a matrix, walked by keys, that leads to the numbers of a call', async ({ page }) => {
  await answerWith(page, shop);
  const system = new SystemPage(page);
  await system.openSystem('xform=matrix');
  await system.matrix.focus();
  await system.press('Control+Home');
  await expect(system.active).toContainText('no calls');
  await system.press('Control+ArrowRight');
  await expect(system.active).toHaveText(/→ .*: [\d\u202f]+ calls?/);
  const said = (await system.active.innerText()).replace(/^(.*) → (.*): .*$/s, '$1 $2').split(' ');
  await system.press('Enter');
  expect(system.address).toContain(`xpick=${said.join('.')}`);
  for (const name of said)
    await expect(system.panel.getByRole('link', { name: `Show traces of ${name}` })).toBeVisible();
});

test('draws very many services only when asked, and stays free meanwhile', async ({ page }) => {
  await answerWith(page, many(600));
  const system = new SystemPage(page);
  await system.openSystem();
  await expect(system.matrix).toBeVisible();
  await page.getByRole('button', { name: 'Draw 600 services anyway' }).click();
  await system.settled();
  expect(system.address).toContain('xform=graph');
  await expect(system.graph).toBeVisible();
  await system.choose('Forces');
  await expect(system.graph).toBeVisible();
  expect(system.address).toContain('xlayout=forces');
});

test('pans, zooms, and shows the numbers at the pointer', async ({ page }) => {
  const system = new SystemPage(page);
  await answerWith(page, [link('left', 'right', 12)]);
  await system.openSystem();
  const place = await system.graph.boundingBox();
  if (!place) throw new Error('the graph is not on screen');
  const middle = [place.x + place.width / 2, place.y + place.height / 2] as const;
  await page.mouse.move(...middle);
  await expect(page.getByText('left → right')).toBeVisible();
  await page.mouse.down();
  await page.mouse.move(middle[0], middle[1] + 200, { steps: 4 });
  await page.mouse.up();
  await page.mouse.move(...middle);
  await expect(page.getByText('left → right')).toBeHidden();
  await system.press('0');
  await page.mouse.move(middle[0] + 1, middle[1]);
  await page.mouse.down();
  await page.mouse.up();
  await system.settled();
  expect(system.address).toContain('xpick=left.right');
});

test('says what to do when nothing was counted', async ({ page }) => {
  await answerWith(page, []);
  const system = new SystemPage(page);
  await system.openSystem();
  await expect(page.getByRole('heading', { name: 'No calls were counted' })).toBeVisible();
  await system.expectAccessible();
  await page.getByRole('button', { name: 'Look back 4 weeks' }).click();
  await system.settled();
  expect(system.address).toContain('xlookback=4w');
});

test('says what the server said when it fails, and asks again', async ({ page, guard }) => {
  guard.allow(/status of 500/);
  let fails = true;
  await page.route('**/api/dependencies*', (route) =>
    fails
      ? route.fulfill({ status: 500, json: { data: null, errors: [{ code: 500, msg: 'no such index' }] } })
      : route.fulfill({ json: { data: shop } }),
  );
  const system = new SystemPage(page);
  await system.openSystem();
  await expect(page.getByRole('alert')).toContainText('no such index');
  await system.expectAccessible();
  fails = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await system.settled();
  await expect(system.graph).toBeVisible();
});

test('can be cancelled while it asks', async ({ page }) => {
  let answer: (() => void) | undefined;
  await page.route('**/api/dependencies*', async (route) => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    await route.fulfill({ json: { data: shop } }).catch(() => undefined);
  });
  const system = new SystemPage(page);
  await page.goto('dependencies');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'The question was cancelled' })).toBeVisible();
  await expect(system.graph).toHaveCount(0);
  answer?.();
});

test('says what of a link it could not use', async ({ page }) => {
  const system = new SystemPage(page);
  await system.openSystem('xform=cake&xup=many&xfocus=gone');
  await expect(page.getByText(/cannot be shown as “cake”/)).toBeVisible();
  await expect(page.getByText(/No call of “gone”/)).toBeVisible();
  await expect(system.graph).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  for (const form of ['graph', 'matrix', 'list'] as const) {
    test(`has no fault that axe finds as ${form}, ${theme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      const system = new SystemPage(page);
      await system.openSystem(`xform=${form}&xpick=B&xfocus=B&xfind=c`);
      await expect(system.panel).toBeVisible();
      await system.expectAccessible();
    });
  }
}
