// The traces of the list as one file: whole, a few at a time, with what did not come said.
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { ExportDialog } from './pages/ExportDialog';
import { SearchPage } from './pages/SearchPage';
import { TracePage } from './pages/TracePage';
import { expectAccessible } from './support/accessible';
import { openExported } from './support/exportedPage';
import { idle } from './support/idle';
import { expect, test } from './support/test';

/** A file of Jaeger's JSON, as far as it is looked at. */
const jaegerFile = v.object({
  data: v.array(v.object({ traceID: v.string(), spans: v.array(v.unknown()) })),
});
type Saved = v.InferOutput<typeof jaegerFile>;

/** Presses the button, and saves in the dialog that then opens: all as it came. */
async function saved(page: Page, press: () => Promise<void>): Promise<Saved> {
  await press();
  const dialog = new ExportDialog(page, /^Export \d+ traces?$/);
  await dialog.leaveOut('Likely secrets', false);
  const { name, text } = await dialog.save();
  expect(name).toMatch(/^traces-\d+\.json$/);
  await dialog.box.getByRole('button', { name: 'Close' }).click();
  return v.parse(jaegerFile, JSON.parse(text));
}

test('holds every trace of the list, in its order, span by span as the server sent it', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('search?service=A&lookback=24h&xsort=duration.desc');
  const ids = await search.rows
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => /trace\/(\w+)/.exec(link.getAttribute('href') ?? '')?.[1]));
  const panel = await search.openDownload('the traces of the list');
  await search.expectAccessibleInBothThemes();
  const file = await saved(page, () => panel.getByRole('button', { name: 'Download 20 traces' }).click());
  await search.settled();
  expect(file.data).toHaveLength(20);
  expect(file.data.map(({ traceID }) => traceID).slice(0, ids.length)).toEqual(ids);
  const answer = await page.request.get(`api/traces/${ids[0] ?? ''}`);
  const own = v.parse(jaegerFile, await answer.json());
  expect(file.data[0]?.spans).toEqual(own.data[0]?.spans);
  const after = await search.openDownload('the traces of the list');
  await expect(after.getByRole('status')).toHaveText('20 traces came.');
});

test('what does not come is said; the rest can be saved, and the missing fetched again', async ({
  page,
  guard,
}) => {
  guard.allow(/500/);
  const search = new SearchPage(page);
  await search.open('search?service=A&lookback=24h');
  let failing = 3;
  await page.route(/\/api\/traces\/\w+$/, async (route) => {
    if (failing-- > 0) await route.fulfill({ status: 500, body: 'storage is down' });
    else await route.continue();
  });
  const panel = await search.openDownload('the traces of the list');
  await panel.getByRole('button', { name: 'Download 20 traces' }).click();
  await search.settled();
  await expect(panel.getByRole('note')).toContainText('17 traces of 20 came. 3 traces: ');
  await search.expectAccessible();
  expect(
    (await saved(page, () => panel.getByRole('button', { name: 'Export what came …' }).click())).data,
  ).toHaveLength(17);
  const again = await search.openDownload('the traces of the list');
  const whole = await saved(page, () =>
    again.getByRole('button', { name: 'Fetch the missing ones' }).click(),
  );
  expect(whole.data).toHaveLength(20);
});

test('it can be cancelled', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('search?service=A&lookback=24h');
  let release: (() => void) | undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let asked = 0;
  await page.route(/\/api\/traces\/\w+$/, async (route) => {
    if (++asked > 2) await held;
    await route.continue().catch(() => undefined);
  });
  const panel = await search.openDownload('the traces of the list');
  await panel.getByRole('button', { name: 'Download 20 traces' }).click();
  await expect(panel.getByRole('progressbar', { name: '2 of 20 traces' })).toBeVisible();
  // A few at a time: two came, four are asked for.
  expect(asked).toBeLessThanOrEqual(6);
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await search.settled();
  await expect(panel.getByRole('note')).toContainText('18 traces were not asked for any more: cancelled');
  release?.();
});

test('opened files are saved as well, OTLP as Jaeger’s JSON', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('search?xfrom=files');
  await search.pickFiles([
    { name: 'otlp.json', text: otlp },
    { name: 'jaeger.json', text: jaeger },
  ]);
  expect(await search.count()).toBe(2);
  const panel = await search.openDownload('the traces of the list');
  const file = await saved(page, () => panel.getByRole('button', { name: 'Download 2 traces' }).click());
  expect(file.data.map(({ traceID }) => traceID)).toEqual(['a'.repeat(32), '0'.repeat(30) + 'a1']);
});

test('they are one HTML file, which lists them and shows each from the disk, without a network', async ({
  page,
  browser,
}, info) => {
  const search = new SearchPage(page);
  await search.open('search?service=A&lookback=24h&xsort=duration.desc');
  const panel = await search.openDownload('the traces of the list');
  await panel.getByRole('button', { name: 'Download 20 traces' }).click();
  const dialog = new ExportDialog(page, 'Export 20 traces');
  await dialog.as('HTML');
  const { path, name } = await dialog.save();
  expect(name).toBe('traces-20.html');

  const { page: other, faults, asked } = await openExported(browser, path, info);
  const list = other.getByRole('list');
  const back = other.getByRole('link', { name: 'Back to the results' });
  const shown = new TracePage(other);
  await expect(list.getByRole('listitem')).toHaveCount(20);
  await expect(list.getByRole('listitem').first()).toHaveText(/^A: .+ \d+(\.\d+)? m?s, [\d\s]+ spans/);
  await expectAccessible(other);
  for (const at of [0, 19]) {
    const link = list.getByRole('link').nth(at);
    const title = await link.innerText();
    await link.click();
    await idle(other);
    await expect(other.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(shown.grid).toBeVisible();
    await shown.rows.first().getByRole('gridcell').first().click();
    await idle(other);
    await expect(other.getByRole('region', { name: /^Span A: / })).toBeVisible();
    await back.click();
    await idle(other);
    await expect(list.getByRole('listitem')).toHaveCount(20);
  }
  await other.goBack();
  await idle(other);
  await expect(shown.grid).toBeVisible();
  expect(faults).toEqual([]);
  expect(asked).toEqual([]);
  await other.context().close();
});

const otlp = JSON.stringify({
  resourceSpans: [
    {
      resource: { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] },
      scopeSpans: [
        {
          spans: [
            {
              traceId: 'a'.repeat(32),
              spanId: 'b'.repeat(16),
              name: 'pay',
              startTimeUnixNano: '1700000001000000000',
              endTimeUnixNano: '1700000001001000000',
            },
          ],
        },
      ],
    },
  ],
});
const jaeger = JSON.stringify({
  data: [
    {
      traceID: 'a1',
      spans: [
        {
          traceID: 'a1',
          spanID: 'b1',
          operationName: 'op',
          references: [],
          startTime: 1_700_000_000_000_000,
          duration: 1000,
          tags: [],
          logs: [],
          processID: 'p1',
        },
      ],
      processes: { p1: { serviceName: 'shop', tags: [] } },
    },
  ],
});
