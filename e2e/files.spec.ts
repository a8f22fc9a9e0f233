// Trace files: any format, packed or not, by drop, paste and picker; kept in the browser until they are removed.
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { SearchPage } from './pages/SearchPage';
import { TracePage } from './pages/TracePage';
import { expect, test } from './support/test';

const START = 1_700_000_000_000_000;
const zipkin = JSON.stringify([
  {
    traceId: '000000000000000000000000000000a1',
    id: '1',
    name: 'get /cart',
    kind: 'SERVER',
    timestamp: START,
    duration: 900,
    localEndpoint: { serviceName: 'front' },
    tags: { 'http.path': '/cart' },
  },
]);
const chrome = JSON.stringify({
  traceEvents: [
    { ph: 'M', pid: 1, tid: 1, name: 'process_name', args: { name: 'Renderer' } },
    { ph: 'X', pid: 1, tid: 1, ts: 10, dur: 500, name: 'RunTask' },
    { ph: 'B', pid: 1, tid: 1, ts: 20, name: 'Layout' },
    { ph: 'E', pid: 1, tid: 1, ts: 90, name: 'Layout' },
  ],
});
const otlp = (id: string, name: string): string =>
  JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] },
        scopeSpans: [
          {
            spans: [
              {
                traceId: id.padStart(32, '0'),
                spanId: '00000000000000b1',
                name,
                startTimeUnixNano: `${START}000`,
                endTimeUnixNano: `${START + 1000}000`,
              },
            ],
          },
        ],
      },
    ],
  });
/** OTLP protobuf of one span: trace id c1, name "proto". */
const protobuf = Buffer.concat([
  Buffer.from([0x0a, 48, 0x12, 46, 0x12, 44, 0x0a, 16]),
  Buffer.from('c1'.padStart(32, '0'), 'hex'),
  Buffer.from([0x12, 8]),
  Buffer.from('00000000000000c2', 'hex'),
  Buffer.from([0x2a, 5, ...Buffer.from('proto')]),
  Buffer.from([0x39, 0, 0, 0x2a, 0x36, 0xfe, 0x9c, 0x97, 0x17]),
]);

interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function drop(page: Page, files: readonly DroppedFile[]): Promise<void> {
  const transfer = await page.evaluateHandle(
    (dropped) => {
      const held = new DataTransfer();
      for (const { name, base64 } of dropped) {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        held.items.add(new File([bytes], name, { lastModified: 1 }));
      }
      return held;
    },
    files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })),
  );
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  await expect(page.getByText('Drop trace files to open them here')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const held = new DataTransfer();
    held.setData('text/plain', pasted);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: held, bubbles: true, cancelable: true }),
    );
  }, text);
}

const many: readonly DroppedFile[] = [
  { name: 'cart.txt', bytes: strToU8(zipkin) },
  { name: 'profile.bin', bytes: gzipSync(chrome) },
  {
    name: 'two.dat',
    bytes: zipSync({
      'a/one.json': strToU8(otlp('d1', 'one')),
      'two.pb': protobuf,
      'readme.md': strToU8('# no trace'),
    }),
  },
];

test('files of many formats are dropped, listed with their server’s columns, kept over a reload, and removed', async ({
  page,
}) => {
  const search = new SearchPage(page);
  await search.open('search');
  await drop(page, many);
  await search.settled();
  expect(search.address).toBe('/search?xfrom=files');
  expect(await search.count()).toBe(4);
  await expect(search.row('get /cart')).toHaveCount(1);
  await expect(search.row('RunTask')).toHaveCount(1);
  await expect(search.row('proto')).toHaveCount(1);
  await expect(page.getByRole('note').filter({ hasText: 'readme.md' })).toContainText('two.dat: readme.md');
  const kept = page.getByRole('region', { name: 'Files in this browser' });
  await expect(kept).toContainText('3 files');
  await expect(kept.getByRole('listitem').filter({ hasText: 'two.dat' })).toContainText('2 traces');
  await search.expectAccessibleInBothThemes();

  await search.open('search?xfrom=files');
  expect(await search.count()).toBe(4);
  await kept.getByRole('button', { name: 'Remove two.dat' }).click();
  await search.settled();
  expect(await search.count()).toBe(2);
  await search.open('search?xfrom=files');
  expect(await search.count()).toBe(2);

  await kept.getByRole('button', { name: 'Remove all…' }).click();
  await kept.getByRole('button', { name: 'Yes, remove all' }).click();
  await search.settled();
  await expect(search.results).toContainText('No files are open in this browser');
  await search.open('search?xfrom=files');
  await expect(search.results).toContainText('No files are open in this browser');
});

test('a trace pasted as text opens at once, and its address works after a reload', async ({ page }) => {
  const search = new SearchPage(page);
  const trace = new TracePage(page);
  await search.open('search');
  await paste(page, `  ${zipkin}`);
  await trace.settled();
  expect(trace.address).toBe('/trace/000000000000000000000000000000a1?xfrom=files');
  expect(await trace.names()).toEqual(['front: get /cart']);
  await page.reload();
  await trace.settled();
  expect(await trace.names()).toEqual(['front: get /cart']);
  await search.open('search');
  const kept = page.getByRole('region', { name: 'Files in this browser' });
  await expect(kept).toContainText('pasted text');
  await kept.getByRole('link', { name: 'Search in these files' }).click();
  await search.settled();
  expect(await search.count()).toBe(1);
});

test('what is pasted into a field, or is no JSON, is left to the field', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open('search');
  await paste(page, 'just words');
  await search.tags.evaluate((field, text) => {
    const held = new DataTransfer();
    held.setData('text/plain', text);
    field.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: held, bubbles: true, cancelable: true }),
    );
  }, zipkin);
  await search.settled();
  expect(search.address).not.toContain('xfrom=files');
});

test('of a half broken file the good part opens, and line and field of the rest are named', async ({
  page,
}) => {
  const search = new SearchPage(page);
  await search.open('search');
  const text = `${otlp('e1', 'good')}\n{"resourceSpans": oops\n${otlp('e2', 'also good')}`;
  await search.pickFiles([{ name: 'half.jsonl', text }]);
  expect(await search.count()).toBe(2);
  await expect(page.getByRole('note').filter({ hasText: 'half.jsonl: Left out' })).toContainText(
    'line 2, column 23, at “resourceSpans”',
  );
});

test('a trace of files that are not here says so', async ({ page }) => {
  const trace = new TracePage(page);
  await trace.open('trace/000000000000000000000000000000ff?xfrom=files');
  await expect(page.getByRole('alert')).toContainText('do not hold this trace');
});

test('the browser forbids storage: files open all the same, and the page says that they do not stay', async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      value: {
        open: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      },
    });
  });
  const search = new SearchPage(page);
  await search.open('search');
  await drop(page, many);
  await search.settled();
  expect(await search.count()).toBe(4);
  await expect(page.getByRole('note').filter({ hasText: 'could not be kept' })).toBeVisible();
});

test('M03: a storage that a newer version has used is left as it is, and files open all the same', async ({
  page,
}) => {
  const search = new SearchPage(page);
  await search.open('search');
  const ofNewer = () =>
    page.evaluate(
      (names) =>
        Promise.all(
          names.map(
            (name) =>
              new Promise<string>((resolve, reject) => {
                const asked = indexedDB.open(name, 99);
                asked.onupgradeneeded = () => {
                  const { result } = asked;
                  for (const store of result.objectStoreNames) result.deleteObjectStore(store);
                  result.createObjectStore('of a newer version');
                };
                asked.onerror = () => {
                  reject(new Error(`no ${name}`));
                };
                asked.onsuccess = () => {
                  const stores = [...asked.result.objectStoreNames].join();
                  asked.result.close();
                  resolve(stores);
                };
              }),
          ),
        ),
      ['spanlight.files', 'spanlight.samples'],
    );
  expect(await ofNewer()).toEqual(['of a newer version', 'of a newer version']);
  await page.reload();
  await search.settled();
  await drop(page, many);
  await search.settled();
  expect(await search.count()).toBe(4);
  await expect(page.getByRole('note').filter({ hasText: 'could not be kept' })).toBeVisible();
  await page.goto('monitor?service=B');
  await search.settled();
  await expect(page.getByText(/Sampled from traces/).first()).toBeVisible();
  // A database of a lower version would have been refused here; an emptied one would have lost its store.
  expect(await ofNewer()).toEqual(['of a newer version', 'of a newer version']);
});
