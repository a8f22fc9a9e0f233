// The archive of a Jaeger: offered where the server says that it has one.
import { SitePage } from './pages/SitePage';
import { demoTraces } from './pages/TracePage';
import { startJaegerStatic } from './support/jaegerStatic';
import { expect, test } from './support/test';

const place = `trace/${demoTraces.example}`;

for (const [version, name] of [
  ['2.13', 'storageCapabilities'],
  ['2.20', 'backendCapabilities'],
] as const)
  test(`a trace is archived where Jaeger ${version} has an archive, and that is remembered`, async ({
    page,
    server,
  }) => {
    const jaeger = await startJaegerStatic({
      version,
      basePath: '/x',
      api: server.url,
      capabilities: { archiveStorage: true },
      archive: [200, ''],
    });
    const site = new SitePage(page);
    await site.open(`${jaeger.url}/${place}`);
    await site.archive.click();
    await expect(page.getByRole('main')).toContainText('Archived from this browser');
    expect(jaeger.asked).toContain(`POST /api/archive/${demoTraces.example}`);
    await site.expectAccessibleInBothThemes();
    await page.reload();
    await site.settled();
    await expect(page.getByRole('main')).toContainText('Archived from this browser');
    await jaeger.stop();

    const off = await startJaegerStatic({
      version,
      api: server.url,
      capabilities: { archiveStorage: true },
      config: { archiveEnabled: false, [name]: { archiveStorage: true } },
    });
    await site.open(`${off.url}/${place}`);
    await expect(page.getByRole('treegrid', { name: 'Spans' })).toBeVisible();
    await expect(site.archive).toHaveCount(0);
    await off.stop();
  });

test('a refusal is said with its reason, and can be tried again', async ({ page, server, guard }) => {
  guard.allow(/status of 500/);
  const jaeger = await startJaegerStatic({
    version: '2.20',
    api: server.url,
    config: { backendCapabilities: { archiveStorage: true } },
    archive: [500, 'archive span storage was not configured'],
  });
  const site = new SitePage(page);
  await site.open(`${jaeger.url}/${place}`);
  await site.archive.click();
  const notice = page.getByRole('main').getByRole('alert');
  await expect(notice).toContainText('The trace was not archived');
  await expect(notice).toContainText('archive span storage was not configured');
  await expect(notice).toContainText('The server has no archive storage');
  await site.expectAccessibleInBothThemes();
  await notice.getByRole('button', { name: 'Try again' }).click();
  await site.settled();
  expect(jaeger.asked.filter((line) => line.startsWith('POST'))).toHaveLength(2);
  await expect(notice).toContainText('The trace was not archived');
  await jaeger.stop();
});

test('nothing is offered where no server says that it has an archive', async ({ page, server }) => {
  const site = new SitePage(page);
  await site.open(place);
  await expect(page.getByRole('treegrid', { name: 'Spans' })).toBeVisible();
  await expect(site.archive).toHaveCount(0);
  const jaeger = await startJaegerStatic({
    version: '2.13',
    api: server.url,
    capabilities: { archiveStorage: false },
  });
  await site.open(`${jaeger.url}/${place}`);
  await expect(page.getByRole('treegrid', { name: 'Spans' })).toBeVisible();
  await expect(site.archive).toHaveCount(0);
  await jaeger.stop();
});
