// Who uses no mouse, large text, or looks for holes: what can be reached, read and named.
import { SearchPage } from './pages/SearchPage';
import { TracePage, demoTraces } from './pages/TracePage';
import { expect, test } from './support/test';

/** As right after loading: the next Tab is the first. */
const leaveFocus = () => {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
};

test('the first span is a few keys away, and the rows are walked by arrows', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.example);
  await page.evaluate(leaveFocus);
  await trace.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await trace.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the rows' })).toBeFocused();
  await trace.press('Enter');
  await expect(trace.grid).toBeFocused();
  await trace.press('ArrowDown');
  await expect(trace.activeRow).toHaveAttribute('aria-label', /^B:/);
  await trace.press('Enter');
  await expect(trace.grid).toContainText('Tags');
  const search = new SearchPage(page);
  await search.open('');
  await page.evaluate(leaveFocus);
  await search.press('Tab');
  await search.press('Tab');
  await search.press('Enter');
  await expect(search.rows.first().getByRole('link')).toBeFocused();
});

test('P05: no element has an id or a name out of the data', async ({ page }) => {
  const names = ['config', 'root', 'main', 'body', 'location', '__proto__'];
  const span = (name: string, k: number) => ({
    traceID: 'ab',
    spanID: String(k + 1),
    operationName: name,
    references: [],
    startTime: 1e15 + k,
    duration: 1000,
    tags: names.map((key) => ({ key, type: 'string', value: key })),
    logs: [],
    processID: name,
  });
  await page.route('**/api/traces/*', (route) =>
    route.fulfill({
      json: {
        data: [
          {
            traceID: 'ab',
            spans: names.map(span),
            processes: Object.fromEntries(names.map((name) => [name, { serviceName: name, tags: [] }])),
          },
        ],
      },
    }),
  );
  const trace = new TracePage(page);
  await trace.openTrace('ab');
  await trace.clickRow(/^config: config/);
  await trace.clickButton(/^Expand all/);
  const taken = await page.evaluate(
    (words) =>
      [...document.querySelectorAll('[id], [name]')]
        .map((element) => `${element.id} ${element.getAttribute('name') ?? ''}`.trim())
        .filter((text) => words.some((word) => text.split(' ').includes(word))),
    names,
  );
  // The page's own two landmarks, whatever the data says.
  expect(taken.filter((id) => id !== 'root' && id !== 'main')).toEqual([]);
  expect(await page.evaluate(() => document.querySelectorAll('#root, #main').length)).toBeLessThanOrEqual(2);
});

test.describe('with text of twice the size', () => {
  test.beforeEach(async ({ page }) => {
    // The reader's own default size, as the browser's settings give it.
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  });

  const sideways = () => {
    const main = document.querySelector('main');
    return Math.max(document.documentElement.scrollWidth, main?.scrollWidth ?? 0) - window.innerWidth;
  };
  /** Buttons, links and fields whose text is cut off without a way to see the rest. */
  const cutOff = () =>
    [...document.querySelectorAll<HTMLElement>('main button, header button, main label, h1')]
      .filter(({ offsetParent }) => offsetParent !== null)
      .filter((element) => element.scrollHeight > element.clientHeight + 2 && element.clientHeight > 0)
      .filter((element) => getComputedStyle(element).overflowY === 'hidden' && element.title === '')
      .map((element) => element.innerText.slice(0, 60));

  test('M05: with text of twice the size nothing is lost on the page of a trace', async ({ page }) => {
    const trace = new TracePage(page);
    await trace.openTrace(demoTraces.failed);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
    expect(await page.evaluate(sideways)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(cutOff)).toEqual([]);
    const [first, second] = [await trace.rows.nth(0).boundingBox(), await trace.rows.nth(1).boundingBox()];
    expect((first?.y ?? 0) + (first?.height ?? 0)).toBeLessThanOrEqual((second?.y ?? 0) + 1);
    await trace.clickRow(/^B: check basket/);
    await trace.expectAccessible();
    expect(await page.evaluate(sideways)).toBeLessThanOrEqual(0);
  });

  test('M05: with text of twice the size nothing is lost on the search page', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open('');
    await search.search({ service: 'C', tags: 'error=true' });
    expect(await page.evaluate(sideways)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(cutOff)).toEqual([]);
    await search.expectAccessible();
  });
});
