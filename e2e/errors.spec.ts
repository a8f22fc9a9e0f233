import { demoTraces, TracePage } from './pages/TracePage';
import { expect, test } from './support/test';

const errors = (screen: TracePage) => screen.page.getByRole('group', { name: 'Errors' });

test('errors are counted, gone through, and traced back to their cause', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.failed, 'xfold=all');
  expect(await trace.rowCount()).toBe(1);
  await expect(errors(trace).getByRole('button', { name: '10 errors in 3 services' })).toBeVisible();
  await trace.press('e');
  await trace.press('e');
  await expect(errors(trace)).toContainText('2 of 10');
  expect(await trace.rowCount(), 'what folded it away is open').toBeGreaterThan(1);
  await trace.press('Shift+E');
  await expect(errors(trace)).toContainText('1 of 10');
  await errors(trace).getByRole('button', { name: '1 failure' }).press('Enter');
  const chain = page.getByRole('dialog', { name: 'What led to what' });
  await chain.getByRole('button', { name: /failed$/ }).press('Enter');
  await trace.settled();
  await expect(page.getByRole('region', { name: /^Span C: POST \/v2\/authorizations/ })).toBeVisible();
});

test('the tree is cut to the path of a failure, as a cut like any other', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.failed, 'xview=table');
  await errors(trace).getByRole('button', { name: '1 failure' }).press('Enter');
  await page.getByRole('button', { name: 'Only this path' }).press('Enter');
  await trace.settled();
  expect(trace.address).toContain('xcut=paths');
  expect(await trace.names()).toHaveLength(6);
  await expect(page.getByRole('group', { name: 'Cuts of the tree' })).toContainText('Only the way to C');
  await expect(trace.row(/^C: POST \/v2\/authorizations/)).toHaveAttribute('aria-selected', 'true');
});

test('an error that was made good says so', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.retried);
  await errors(trace)
    .getByRole('button', { name: /recovered/ })
    .click();
  await expect(page.getByRole('dialog', { name: 'What led to what' })).toContainText('Recovered');
});

test('spans that failed by their code only are counted too', async ({ page }) => {
  const traceID = 'c'.repeat(32);
  const codes = [200, 404, 503, 200];
  const spans = codes.map((code, at) => ({
    traceID,
    spanID: String(at + 1).padStart(16, '0'),
    operationName: `call ${String(at)}`,
    references: at === 0 ? [] : [{ refType: 'CHILD_OF', traceID, spanID: '1'.padStart(16, '0') }],
    startTime: 1e15 + at,
    duration: 1000,
    tags: [{ key: 'http.status_code', type: 'int64', value: code }],
    logs: [],
    processID: 'p1',
  }));
  await page.route('**/api/traces/*', (route) =>
    route.fulfill({
      json: { data: [{ traceID, spans, processes: { p1: { serviceName: 'web', tags: [] } } }] },
    }),
  );
  const trace = new TracePage(page);
  await trace.openTrace(traceID);
  await expect(errors(trace)).toContainText('0 flagged, 2 by status code');
  await trace.press('e');
  await expect(page).toHaveURL(/xspan=0+2/);
  await errors(trace).getByRole('button', { name: '2 by status code' }).click();
  await expect(page).toHaveURL(/xspan=0+3/);
});
