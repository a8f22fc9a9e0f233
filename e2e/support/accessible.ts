import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test, type Page } from '@playwright/test';
import type { AxeResults, Result, RunOptions } from 'axe-core';

const AXE_SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    axe?: { run: (context: Document, options: RunOptions) => Promise<AxeResults> };
  }
}

const describe = ({ id, help, nodes }: Result) =>
  `${id}: ${help}\n${nodes.map((node) => `    ${node.target.join(' ')}\n      ${node.html.slice(0, 200)}`).join('\n')}`;

/** Waits until nothing that ends by itself is moving: in the middle of a change of theme colours are those of no theme. */
async function stillness(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((animation) => animation.finished));
  });
}

/** What axe finds in the page as it stands. The script is run from outside, so that the page's policy stays as it is. */
export async function runAxe(page: Page): Promise<{ violations: string[]; incomplete: string[] }> {
  await stillness(page);
  await page.evaluate(AXE_SOURCE);
  const { violations, incomplete } = await page.evaluate(async () => {
    if (window.axe === undefined) throw new Error('axe did not start');
    return window.axe.run(document, { resultTypes: ['violations', 'incomplete'] });
  });
  return { violations: violations.map(describe), incomplete: incomplete.map(describe) };
}

/**
 * Expects axe to find nothing. What axe could not decide is listed in the report as a note; name the rules that were
 * looked at by a person in `explained`, each with the reason.
 */
export async function expectAccessible(
  page: Page,
  explained: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  const { violations, incomplete } = await runAxe(page);
  for (const description of incomplete) {
    const reason = explained.get(description.split(':')[0] ?? '');
    test.info().annotations.push({
      type: reason === undefined ? 'axe could not decide' : 'axe could not decide, explained',
      description: reason ?? description,
    });
  }
  expect(violations, 'what axe finds').toEqual([]);
}
