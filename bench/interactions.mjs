// From a key to the paint that shows its effect, with the longest frame on the way: the opening of a detail, and the
// turn to each view and upside down. The views are those of the plan: one that the page does not have is reported as absent.
import { recordFrames } from './frames.mjs';
import { find, pointAtRows, settled } from './traceScreen.mjs';

const VIEWS = ['Timeline', 'Table', 'Statistics', 'Flame graph', 'Call tree', 'Call graph', 'Events'];

/** Milliseconds from the next key to the frame after `holds` (an expression of the page) has become true. */
export const keyToPaint = (page, key, holds) =>
  actToPaint(page, 'keydown', () => page.keyboard.press(key), holds);

/** The same from the next event of a kind, which `act` brings about. */
export async function actToPaint(page, kind, act, holds) {
  await page.evaluate(`{
    window.benchPaint = undefined;
    const done = () => ${holds};
    document.addEventListener(
      '${kind}',
      ({ timeStamp }) => {
        const look = () => {
          if (!done()) requestAnimationFrame(look);
          // The frame in which it holds is painted before the next one begins.
          else requestAnimationFrame(() => (window.benchPaint = performance.now() - timeStamp));
        };
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
  }`);
  await act();
  await page.waitForFunction(() => window.benchPaint !== undefined);
  return page.evaluate(() => window.benchPaint);
}

/** What `press` took, and the frames meanwhile. */
async function timed(page, press) {
  let paint;
  const { longest, over50 } = await recordFrames(page, async () => {
    paint = await press();
    await settled(page);
  });
  return { paint, longest, over50 };
}

/** Views with a form that turns their tree upside down. */
const TURNED = ['Call tree', 'Flame graph'];

/**
 * The turn of a tree upside down, by its button: the most work that a view has, some millions of nodes where each of
 * 100 000 spans has a path of its own. The trees of calls are made before: what is measured is the turn.
 * @returns {Promise<Map<string, object>>}
 */
export async function turnUpsideDown(page) {
  const turns = new Map();
  for (const view of TURNED) {
    await page.getByRole('tab', { name: view, exact: true }).click();
    await settled(page);
    const form = page
      .getByRole('group', { name: /^Form of the / })
      .getByRole('button', { name: 'Bottom-up' });
    turns.set(
      view,
      await timed(page, () =>
        actToPaint(
          page,
          'click',
          () => form.click(),
          `document.documentElement.dataset.busy === '0' && [...document.querySelectorAll('[aria-pressed=true]')].some((button) => button.textContent === 'Bottom-up')`,
        ),
      ),
    );
  }
  await page.getByRole('tab').first().click();
  await settled(page);
  return turns;
}

/** One find of each kind: a text, a pair, a pattern, comparisons of an attribute and of a time. All hit something, and none is a mistake while it is typed. */
const FINDS = [
  'user-12',
  'http.request.method=GET',
  'enduser.id~1[0-9]+$',
  'http.response.status_code>=500',
  'duration>0.1ms',
];

/** From the last key of each find to its count; that of a first part may stand there before. */
export async function findEach(page) {
  const finds = new Map();
  for (const text of FINDS) finds.set(text, await timed(page, () => find(page, text)));
  return finds;
}

/** The detail of the row that is in focus, opened by Enter. */
export async function openDetail(page) {
  await pointAtRows(page);
  await page.getByRole('treegrid').first().focus();
  const before = 'document.querySelectorAll("[data-detail-of]").length';
  const count = await page.evaluate(before);
  return timed(page, () => keyToPaint(page, 'Enter', `${before} > ${count}`));
}

/**
 * The turn to each view by its digit: the first time (its code is loaded) and the second. `undefined` for a view that
 * the page does not have.
 * @returns {Promise<Map<string, { first: object, again: object } | undefined>>}
 */
export async function switchViews(page) {
  const tabs = (await page.getByRole('tab').allTextContents()).map((text) => text.trim());
  const turns = new Map();
  const home = tabs[0];
  for (const view of VIEWS) {
    const at = tabs.indexOf(view);
    if (at <= 0) {
      if (at < 0) turns.set(view, undefined);
      continue;
    }
    const turn = (to) =>
      timed(page, () =>
        keyToPaint(
          page,
          String(tabs.indexOf(to) + 1),
          `document.querySelector('[role=tab][aria-selected=true]')?.textContent.trim() === ${JSON.stringify(to)} && document.documentElement.dataset.busy === '0'`,
        ),
      );
    const first = await turn(view);
    await turn(home);
    const again = await turn(view);
    await turn(home);
    turns.set(view, { first, again });
  }
  return turns;
}
