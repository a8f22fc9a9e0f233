// The search page on answers of many traces: from the question to the list, and what a reader then does with it.
import { actToPaint, keyToPaint } from './interactions.mjs';
import { measureBare } from './measureEngine.mjs';
import { collector } from './run.mjs';
import { settled } from './traceScreen.mjs';

/** The smallest answer: the page is there, its worker runs, and the next question is the one that is measured. */
export const FIRST_TRACES = 1;
/** Hardly more: what the page needs whatever the answer. */
export const FEW_TRACES = 2;
const QUESTION = 'service=service-0&lookback=custom&start=1690000000000000&end=1700000060000000';
const ROWS = 'document.querySelector(\'[role=grid][aria-label="Traces"]\')?.getAttribute("aria-rowcount")';
const IS_PRESENT = 'document.querySelector("[aria-busy=true]") === null';
const listOf = (traces) => `${ROWS} === '${traces + 1}' && ${IS_PRESENT}`;
const groupsBy = (label) =>
  `document.querySelector('[role=grid][aria-label="Groups by ${label}"] [role=gridcell]')`;

const addressOf = (origin, traces) => `${origin}/api/traces?${QUESTION}&limit=${traces}`;

/** Milliseconds of a fixed piece of arithmetic in the page: says how busy the machine is otherwise. */
const arithmetic = (page) =>
  page.evaluate(() => {
    const started = performance.now();
    let sum = 0;
    for (let step = 0; step < 30_000_000; step++) sum = (sum * 31 + step) | 0;
    return performance.now() - started + (sum & 0);
  });

/** Asks for so many traces in the open page: milliseconds from the key to the painted list. */
async function ask(page, traces) {
  await page.getByRole('textbox', { name: 'Limit' }).fill(String(traces));
  const ms = await keyToPaint(page, 'Enter', listOf(traces));
  await settled(page);
  return ms;
}

/** Includes one operation by its facet, takes that back, and groups by two keys; milliseconds to what each shows. */
async function handle(page, traces) {
  const value = page
    .getByRole('complementary', { name: 'Facets' })
    .getByRole('region', { name: 'Operation', exact: true })
    .locator('button[aria-pressed]')
    .first();
  await value.focus();
  const facet = await keyToPaint(page, 'Enter', `${ROWS} !== '${traces + 1}' && ${IS_PRESENT}`);
  await settled(page);
  await value.focus();
  await page.keyboard.press('Enter');
  await settled(page);
  const choice = page.getByRole('combobox', { name: 'Group by' });
  const group = (label) => actToPaint(page, 'change', () => choice.selectOption({ label }), groupsBy(label));
  // The first time its code is loaded.
  await group('Operation');
  await settled(page);
  return { facet, regroup: await group('Service') };
}

/** The medians of all that is measured of an answer with so many traces. */
export async function runSearch({ browser, origin, notes }, traces, bytes, rounds) {
  const { measure, median } = collector(notes, `search of ${traces} traces`);
  for (let round = 0; round < rounds; round++) {
    await measure('floor', () => measureBare(browser, origin, addressOf(origin, traces)));
    await measure('app', () => inSearch(browser, origin, traces));
  }
  return {
    traces,
    bytes,
    floor: median('floor'),
    arithmetic: median('app', (app) => app.arithmetic),
    few: median('app', ({ few }) => few),
    list: median('app', ({ list }) => list),
    facet: median('app', ({ facet }) => facet),
    regroup: median('app', ({ regroup }) => regroup),
  };
}

async function inSearch(browser, origin, traces) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(`${origin}/search?${QUESTION}&limit=${FIRST_TRACES}`);
    await settled(page);
    const few = await ask(page, FEW_TRACES);
    const list = await ask(page, traces);
    const handled = await handle(page, traces);
    return { few, list, ...handled, arithmetic: await arithmetic(page) };
  } finally {
    await context.close();
  }
}
