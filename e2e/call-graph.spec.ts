import { CallGraph } from './pages/CallGraph';
import { expect, test } from './support/test';

const EXAMPLE = 'abcde000000000000000000000000001';
const FAILED = 'abcde030000000000000000000000003';

test('draws A → B, E; B → C, D in layers from left to right', async ({ page }) => {
  const graph = new CallGraph(page);
  await graph.openTrace(EXAMPLE);
  for (const [from, to] of [
    ['A', 'B'],
    ['A', 'E'],
    ['B', 'C'],
    ['B', 'D'],
  ] as const)
    await expect(graph.edge(from, to)).toHaveAccessibleName(`${from} to ${to}: 1 call`);
  const left = async (name: string) => (await graph.service(name).boundingBox())?.x ?? NaN;
  const layers = [
    [await left('A')],
    [await left('B'), await left('E')],
    [await left('C'), await left('D')],
  ] as const;
  expect(layers[1][0]).toBeGreaterThan(layers[0][0]);
  expect(layers[2][0]).toBeGreaterThan(layers[1][0]);
  expect(layers[1][1]).toBeCloseTo(layers[1][0], 0);
  expect(layers[2][1]).toBeCloseTo(layers[2][0], 0);
});

test('says the same as a table, and leads to the first call', async ({ page }) => {
  const graph = new CallGraph(page);
  await graph.openTrace(EXAMPLE);
  await graph.view.getByText('As a table').click();
  expect((await graph.calls()).sort()).toEqual(['A B 1 0', 'A E 1 0', 'B C 1 0', 'B D 1 0']);
  await graph.table.getByRole('row', { name: /B C/ }).getByRole('button', { name: 'First call' }).click();
  await graph.settled();
  await expect(page.getByRole('treegrid', { name: 'Spans' })).toBeVisible();
  expect(graph.address).toContain('xspan=c');
});

test('counts the errors of calls, in words', async ({ page }) => {
  const graph = new CallGraph(page);
  await graph.openTrace(FAILED);
  await expect(graph.view.getByRole('img', { name: /: \d+ calls?, \d+ errors?$/ })).not.toHaveCount(0);
});

test('shows the operations of a service and leads to its slowest span', async ({ page }) => {
  const graph = new CallGraph(page);
  await graph.openTrace(EXAMPLE);
  await graph.service('D').click();
  const panel = graph.view.getByRole('complementary', { name: 'D' });
  await expect(panel.getByRole('list', { name: 'Operations' })).toContainText('stock.Stock/Reserve');
  await panel.getByRole('button', { name: 'Show the span' }).click();
  await graph.settled();
  expect(graph.address).toContain('xspan=d');
});

test('is walked by the arrow keys, with one stop for all services', async ({ page }) => {
  const graph = new CallGraph(page);
  await graph.openTrace(EXAMPLE);
  await graph.service('A').focus();
  await graph.press('ArrowRight');
  await expect(graph.service('A')).not.toBeFocused();
  await graph.press('ArrowRight');
  await graph.press('Home');
  await expect(graph.service('A')).toBeFocused();
  await graph.press('Enter');
  await expect(graph.view.getByRole('complementary', { name: 'A' })).toBeVisible();
  for (const name of ['Zoom in (+)', 'Zoom out (−)', 'Fit all boxes (0)'])
    await graph.view.getByRole('button', { name }).press('Enter');
});

test('asks before it draws very many services', async ({ page }) => {
  const graph = new CallGraph(page);
  const traceID = 'b'.repeat(32);
  const count = 400;
  const hex = (at: number) => (at + 1).toString(16).padStart(16, '0');
  const spans = Array.from({ length: count }, (_, at) => ({
    traceID,
    spanID: hex(at),
    operationName: 'work',
    references: at === 0 ? [] : [{ refType: 'CHILD_OF', traceID, spanID: hex(Math.floor((at - 1) / 4)) }],
    startTime: 1e15 + at,
    duration: 1000 - at,
    tags: [],
    logs: [],
    processID: `p${String(at)}`,
  }));
  const processes = Object.fromEntries(
    spans.map(({ processID }, at) => [processID, { serviceName: `service-${String(at)}`, tags: [] }]),
  );
  await page.route('**/api/traces/*', (route) =>
    route.fulfill({ json: { data: [{ traceID, spans, processes }] } }),
  );
  await graph.openTrace(traceID);
  await expect(graph.table).toBeVisible();
  await expect(graph.edge('service-0', 'service-1')).toHaveCount(0);
  await graph.view.getByRole('button', { name: 'Draw 400 services anyway' }).click();
  await graph.settled();
  await expect(graph.view.getByRole('button', { name: 'Fit all boxes (0)' })).toBeVisible();
});

test('draws operations, coloured, with what is found, and keeps that and its pick in the address', async ({
  page,
}) => {
  const graph = new CallGraph(page);
  await graph.openTrace(FAILED);
  await graph.view.getByRole('button', { name: 'Operations' }).click();
  await graph.settled();
  await graph.view.getByRole('combobox', { name: 'Colour' }).selectOption('Total time');
  await page.getByRole('search', { name: 'Find in this trace' }).getByRole('combobox').fill('authorizations');
  await graph.settled();
  const box = graph.view.getByRole('button', { name: /POST \/v2\/authorizations.*1 found/ });
  await box.press('Enter');
  await graph.settled();
  await page.reload();
  await graph.settled();
  await expect(box).toHaveAttribute('aria-pressed', 'true');
  const panel = graph.view.getByRole('complementary', { name: /authorizations/ });
  await expect(panel.getByRole('list', { name: 'Operations' }).getByRole('listitem')).toHaveCount(1);
  await graph.expectAccessible();
  await panel.getByRole('button', { name: 'Show the span' }).press('Enter');
  await graph.settled();
  await expect(page.getByRole('treegrid', { name: 'Spans' })).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`has no fault that axe finds, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    const graph = new CallGraph(page);
    await graph.openTrace(FAILED);
    await graph.service('C').click();
    await graph.view.getByText('As a table').click();
    await graph.expectAccessible();
  });
}
