import { copyFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, Page, TestInfo } from '@playwright/test';
import { idle } from './idle';

/** A page that was exported, opened from the disk in a browser without a network. */
export interface ExportedPage {
  readonly page: Page;
  /** What the page reported as errors. */
  readonly faults: readonly string[];
  /** What it asked for beside itself. */
  readonly asked: readonly string[];
}

/** Opens an exported HTML file; its window closes with the browser. */
export async function openExported(browser: Browser, path: string, info: TestInfo): Promise<ExportedPage> {
  const file = info.outputPath('exported.html');
  await copyFile(path, file);
  const context = await browser.newContext({ offline: true, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  const asked: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:file|blob|data):/.test(request.url())) asked.push(request.url());
  });
  await page.goto(pathToFileURL(file).href);
  await idle(page);
  return { page, faults, asked };
}
