// Memory: traces that nobody looks at any more are let go.
import { measureMemory } from '../bench/memory.mjs';
import { traceIdOf, traceText } from '../bench/traceText.mjs';
import { TracePage } from './pages/TracePage';
import { expect, test } from './support/test';

const SPANS = 4_500;
const ROUNDS = 15;
/** Beside the one on screen, the page keeps the one before it, so that Back is instant. */
const KEPT = 1;

test('M01: fifteen traces of 5 MB, one after another, are not kept', async ({ page, browser }) => {
  test.setTimeout(180_000);
  const parts = [...traceText(SPANS)].map((part) => Buffer.from(part)).map((part) => part.toString('utf8'));
  const text = parts.join('');
  const idOf = (round: number) => (round + 1).toString(16).padStart(32, 'd');
  await page.route('**/api/traces/*', (route) => {
    const id = /traces\/([0-9a-f]{32})/.exec(route.request().url())?.[1] ?? '';
    return route.fulfill({ contentType: 'application/json', body: text.replaceAll(traceIdOf(SPANS), id) });
  });
  expect(text.length).toBeGreaterThan(4.5e6);
  const trace = new TracePage(page);
  const used = async () => (await measureMemory(browser, page)).heapAndBuffers ?? Number.NaN;
  await trace.open('search');
  const empty = await used();
  const box = page.getByRole('textbox', { name: 'Trace ID' });
  let first = 0;
  for (let round = 0; round < ROUNDS; round++) {
    await box.fill(idOf(round));
    await box.press('Enter');
    await expect(page).toHaveURL(new RegExp(idOf(round)));
    await trace.settled();
    expect(await trace.rowCount()).toBe(SPANS);
    if (round === 0) first = (await used()) - empty;
  }
  const last = (await used()) - empty;
  const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
  test.info().annotations.push({
    type: 'memory',
    description: `empty ${megabytes(empty)}; one trace ${megabytes(first)}; after ${String(ROUNDS)} ${megabytes(last)}`,
  });
  console.log(test.info().annotations.at(-1)?.description);
  expect(first).toBeGreaterThan(text.length / 2);
  expect(last).toBeLessThan((KEPT + 1.5) * first);
  // Back at the search, with nothing looked at, what is kept for Back is no more than that.
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Search' }).click();
  await trace.settled();
  const after = (await used()) - empty;
  console.log(`back at the search ${megabytes(after)}`);
  expect(after).toBeLessThan((KEPT + 0.5) * first);
});
