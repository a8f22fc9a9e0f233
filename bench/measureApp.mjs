// The real app on one trace: first bars, and what a person does once it is open.
import { recordFrames } from './frames.mjs';
import { findEach, openDetail, switchViews, turnUpsideDown } from './interactions.mjs';
import { measureMemory } from './memory.mjs';
import { find, firstBars, foldAndUnfold, pointAtRows, scroll, withTrace, zoom } from './traceScreen.mjs';

const FIND_TEXT = 'user-12';
const SCROLL_MS = 4000;

/** Milliseconds from navigation to the first bars, in a fresh browser context. */
export const measureFirstBars = (browser, origin, spans) => withTrace(browser, origin, spans, firstBars);

/** Memory of the app with this trace open and nothing in flight. */
export const measureAppMemory = (browser, origin, spans) =>
  withTrace(browser, origin, spans, (page) => measureMemory(browser, page));

/** Frames while scrolling, zooming, folding; milliseconds of a find. */
export function measureHandling(browser, origin, spans) {
  return withTrace(browser, origin, spans, async (page) => {
    await pointAtRows(page);
    const scrolling = await recordFrames(page, () => scroll(page, SCROLL_MS));
    const zooming = await recordFrames(page, () => zoom(page));
    const folding = await recordFrames(page, () => foldAndUnfold(page));
    const findMs = await find(page, FIND_TEXT);
    return { scrolling, zooming, folding, findMs };
  });
}

/** Key to paint and longest frame of opening a detail, of turning to each view and upside down, and of finds of each kind. */
export function measureInteractions(browser, origin, spans) {
  return withTrace(browser, origin, spans, async (page) => {
    const views = await switchViews(page);
    const upsideDown = await turnUpsideDown(page);
    const detail = await openDetail(page);
    return { detail, views, upsideDown, finds: await findEach(page) };
  });
}
