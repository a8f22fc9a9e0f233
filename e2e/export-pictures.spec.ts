// What is on screen as a picture: timeline, flame graph and call graph, as SVG and as PNG, in the colours of the page.
import { copyFile, readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Page, TestInfo } from '@playwright/test';
import { ExportDialog } from './pages/ExportDialog';
import { SearchPage } from './pages/SearchPage';
import { demoTraces, TracePage } from './pages/TracePage';
import { expect, test } from './support/test';

type View = 'timeline' | 'flame graph' | 'call graph';

/** Exports the view of the page as SVG, and opens the file as a document of its own. */
async function drawn(page: Page, of: View, info: TestInfo, leaveOutPersons = false) {
  await new TracePage(page).press('Shift+S');
  const dialog = new ExportDialog(page);
  await dialog.leaveOut('Likely about persons', leaveOutPersons);
  await dialog.as(`SVG picture of the ${of}`);
  const { path, name } = await dialog.save();
  const file = info.outputPath(name);
  await copyFile(path, file);
  const other = await page.context().newPage();
  await other.goto(pathToFileURL(file).href);
  // A document that is not well-formed would have another root, or an element that says so.
  const picture = await other.evaluate(() => {
    const all = (tag: string) => Array.from(document.querySelectorAll(tag), ({ textContent }) => textContent);
    const { width, height } = document.documentElement.getBoundingClientRect();
    return {
      root: document.documentElement.localName,
      faults: all('parsererror'),
      scripts: document.querySelectorAll('script, image, a, foreignObject').length,
      texts: all('text'),
      titles: all('title'),
      ground: document.querySelector('rect')?.getAttribute('fill') ?? '',
      size: [width, height],
    };
  });
  await other.close();
  expect(picture).toMatchObject({ root: 'svg', faults: [], scripts: 0 });
  return { ...picture, dialog, name };
}

/** Exports the same as PNG: what it measures in pixels. */
async function painted(dialog: ExportDialog, of: View) {
  await dialog.as(`PNG picture of the ${of}`);
  const { path, name } = await dialog.save();
  const bytes = await readFile(path);
  expect(name).toMatch(/\.png$/);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

const doubled = (size: readonly number[]) => size.map((side) => 2 * side);

test('the flame graph, in every form', async ({ page }, info) => {
  const trace = new TracePage(page);
  for (const [form, said, frame] of [
    ['merged', 'merged, by total time', 'B: payments.Payments/Authorize, 3× 807 ms, 3 in error'],
    ['time', 'in time', 'C: POST /v2/authorizations, 800 ms, 1 in error'],
    ['callers', 'bottom-up, by total time', 'C: POST /v2/authorizations, 800 ms, 1 in error'],
    ['sandwich', 'sandwich, by total time', 'C: POST /v2/authorizations, 800 ms, 1 in error'],
  ] as const) {
    await trace.openTrace(demoTraces.failed, `x=${form}&xview=flame&xflame=${form}`);
    const { titles, texts, size, dialog, name } = await drawn(page, 'flame graph', info);
    expect(name).toBe(`trace-${demoTraces.failed}.svg`);
    expect(titles[0]).toBe('A: POST /checkout');
    expect(titles).toContain(frame);
    expect(texts[0]).toBe('A: POST /checkout');
    expect(texts[1]).toMatch(
      new RegExp(`^Flame graph: ${said}\\. .* UTC, 875 ms, 15 spans, 4 services, 10 errors`),
    );
    expect(texts.some((text) => text.startsWith('C: POST /v2/'))).toBe(true);
    // Times stand above what is drawn in time only.
    expect(texts.includes('100 ms')).toBe(form === 'time');
    expect(await painted(dialog, 'flame graph')).toEqual(doubled(size));
  }
});

test('the flame graph as it is zoomed, with what is found', async ({ page }, info) => {
  const trace = new TracePage(page);
  const first = 'xview=flame&xflame=time&xwin=10000000_60000000';
  await trace.openTrace(demoTraces.failed, `${first}&uiFind=recommendations`);
  const { titles, texts } = await drawn(page, 'flame graph', info);
  expect(texts[1]).toContain('Flame graph: in time, a part of it, 4 found. ');
  expect(titles).toContain('A: GET /recommendations, 29.7 ms, found');
  // What ends before the part is not in it.
  expect(titles.filter((title) => title.includes('check basket'))).toEqual([]);
});

test('the call graph of services, and of operations', async ({ page }, info) => {
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.failed, 'xview=graph');
  const services = await drawn(page, 'call graph', info);
  expect(services.texts[1]).toMatch(/^Call graph of services\. .* UTC, 875 ms, 15 spans/);
  expect(services.titles.slice(1).filter((title) => title !== 'error')).toEqual(['A', 'B', 'C', 'E']);
  for (const said of ['entry', '3 calls', '3 errors', '5 spans · self 64.2 ms'])
    expect(services.texts).toContain(said);
  expect(await painted(services.dialog, 'call graph')).toEqual(doubled(services.size));
  await trace.openTrace(demoTraces.failed, 'x=2&xview=graph&xgraph=operations&xshade=self&uiFind=rank');
  const operations = await drawn(page, 'call graph', info);
  expect(operations.titles).toContain('E rank');
  for (const said of ['POST /v2/authorizations', '1 found', 'of the greatest'])
    expect(operations.texts).toContain(said);
  expect(await painted(operations.dialog, 'call graph')).toEqual(doubled(operations.size));
});

test('two views side by side are two pictures, in the colours of the page', async ({ page }, info) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  const grounds: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const trace = new TracePage(page);
    await trace.openTrace(demoTraces.failed, `x=${colorScheme}&xbeside=flame`);
    const { dialog, ground, texts } = await drawn(page, 'timeline', info);
    expect(texts).toContain('A POST /checkout');
    expect(await dialog.kinds()).toEqual(
      expect.arrayContaining([
        'SVG picture of the timeline',
        'PNG picture of the timeline',
        'SVG picture of the flame graph',
        'PNG picture of the flame graph',
      ]),
    );
    expect(await dialog.kinds()).not.toContain('SVG picture of the call graph');
    grounds.push(ground);
  }
  expect(grounds[0]).toBe('rgb(255,255,255)');
  expect(grounds[1]).toMatch(/^rgb\(\d\d,\d\d,\d\d\)$/);
});

test('names that are markup stay texts, and what is left out is not drawn', async ({ page }, info) => {
  const search = new SearchPage(page);
  await search.open('search?xfrom=files');
  await search.pickFiles([{ name: 'hostile.json', text: hostile }]);
  const trace = new TracePage(page);
  for (const [view, of] of [
    ['flame', 'flame graph'],
    ['graph', 'call graph'],
  ] as const) {
    await trace.openTrace('f'.repeat(32), `x=${view}&xfrom=files&xview=${view}&xgraph=operations`);
    const { titles, texts, dialog } = await drawn(page, of, info, true);
    expect(titles.join()).toContain(name);
    expect(titles.join()).toContain('mail to ');
    expect(texts.join()).not.toContain('anna@');
    expect(titles.join()).not.toContain('anna@');
    const [width = 0] = await painted(dialog, of);
    expect(width).toBeGreaterThan(1000);
  }
});

test('a call graph that no PNG has room for is said so, and is saved as SVG', async ({ page }, info) => {
  const search = new SearchPage(page);
  await search.open('search?xfrom=files');
  await search.pickFiles([{ name: 'wide.json', text: wide }]);
  const trace = new TracePage(page);
  await trace.openTrace('f'.repeat(32), 'xfrom=files&xview=graph&xgraph=operations');
  await trace.clickButton('Draw 601 operations anyway');
  const { dialog, titles } = await drawn(page, 'call graph', info);
  expect(titles).toContain('shop call 600');
  await dialog.as('PNG picture of the call graph');
  await dialog.box.getByRole('button', { name: 'Save file' }).click();
  const alert = dialog.box.getByRole('alert');
  await expect(alert.getByRole('heading')).toHaveText(/nothing could be read in a PNG/);
  await expect(alert.getByRole('heading')).toBeInViewport();
});

const name = '</text><script>alert(1)</script>';
const span = (spanID: string, operationName: string, parent?: string) => ({
  traceID: 'f'.repeat(32),
  spanID,
  operationName,
  references: parent === undefined ? [] : [{ refType: 'CHILD_OF', traceID: 'f'.repeat(32), spanID: parent }],
  startTime: 1_700_000_000_000_000,
  duration: 5000,
  tags: [],
  logs: [],
  processID: 'p1',
});
const wide = JSON.stringify({
  data: [
    {
      traceID: 'f'.repeat(32),
      spans: Array.from({ length: 601 }, (_, at) =>
        span(`f${String(at)}`, `call ${String(at)}`, at === 0 ? undefined : 'f0'),
      ),
      processes: { p1: { serviceName: 'shop', tags: [] } },
    },
  ],
});
const hostile = JSON.stringify({
  data: [
    {
      traceID: 'f'.repeat(32),
      spans: [
        span('f1', name),
        span('f2', 'mail to anna@example.com', 'f1'),
        span('f3', `\u0000\u202e${'long'.repeat(10_000)}`, 'f1'),
      ],
      processes: { p1: { serviceName: '"/><image href="https://evil.example/x"/>', tags: [] } },
    },
  ],
});
