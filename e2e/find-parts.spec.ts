import type { Page } from '@playwright/test';
import { TracePage } from './pages/TracePage';
import { expect, test } from './support/test';

const traceID = 'f1d0'.padEnd(32, '0');
const count = 20_000;

/** A trace of many spans; from the second find on, which need not build the index, the worker is slow: it does a step or two between two breaths. */
async function slowTrace(page: Page): Promise<void> {
  const hex = (at: number) => (at + 1).toString(16).padStart(16, '0');
  const spans = Array.from({ length: count }, (_, at) => ({
    traceID,
    spanID: hex(at),
    operationName: `work ${String(at % 2)}`,
    references: at === 0 ? [] : [{ refType: 'CHILD_OF', traceID, spanID: hex((at - 1) >> 3) }],
    startTime: 1e15 + at,
    duration: count - at,
    processID: 'p1',
  }));
  const body = JSON.stringify({ data: [{ traceID, spans, processes: { p1: { serviceName: 'mill' } } }] });
  await page.route('**/api/traces/*', (route) => route.fulfill({ contentType: 'application/json', body }));
  await page.route(/engine\.worker-.*\.js$/, async (route) => {
    const response = await route.fetch();
    const slow = `
      const quick = performance.now.bind(performance);
      let finds = 0;
      addEventListener('message', ({ data }) => { if (data.call === 'find') finds++; });
      performance.now = () => {
        const until = quick() + (finds > 1 ? 15 : 0);
        while (quick() < until);
        return quick();
      };`;
    await route.fulfill({ response, body: `${slow}\n${await response.text()}` });
  });
}

test('a find says what it has found so far, and the address brings all of it back', async ({ page }) => {
  await slowTrace(page);
  const trace = new TracePage(page);
  await trace.openTrace(traceID);
  const search = page.getByRole('search', { name: 'Find in this trace' });
  await search.getByRole('combobox').fill('mill');
  await expect(search).toContainText(/1 of 20.000/);
  await search.evaluate((element) => {
    new MutationObserver(() => {
      element.dataset['said'] = `${element.dataset['said'] ?? ''}\n${element.textContent}`;
    }).observe(element, { subtree: true, childList: true, characterData: true });
  });
  await search.getByRole('combobox').fill('name="work 1"');
  await expect(search).toContainText(/1 of 10.000/);
  await trace.settled();
  const said = await search.evaluate((element) => (element.dataset['said'] ?? '').split('\n'));
  const parts = said
    .flatMap((text) => /([\d\s,.]+)\+ …/.exec(text)?.[1]?.replace(/\D/g, '') ?? [])
    .map(Number);
  expect(parts.length).toBeGreaterThan(0);
  for (const part of parts) {
    expect(part).toBeGreaterThan(0);
    expect(part).toBeLessThan(10_000);
  }
  expect(trace.address).toContain('xfind=name');
  await page.reload();
  await trace.settled();
  await expect(search).toContainText(/1 of 10.000/);
});
