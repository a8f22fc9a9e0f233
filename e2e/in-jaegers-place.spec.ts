// The build as a Jaeger's static-assets option serves it, as each generation fills index.html; behind a reverse proxy too.
import { MissingPage } from './pages/MissingPage';
import { SearchPage } from './pages/SearchPage';
import { demoTraces, TracePage } from './pages/TracePage';
import { startJaegerStatic } from './support/jaegerStatic';
import { startReverseProxy } from './support/reverseProxy';
import { startServer } from './support/startServer';
import { expect, test } from './support/test';

for (const [version, basePath] of [
  ['2.13', '/'],
  ['2.13', '/jaeger/ui'],
  ['2.20', '/'],
  ['2.20', '/jaeger/ui'],
  ['main', '/jaeger/ui'],
] as const)
  test(`as Jaeger ${version} serves it at ${basePath}: search, open, deep link, reload`, async ({
    page,
    server,
  }) => {
    const jaeger = await startJaegerStatic({ version, basePath, api: server.url });
    const base = basePath === '/' ? '' : basePath;
    const search = new SearchPage(page);
    const trace = new TracePage(page);
    await search.open(`${jaeger.url}/`);
    expect(search.address).toMatch(new RegExp(`^${base}/search\\?`));
    await expect(page.getByText('This is the built-in demo')).toHaveCount(0);
    await search.search({ service: 'A', time: 'Last 24 hours' });
    expect(await search.count()).toBeGreaterThan(0);
    await search.rows.first().getByRole('link').click();
    await trace.settled();
    expect(trace.address).toMatch(new RegExp(`^${base}/trace/[0-9a-f]{32}`));

    await trace.open(`${jaeger.url}/trace/${demoTraces.failed}?uiFind=error`);
    await expect(trace.rows).not.toHaveCount(0);
    await expect(trace.findField).toHaveValue('error');
    await page.reload();
    await trace.settled();
    await expect(trace.rows).not.toHaveCount(0);
    await search.open(`${jaeger.url}/dependencies`);
    await expect(page.getByRole('link', { name: 'System' })).toHaveAttribute('aria-current', 'page');
    await jaeger.stop();
  });

test('routes of Jaeger UI that are not built say so, and where to go instead', async ({ page, server }) => {
  const jaeger = await startJaegerStatic({ version: '2.20', basePath: '/x', api: server.url });
  const missing = new MissingPage(page);
  await missing.open(`${jaeger.url}/quality-metrics?service=A`);
  await expect(missing.title).toContainText('not scored');
  await expect(missing.way(/Go to the search/)).toBeVisible();
  await missing.expectAccessibleInBothThemes();
  await jaeger.stop();
});

test('behind a proxy with a prefix, a sign-in by cookie and a tenant: static assets and API', async ({
  page,
  context,
  server,
}) => {
  const jaeger = await startJaegerStatic({ version: '2.20', api: server.url, needs: ['x-tenant', 'acme'] });
  const proxy = await startReverseProxy({
    prefix: '/team/traces',
    to: jaeger.url,
    strips: true,
    adds: { 'x-tenant': 'acme' },
    cookie: 'session=1',
  });
  expect((await page.request.get(`${proxy.url}/search`)).status()).toBe(401);
  await context.addCookies([{ name: 'session', value: '1', url: new URL(proxy.url).origin }]);
  const search = new SearchPage(page);
  await search.open(`${proxy.url}/search?service=A&lookback=24h`);
  expect(await search.count()).toBeGreaterThan(0);
  await search.rows.first().getByRole('link').click();
  const trace = new TracePage(page);
  await trace.settled();
  expect(trace.address).toMatch(/^\/team\/traces\/trace\//);
  await page.reload();
  await trace.settled();
  await expect(trace.rows).not.toHaveCount(0);
  await proxy.stop();
  await jaeger.stop();
});

test('behind a proxy that keeps its prefix: the command below the same path, over a tenant’s Jaeger', async ({
  page,
  context,
  server,
}) => {
  const jaeger = await startJaegerStatic({ version: '2.13', api: server.url, needs: ['x-tenant', 'acme'] });
  const app = await startServer([
    '--jaeger',
    jaeger.url,
    '--base-path',
    '/team/traces',
    '--forward-header',
    'X-Tenant',
  ]);
  const proxy = await startReverseProxy({
    prefix: '/team/traces',
    to: new URL(app.url).origin,
    strips: false,
    adds: { 'x-tenant': 'acme' },
    cookie: 'session=1',
  });
  await context.addCookies([{ name: 'session', value: '1', url: new URL(proxy.url).origin }]);
  const search = new SearchPage(page);
  await search.open(`${proxy.url}/search?service=A&lookback=24h`);
  expect(await search.count()).toBeGreaterThan(0);
  await search.rows.first().getByRole('link').click();
  await search.settled();
  expect(search.address).toMatch(/^\/team\/traces\/trace\//);
  await proxy.stop();
  await app.stop();
  await jaeger.stop();
});

test.describe('behind a proxy that has the browser sign in with name and password', () => {
  const basic = `Basic ${Buffer.from('ada:lovelace').toString('base64')}`;
  test.use({ httpCredentials: { username: 'ada', password: 'lovelace' } });

  test('static assets and API carry what it signed in with, or the token that the proxy sets', async ({
    page,
    server,
    guard,
  }) => {
    guard.allow(/status of 401/);
    for (const token of [undefined, 'Bearer t0ken']) {
      const jaeger = await startJaegerStatic({
        version: '2.20',
        api: server.url,
        needs: ['authorization', token ?? basic],
      });
      const proxy = await startReverseProxy({
        prefix: '/team',
        to: jaeger.url,
        strips: true,
        basic,
        ...(token === undefined ? {} : { adds: { authorization: token } }),
      });
      const search = new SearchPage(page);
      await search.open(`${proxy.url}/search?service=A&lookback=24h`);
      expect(await search.count()).toBeGreaterThan(0);
      await proxy.stop();
      await jaeger.stop();
    }
  });

  test('the command hands the Authorization header on, where it is told to', async ({
    page,
    server,
    guard,
  }) => {
    guard.allow(/status of 401/);
    const jaeger = await startJaegerStatic({
      version: '2.20',
      api: server.url,
      needs: ['authorization', basic],
    });
    const passes = ['--base-path', '/team', '--forward-header', 'Authorization'];
    const app = await startServer(['--jaeger', jaeger.url, ...passes]);
    const to = new URL(app.url).origin;
    const proxy = await startReverseProxy({ prefix: '/team', to, strips: false, basic });
    const search = new SearchPage(page);
    await search.open(`${proxy.url}/search?service=A&lookback=24h`);
    expect(await search.count()).toBeGreaterThan(0);
    await proxy.stop();
    await app.stop();
    await jaeger.stop();
  });
});
