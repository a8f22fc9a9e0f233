// The engine against the floor, in the browser: each figure is one run in a fresh page or worker.
import { traceIdOf } from './traceText.mjs';

const urlOf = (origin, spans) => `${origin}/api/traces/${traceIdOf(spans)}`;

/** Milliseconds of fetch, decode and JSON.parse in a bare page that does nothing else. */
export const measureFloor = (browser, origin, spans) => measureBare(browser, origin, urlOf(origin, spans));

/** The same of any answer with traces. */
export function measureBare(browser, origin, address) {
  return inFreshPage(browser, `${origin}/bare`, (page) =>
    page.evaluate(async (url) => {
      const started = performance.now();
      const text = await (await fetch(url, { cache: 'no-store' })).text();
      const json = JSON.parse(text);
      const ms = performance.now() - started;
      if (json.data[0].spans.length === 0) throw new Error('no spans');
      return ms;
    }, address),
  );
}

/** Asks bench/page for one of its measures. Throws when not all spans were found. */
export async function measureInWorker(browser, origin, spans, measure) {
  const answer = await inFreshPage(browser, `${origin}/bench/index.html`, async (page) => {
    await page.waitForFunction(() => typeof window.measure === 'function');
    return page.evaluate((question) => window.measure(question), { measure, url: urlOf(origin, spans) });
  });
  if (answer.spans !== spans) throw new Error(`${measure}: ${answer.spans} of ${spans} spans`);
  return answer;
}

async function inFreshPage(browser, url, use) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(180_000);
    await page.goto(url);
    return await use(page);
  } finally {
    await context.close();
  }
}
