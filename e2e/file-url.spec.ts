// Trace files that a link names (?url=): of this origin, of one that is allowed, refused, not there, or no traces.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startLocalServer, type LocalServer } from '../test/support/localServer';
import { SearchPage } from './pages/SearchPage';
import { demoTraces, TracePage } from './pages/TracePage';
import { startJaegerStatic } from './support/jaegerStatic';
import { startServer, type RunningServer } from './support/startServer';
import { expect, test } from './support/test';

const trace = (id: string, name: string, service: string): object[] => [
  {
    traceId: id.padStart(32, '0'),
    id: '1',
    name,
    timestamp: 1_700_000_000_000_000,
    duration: 900,
    localEndpoint: { serviceName: service },
  },
];

let files: LocalServer;
let other: LocalServer;
let app: RunningServer;
test.beforeAll(async () => {
  other = await startLocalServer((_, response) => response.end('[]'));
  files = await startLocalServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    const { pathname } = new URL(request.url ?? '', 'http://files.invalid');
    switch (pathname) {
      case '/two.json.gz':
        response.setHeader('content-type', 'application/gzip');
        response.end(
          gzipSync(JSON.stringify([trace('a1', 'get /a', 'front'), trace('a2', 'get /b', 'front')])),
        );
        return;
      case '/one.json':
        response.end(JSON.stringify(trace('a3', 'get /c', 'front')));
        return;
      case '/page':
        response.end('<!doctype html><title>Sign in</title>');
        return;
      case '/moved.json':
        response.writeHead(302, { location: other.base }).end();
        return;
      default:
        response.writeHead(404).end('no such file');
    }
  });
  app = await startServer(['--allow-url', files.base.slice(0, -1)]);
});
test.afterAll(async () => {
  await app.stop();
  await files.close();
  await other.close();
});

test('a link to a file of this origin opens its trace, and so does what is shared of it', async ({
  page,
}) => {
  const traces = new TracePage(page);
  await traces.open(`?url=api/traces/${demoTraces.example}`);
  await expect(traces.rows).toHaveCount(5);
  await expect(page).toHaveURL(new RegExp(`/trace/${demoTraces.example}\\?.*url=api`));
  await expect(page).toHaveURL(/xfrom=files/);
  await traces.clickRow(/^B:/);
  const shared = traces.address;
  expect(shared).toContain('url=');
  await page.goto('about:blank');
  await traces.open(shared.slice(1));
  await expect(traces.rows).toHaveCount(5);
  await expect(traces.row(/^B:/)).toHaveAttribute('aria-selected', 'true');
});

test('a packed file of an origin that is allowed is listed; its link stays with its traces', async ({
  page,
}) => {
  const search = new SearchPage(page);
  await page.goto(`${app.url}/?url=${encodeURIComponent(`${files.base}two.json.gz`)}`);
  await expect(search.rows).toHaveCount(2);
  await expect(
    page.getByText(/2 traces from two\.json\.gz \(127\.0\.0\.1:\d+\), read in this browser only/),
  ).toBeVisible();
  await search.settled();
  await search.row('get /b').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: /get \/b/ })).toBeVisible();
  await expect(page).toHaveURL(/url=http/);
  await page.reload();
  await expect(page.getByRole('heading', { name: /get \/b/ })).toBeVisible();
});

test('the configuration of a site that a Jaeger serves can allow origins', async ({ page, server }) => {
  const config = { fileOrigins: [files.base.slice(0, -1)] };
  const jaeger = await startJaegerStatic({ version: '2.20', api: server.url, config });
  try {
    await page.goto(`${jaeger.url}/search?url=${encodeURIComponent(`${files.base}one.json`)}`);
    await expect(page.getByRole('heading', { name: /get \/c/ })).toBeVisible();
  } finally {
    await jaeger.stop();
  }
});

test('static files take it behind index.html', async ({ page, guard }) => {
  // Nobody answers the API there: the demo stands in, which is not what is tested.
  guard.allow(/status of 404/);
  const app = join(import.meta.dirname, '../dist/app');
  const types = new Map([
    ['html', 'text/html'],
    ['js', 'text/javascript'],
    ['css', 'text/css'],
    ['svg', 'image/svg+xml'],
  ]);
  const host = await startLocalServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://host.invalid');
    const path = join(app, pathname);
    if (pathname === '/mine/a.json') response.end(JSON.stringify(trace('a4', 'get /d', 'front')));
    else if (!existsSync(path)) response.writeHead(404).end('not found');
    else {
      response.setHeader(
        'content-type',
        types.get(path.split('.').at(-1) ?? '') ?? 'application/octet-stream',
      );
      response.end(readFileSync(path));
    }
  });
  try {
    await page.goto(`${host.base}index.html?url=mine/a.json`);
    await expect(page.getByRole('heading', { name: /get \/d/ })).toBeVisible();
    await expect(page).toHaveURL(/#\/trace\/0*a4\?.*url=mine/);
    await page.reload();
    await expect(page.getByRole('heading', { name: /get \/d/ })).toBeVisible();
  } finally {
    await host.close();
  }
});

test('a file of any other origin is refused before it is asked for', async ({ page }) => {
  const search = new SearchPage(page);
  const before = files.asked.length + other.asked.length;
  // The demo's server allows none.
  await search.open(`?url=${encodeURIComponent(`${files.base}one.json`)}`);
  await expect(page.getByRole('region', { name: 'Files that were opened' })).toContainText(
    `files of ${files.base.slice(0, -1)} are not allowed here`,
  );
  await expect(page.getByRole('heading', { name: 'The file of this link was not opened' })).toBeVisible();
  await search.expectAccessible();
  for (const url of ['data:application/json,[]', `//${new URL(other.base).host}/one.json`, 'http://a:b@x/']) {
    await page.goto('about:blank');
    await search.open(`search?xfrom=files&url=${encodeURIComponent(url)}`);
    await expect(page.getByText(/was not asked for: /)).toBeVisible();
  }
  expect(files.asked.length + other.asked.length).toBe(before);
});

for (const [name, said] of [
  ['gone.json', 'There is no file at this address (404).'],
  ['page', 'This is an HTML page, no traces.'],
  ['moved.json', 'The address redirects to another one, which is not followed.'],
] as const)
  test(`what is wrong with a file is said: ${name}`, async ({ page, guard }) => {
    guard.allow(/status of 404/);
    const before = other.asked.length;
    const search = new SearchPage(page);
    await page.goto(`${app.url}/?url=${encodeURIComponent(files.base + name)}`);
    await expect(page.getByRole('region', { name: 'Files that were opened' })).toContainText(said);
    await expect(page.getByRole('heading', { name: 'The file of this link was not opened' })).toBeVisible();
    await search.settled();
    expect(other.asked.length).toBe(before);
  });
