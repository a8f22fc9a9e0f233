// How the bench works the trace page: by roles, names and keys only, and by the marks that the app sets.
import { traceIdOf } from './traceText.mjs';

const FIRST_BARS = 'spanlight:first-bars';
const FIND_DONE = 'spanlight:find-done';

/** Opens the trace in a fresh browser context and hands the page to `use`, once nothing is in flight. */
export async function withTrace(browser, origin, spans, use) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    const address = `${origin}/trace/${traceIdOf(spans)}`;
    await page.goto(address, { waitUntil: 'commit' });
    await page.waitForFunction((name) => window.performance.getEntriesByName(name).length > 0, FIRST_BARS);
    await settled(page);
    return await use(page);
  } finally {
    await context.close();
  }
}

/** Milliseconds from navigation to the first painted bars. */
export const firstBars = (page) =>
  page.evaluate((name) => window.performance.getEntriesByName(name)[0].startTime, FIRST_BARS);

export const settled = (page) => page.waitForFunction(() => document.documentElement.dataset.busy === '0');

export async function pointAtRows(page) {
  const box = await page.getByRole('treegrid').first().boundingBox();
  if (box === null) throw new Error('no rows to be seen');
  await page.mouse.move(box.x + box.width / 2, box.y + Math.min(box.height / 2, 300));
}

/** Turns the wheel for about `ms` milliseconds. */
export async function scroll(page, ms) {
  const end = performance.now() + ms;
  for (let turn = 0; performance.now() < end; turn++) await page.mouse.wheel(0, turn % 40 < 30 ? 400 : -400);
}

/** Zooms in and out at the pointer. Throws when the view is the same as before: then nothing was measured. */
export async function zoom(page) {
  const before = page.url();
  await page.keyboard.down('Control');
  for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, turn < 12 ? -120 : 120);
  await page.keyboard.up('Control');
  await page.waitForURL((url) => url.href !== before);
  await settled(page);
}

/** Folds everything and unfolds it again, by Jaeger UI's own keys, and sees it happen. */
export async function foldAndUnfold(page) {
  const all = await rowCount(page);
  await page.keyboard.press(']');
  await waitForRows(page, (rows, before) => rows < before, all);
  await page.keyboard.press('[');
  await waitForRows(page, (rows, before) => rows === before, all);
  await settled(page);
}

const rowCount = async (page) =>
  Number(await page.getByRole('treegrid').first().getAttribute('aria-rowcount'));

async function waitForRows(page, holds, before) {
  const condition = `(${holds})(Number(document.querySelector('[role=treegrid]').ariaRowCount), ${before})`;
  await page.waitForFunction(condition);
}

/** Milliseconds from the last key of a find text to its count. */
export async function find(page, text) {
  await page.keyboard.press('/');
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text.slice(0, -1));
  await settled(page);
  await page.evaluate((name) => {
    const clear = (event) => {
      window.performance.clearMarks(name);
      window.benchKeyTime = event.timeStamp;
    };
    document.addEventListener('keydown', clear, { capture: true, once: true });
  }, FIND_DONE);
  await page.keyboard.press(text.slice(-1));
  await page.waitForFunction((name) => window.performance.getEntriesByName(name).length > 0, FIND_DONE);
  const ms = await page.evaluate(
    (name) => window.performance.getEntriesByName(name)[0].startTime - window.benchKeyTime,
    FIND_DONE,
  );
  const said = await page.getByRole('search', { name: 'Find in this trace' }).textContent();
  if (!/\d+ of \d/.test(said ?? '')) throw new Error(`the find counted nothing: ${said}`);
  return ms;
}
