// The configuration of a site: through our own server under its policy, and as a Jaeger writes it into the page.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SearchPage } from './pages/SearchPage';
import { SettingsPanel } from './pages/SettingsPanel';
import { SitePage } from './pages/SitePage';
import { SpanDetail } from './pages/SpanDetail';
import { demoTraces } from './pages/TracePage';
import { startJaegerStatic } from './support/jaegerStatic';
import { startServer, type RunningServer } from './support/startServer';
import { expect, test } from './support/test';

let folder = '';
// Not at the top of the module: a worker may run two groups of this file, and each ends with the removal.
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'spanlight-site-'));
});
test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Our own server over the demo with a configuration. */
function serveWith(name: string, text: string): Promise<RunningServer> {
  const path = join(folder, name);
  writeFileSync(path, text);
  return startServer(['--ui-config', path]);
}

const config = {
  menu: [
    { label: 'Runbooks', url: 'https://runbooks.example/', anchorTarget: '_self' },
    {
      label: 'About',
      items: [
        { label: 'Wiki', url: 'https://wiki.example/a' },
        { label: 'Version 7' },
        { label: 'Odd', url: ['javascript', 'alert(1)'].join(':') },
      ],
    },
  ],
  linkPatterns: [
    {
      type: 'traces',
      url: 'https://logs.example/?trace=#{traceID}&at=#{startTime | add -60000000 | epoch_micros_to_date_iso}',
      text: 'Logs of #{traceID}',
    },
    {
      type: 'tags',
      key: 'http.route',
      url: 'https://docs.example/routes/#{http.route}?t=#{trace.traceID}&s=#{operationName}',
      text: 'About #{http.route}',
    },
    { type: 'process', key: 'host.name', url: '/grafana/#{host.name}', text: 'Host' },
  ],
  topTagPrefixes: ['http.route'],
  dependencies: { menuEnabled: false },
  search: { maxLimit: 50, maxLookback: { label: '2 Hours', value: '2h' } },
  traceIdDisplayLength: 12,
};

for (const colorScheme of ['light', 'dark'] as const)
  test(`the menu: links, groups and texts, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const app = await serveWith('menu.json', JSON.stringify(config));
    const site = new SitePage(page);
    await site.open(`${app.url}/search`);
    await expect(site.menu.getByRole('link', { name: 'Runbooks' })).toHaveAttribute(
      'href',
      'https://runbooks.example/',
    );
    await expect(site.menu.getByRole('link', { name: 'Runbooks' })).toHaveAttribute('target', '_top');
    await site.group('About').click();
    const wiki = page.getByRole('link', { name: 'Wiki' });
    await expect(wiki).toHaveAttribute('target', '_blank');
    await expect(wiki).toHaveAttribute('rel', 'noopener noreferrer');
    await expect(page.getByText('Version 7')).toBeVisible();
    await expect(page.getByText('Odd', { exact: true })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Odd' })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'System' })).toHaveCount(0);
    await site.expectAccessible();
    await app.stop();
  });

test('links out of a trace and out of its values are made by patterns', async ({ page }) => {
  const app = await serveWith('links.json', JSON.stringify(config));
  const screen = new SpanDetail(page);
  await screen.open(`${app.url}/trace/${demoTraces.example}`);
  const logs = page.getByRole('link', { name: `Logs of ${demoTraces.example}` });
  await expect(logs).toHaveAttribute(
    'href',
    new RegExp(`^https://logs\\.example/\\?trace=${demoTraces.example}&at=20\\d\\d-\\d\\d-\\d\\dT\\d\\d%3A`),
  );
  await expect(logs).toHaveAttribute('target', '_blank');
  await screen.row(/POST \/checkout/).click();
  await screen.settled();
  const link = screen.value('http.route').getByRole('link');
  await expect(link).toHaveText('About /checkout');
  await expect(link).toHaveAttribute(
    'href',
    new RegExp(`^https://docs\\.example/routes/%2Fcheckout\\?t=${demoTraces.example}&s=[^&]+$`),
  );
  await expect(screen.tags.locator('dt').first()).toHaveText('http.route');
  await screen.openSection('Process');
  const host = screen.value('host.name').getByRole('link');
  await expect(host).toHaveAttribute('href', new RegExp(`^${app.url}/grafana/`));
  await screen.expectAccessibleInBothThemes();
  await app.stop();
});

test('limits and look-backs of the search, and how far back is looked at first', async ({ page }) => {
  const app = await serveWith(
    'search.json',
    JSON.stringify({ ...config, search: { ...config.search, adjustEndTime: '1m', defaultLookback: '30m' } }),
  );
  const search = new SearchPage(page);
  await search.open(`${app.url}/search`);
  const offered = await search.time.getByRole('option').allTextContents();
  expect(offered.at(-2)).toBe('Last 2 hours');
  await search.search({ service: 'A', limit: '51', time: 'Last hour' });
  await expect(search.form).toContainText('write a whole number from 1 to 50');

  const lag = () => Date.now() - Number(new URL(page.url()).searchParams.get('end')) / 1000;
  await search.search({ limit: '50' });
  expect(lag()).toBeGreaterThanOrEqual(60_000);
  await search.form.getByRole('checkbox', { name: /before now/ }).uncheck();
  await search.search({ limit: '49' });
  expect(lag()).toBeLessThan(60_000);
  await page.reload();
  await search.settled();
  await expect(search.form.getByRole('checkbox', { name: /before now/ })).not.toBeChecked();
  await app.stop();
});

const script = `
function UIConfig() {
  return {
    menu: [{ label: 'From ' + 'code', url: 'https://code.example/' }],
    linkPatterns: [
      { type: 'tags', key: /^http\\.ro/, value: (value) => value.startsWith('/check'), url: 'https://x.example/#{http.route}', text: 'By code' },
      { type: 'tags', key: function () { throw new Error('of the site'); }, url: 'https://x.example/', text: 'Never' },
    ],
  };
}
`;

test('a configuration in JavaScript works under the policy of our server', async ({ page }) => {
  const app = await serveWith('site.js', script);
  const screen = new SpanDetail(page);
  await screen.open(`${app.url}/trace/${demoTraces.example}`);
  await expect(page.getByRole('link', { name: 'From code' })).toBeVisible();
  await screen.row(/POST \/checkout/).click();
  await screen.settled();
  await expect(screen.value('http.route').getByRole('link')).toHaveText('By code');
  await app.stop();
});

for (const version of ['2.13', 'main'] as const)
  test(`a configuration in JavaScript as Jaeger ${version} puts it into the page`, async ({
    page,
    server,
  }) => {
    const jaeger = await startJaegerStatic({ version, basePath: '/x', api: server.url, config: script });
    const screen = new SpanDetail(page);
    await screen.open(`${jaeger.url}/trace/${demoTraces.example}`);
    await expect(page.getByRole('link', { name: 'From code' })).toBeVisible();
    await screen.row(/POST \/checkout/).click();
    await screen.settled();
    await expect(screen.value('http.route').getByRole('link')).toHaveText('By code');
    await jaeger.stop();
  });

test('a script that cannot be read costs the configuration only, and is named', async ({
  page,
  server,
  guard,
}) => {
  guard.allow(/SyntaxError|Unexpected/);
  const jaeger = await startJaegerStatic({
    version: '2.20',
    api: server.url,
    config: 'function UIConfig() { return {',
  });
  const settings = new SettingsPanel(page);
  await settings.open(`${jaeger.url}/search`);
  await settings.show();
  const site = settings.panel.getByRole('region', { name: 'This site' });
  await expect(site).toContainText('Served by Jaeger v2.20.');
  await expect(site).toContainText('UIConfig the script that defines it could not be run');
  await settings.expectAccessibleInBothThemes();
  await jaeger.stop();
});

test('what a site switches off is not offered', async ({ page }) => {
  const app = await serveWith(
    'off.json',
    JSON.stringify({
      disableFileUploadControl: true,
      disableJsonView: true,
      forbidNewPage: true,
      themes: { enabled: false },
      linkPatterns: config.linkPatterns,
    }),
  );
  await page.emulateMedia({ colorScheme: 'dark' });
  const settings = new SettingsPanel(page);
  await settings.open(`${app.url}/search`);
  await expect(page.getByRole('button', { name: /open files/i })).toHaveCount(0);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await settings.show();
  await expect(settings.panel.getByRole('group', { name: 'Details open' })).toBeVisible();
  await expect(settings.panel.getByRole('group', { name: 'Theme' })).toHaveCount(0);
  const screen = new SpanDetail(page);
  await screen.open(`${app.url}/trace/${demoTraces.example}`);
  await expect(page.getByRole('link', { name: /^Logs of/ })).toHaveAttribute('target', '_top');
  await screen.row(/POST \/checkout/).click();
  await screen.settled();
  await expect(screen.section('Tags')).toBeVisible();
  await expect(screen.section('JSON')).toHaveCount(0);
  await app.stop();
});
