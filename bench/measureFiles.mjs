// Files that are opened in the page, as a person picks them: time until it is at rest, the longest task of the page's own thread, and
// the most memory that the renderer ever had.
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { peakResidentBytes } from './memory.mjs';
import { settled } from './traceScreen.mjs';

/** @returns {Promise<{ name: string, bytes: number, ms: number, longestTask: number, peak: number | undefined }>} `peak` in bytes */
export async function measureFile(browser, origin, path) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(300_000);
    await page.goto(`${origin}/search?xfrom=files`);
    await settled(page);
    await page.evaluate(() => {
      window.tasks = [];
      new window.PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.tasks.push(duration);
      }).observe({ type: 'longtask' });
    });
    const started = performance.now();
    await page.locator('input[type=file]').first().setInputFiles(path);
    await page.waitForFunction(() => document.documentElement.dataset.busy !== '0');
    await settled(page);
    const ms = performance.now() - started;
    const longestTask = await page.evaluate(() => window.tasks.reduce((most, one) => Math.max(most, one), 0));
    if ((await page.getByRole('alert').count()) > 0) throw new Error('the page says that it failed');
    return {
      name: basename(path),
      bytes: statSync(path).size,
      ms,
      longestTask,
      peak: await peakResidentBytes(browser),
    };
  } finally {
    await context.close();
  }
}
