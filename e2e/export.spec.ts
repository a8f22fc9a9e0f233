// A trace as a file: every form, only some spans, without what is nobody's business; and as a page of its own.
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { ExportDialog } from './pages/ExportDialog';
import { SearchPage } from './pages/SearchPage';
import { demoTraces, TracePage } from './pages/TracePage';
import { expectAccessible } from './support/accessible';
import { openExported } from './support/exportedPage';
import { idle } from './support/idle';
import { expect, test } from './support/test';

const jaegerFile = v.object({ data: v.array(v.object({ spans: v.array(v.unknown()) })) });
const chromeFile = v.object({ traceEvents: v.array(v.object({ ph: v.string() })) });
const speedscopeFile = v.object({
  profiles: v.array(v.object({ events: v.array(v.unknown()) })),
  shared: v.object({ frames: v.array(v.object({ name: v.string() })) }),
});

/** A trace with secrets, and with a text that would end an element of a page. */
const secretTrace = JSON.stringify({
  data: [
    {
      traceID: 'f'.repeat(32),
      spans: [
        {
          traceID: 'f'.repeat(32),
          spanID: 'f1',
          operationName: '</script><script>window.broken=1</script>',
          references: [],
          startTime: 1_700_000_000_000_000,
          duration: 5000,
          tags: [
            { key: 'http.request.header.authorization', type: 'string', value: 'Bearer s3cr3t-value' },
            { key: 'user.email', type: 'string', value: 'anna@example.com' },
            { key: 'note', type: 'string', value: '<!--</script>-->' },
          ],
          logs: [],
          processID: 'p1',
        },
      ],
      processes: { p1: { serviceName: 'shop', tags: [] } },
    },
  ],
});

test('a trace is saved in every form', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.example);
  await trace.clickButton(/^Export the trace/);
  const dialog = new ExportDialog(page);
  await dialog.ready();
  await trace.expectAccessibleInBothThemes();
  await dialog.as('Jaeger JSON');
  const jaeger = await dialog.save();
  expect(jaeger.name).toBe(`trace-${demoTraces.example}.json`);
  const count = v.parse(jaegerFile, JSON.parse(jaeger.text)).data[0]?.spans.length ?? 0;
  expect(count).toBeGreaterThan(3);
  await dialog.as('OTLP JSON');
  expect((await dialog.save()).text).toContain('"resourceSpans":[');
  await dialog.as('Zipkin');
  expect(v.parse(v.array(v.unknown()), JSON.parse((await dialog.save()).text))).toHaveLength(count);
  await dialog.as('CSV');
  expect((await dialog.save()).text.trimEnd().split('\r\n')).toHaveLength(count + 1);
  await dialog.as('Chrome trace events');
  const chrome = v.parse(chromeFile, JSON.parse((await dialog.save()).text));
  expect(chrome.traceEvents.filter(({ ph }) => ph === 'X')).toHaveLength(count);
  await dialog.as('speedscope');
  const speedscope = v.parse(speedscopeFile, JSON.parse((await dialog.save()).text));
  expect(speedscope.profiles.flatMap(({ events }) => events)).toHaveLength(2 * count);
  await dialog.as('SVG picture');
  const svg = await dialog.save();
  expect(svg.text).toMatch(/^<svg [^]*<\/svg>\s*$/);
  await dialog.as('PNG picture');
  expect((await dialog.save()).text).toContain('PNG');
  await dialog.as('Markdown summary');
  const summary = await dialog.save();
  expect(summary.text).toContain('### What took the time');
});

test('the summary is copied by command and button', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.failed);
  await trace.press('Control+k');
  await page.keyboard.type('summary of the trace');
  await page.keyboard.press('Enter');
  const dialog = new ExportDialog(page);
  await dialog.ready();
  await dialog.box.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(dialog.box.getByRole('status')).toHaveText('Copied.');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('### What failed');
  expect(text).toContain(`/trace/${demoTraces.failed}`);
});

test('only the selected span and what is below it', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.example, 'xspan=b000000000000001');
  await trace.press('Shift+S');
  const dialog = new ExportDialog(page);
  await dialog.ready();
  const all = v.parse(jaegerFile, JSON.parse((await dialog.save()).text));
  await dialog.box.getByRole('combobox', { name: 'Spans' }).selectOption({ value: 'selected' });
  const part = v.parse(jaegerFile, JSON.parse((await dialog.save()).text));
  expect(part.data[0]?.spans.length).toBeGreaterThan(0);
  expect(part.data[0]?.spans.length).toBeLessThan(all.data[0]?.spans.length ?? 0);
});

test('what is left out is seen before, and is not in the file', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('search?xfrom=files');
  await search.pickFiles([{ name: 'secret.json', text: secretTrace }]);
  const trace = new TracePage(page);
  await trace.openTrace('f'.repeat(32), 'xfrom=files');
  await trace.press('Shift+S');
  const dialog = new ExportDialog(page);
  await dialog.ready();
  await expect(dialog.preview).toContainText('1 value is replaced, in 1 of 1 span');
  await expect(dialog.preview.getByRole('row', { name: /authorization/ })).toContainText(
    'Bearer s3cr3t-value',
  );
  await dialog.leaveOut('Likely about persons', true);
  await expect(dialog.preview.getByRole('row', { name: /user\.email/ })).toContainText(/sha256:[0-9a-f]{16}/);
  const { text } = await dialog.save();
  expect(text).not.toContain('s3cr3t');
  expect(text).not.toContain('anna@');
  await dialog.box.getByLabel('Also texts that have').fill('[');
  await expect(dialog.box.getByText('This [ of the pattern is not closed.')).toBeVisible();
  await expect(dialog.box.getByRole('button', { name: 'Save file' })).toBeDisabled();
  await dialog.box.getByLabel('Also texts that have').fill('');
  await dialog.leaveOut('Likely secrets', false);
  await dialog.leaveOut('Likely about persons', false);
  await expect(dialog.preview).toContainText('the file says all that came');
  expect((await dialog.save()).text).toContain('s3cr3t-value');
});

test('one HTML file shows the same view from the disk, without a network', async ({
  page,
  browser,
}, info) => {
  const trace = new TracePage(page);
  await trace.openTrace(demoTraces.example, 'xspan=b000000000000001&xopen=b000000000000001&xwin=0_60000000');
  const names = await trace.names();
  await trace.press('Shift+S');
  const dialog = new ExportDialog(page);
  await dialog.as('HTML');
  const { path } = await dialog.save();
  const { page: other, faults, asked } = await openExported(browser, path, info);
  const shown = new TracePage(other);
  await expect(shown.grid).toBeVisible();
  expect(await shown.names()).toEqual(names);
  await expect(other.getByRole('region', { name: /^Span B: / })).toBeVisible();
  // Styled as the app is: the page itself does not scroll.
  const heights = await other.evaluate(() => [document.documentElement.scrollHeight, window.innerHeight]);
  expect(heights[0]).toBe(heights[1]);
  await expectAccessible(other);
  await shown.tab('Flame graph').click();
  await idle(other);
  await other.goBack();
  await idle(other);
  await expect(shown.grid).toBeVisible();
  expect(faults).toEqual([]);
  expect(asked).toEqual([]);
  await other.context().close();
});

test('no text of a trace breaks out of the HTML file', async ({ page, browser }, info) => {
  const search = new SearchPage(page);
  await search.open('search?xfrom=files');
  await search.pickFiles([{ name: 'secret.json', text: secretTrace }]);
  const trace = new TracePage(page);
  await trace.openTrace('f'.repeat(32), 'xfrom=files&uiFind=%3C%2Fscript%3E');
  await trace.press('Shift+S');
  const dialog = new ExportDialog(page);
  await dialog.as('HTML');
  const { path } = await dialog.save();
  const text = await readFile(path, 'utf16le');
  expect(text).toContain('<div id="app"></div>');
  expect(text).not.toContain('window.broken');
  const { page: other } = await openExported(browser, path, info);
  await expect(other.getByRole('heading', { level: 1 })).toContainText(
    '</script><script>window.broken=1</script>',
  );
  expect(await other.evaluate(() => 'broken' in window)).toBe(false);
  await other.context().close();
});
