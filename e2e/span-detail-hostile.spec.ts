import { SpanDetail } from './pages/SpanDetail';
import { expect, test } from './support/test';

/** Opens the first span of a file of test/hostile and all sections of its detail. */
async function openHostile(screen: SpanDetail, file: string, traceId: string): Promise<void> {
  await screen.serveHostile(file);
  await screen.open(`trace/${traceId}`);
  await screen.page.getByRole('treegrid', { name: 'Spans' }).getByRole('row', { level: 1 }).first().click();
  await screen.settled();
  await expect(screen.title).toBeVisible();
  for (const name of ['Problems', 'Tags', 'Process', 'Logs', 'Links']) {
    if ((await screen.section(name).count()) > 0) await screen.openSection(name);
  }
}

test('markup in every field is shown as text', async ({ page }) => {
  const screen = new SpanDetail(page);
  await openHostile(screen, 'X01-html-everywhere.json', '17bd47a7acaab3d645020d87ff1c6034');
  const image = '<img src=x onerror="window.__xss=1">';
  await expect(screen.title).toContainText(image);
  await expect(screen.value(image).first()).toContainText(image);
  await expect(screen.panel.locator('img, script, iframe, object, embed')).toHaveCount(0);
  expect(await page.evaluate(() => Reflect.has(window, '__xss'))).toBe(false);
});

test('JSON whose keys hold markup is formatted as text', async ({ page }) => {
  const screen = new SpanDetail(page);
  await openHostile(screen, 'X02-json-keys.json', 'd2b247539d141ac15c843d6423f62383');
  await screen.value('json').getByRole('button', { name: 'Format JSON' }).click();
  await expect(screen.value('json')).toContainText('"<img src=x onerror=\\"window.__xss=1\\">": 1,');
  await expect(screen.panel.locator('img, script, svg[onload], a')).toHaveCount(0);
});

test('only http and https addresses become links, and those are sealed off', async ({ page }) => {
  const screen = new SpanDetail(page);
  await openHostile(screen, 'X03-urls.json', '31f3815fbfa716e286e68aabf2e56720');
  await expect(screen.panel.locator('dt')).not.toHaveCount(0);
  const links = screen.panel.getByRole('link');
  await expect(links).toHaveCount(2);
  for (const link of await links.all()) {
    expect(await link.getAttribute('href')).toMatch(/^https:\/\/[a-z0-9.-]+\.invalid\//);
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    await expect(link).toHaveAttribute('target', '_blank');
  }
  await expect(screen.panel.getByText('https://user:pw@evil.invalid/')).toBeVisible();
});

test('a value of 1 MB is cut, shown in full on demand, and copied in full', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const screen = new SpanDetail(page);
  await openHostile(screen, 'X09-tag-1mb.json', '5a30e5f7d554c89846f0e09178b06aa2');
  const more = screen.panel.getByRole('button', { name: /Show all 1.0 MB/ });
  await expect(more).toBeVisible();
  expect((await screen.panel.innerText()).length).toBeLessThan(20_000);
  await screen.panel.getByRole('button', { name: 'Show 100 kB more' }).click();
  await more.click();
  await expect(more).toHaveCount(0);
  expect((await screen.panel.innerText()).length).toBeGreaterThan(1_000_000 - 1000);
  await screen.panel.getByRole('button', { name: 'Show less' }).click();
  await screen.panel.getByRole('button', { name: 'Copy value of huge' }).first().click();
  await expect.poll(async () => (await screen.copied()).length).toBeGreaterThanOrEqual(1_000_000);
});

test('10 000 logs are shown in parts', async ({ page }) => {
  const screen = new SpanDetail(page);
  await openHostile(screen, 'X13-logs-10000.json', 'd95a9177ff5764f7a1c1cdb897647c1c');
  const logs = screen.panel.getByRole('list', { name: 'Logs' }).getByRole('listitem');
  await expect(logs).toHaveCount(20);
  await screen.panel.getByRole('button', { name: /Show 100 more of 9.980 logs left/ }).click();
  await expect(logs).toHaveCount(120);
});

test('a JSON object of 20 000 keys is formatted in parts', async ({ page }) => {
  const screen = new SpanDetail(page);
  await openHostile(screen, 'X17-json-wide.json', '0df4cccfd4588cf3cf03fbf95831e78e');
  await screen.panel.getByRole('button', { name: 'Format JSON' }).click();
  await expect(screen.panel.getByRole('button', { name: /Show all \d+ kB/ })).toBeVisible();
  expect((await screen.panel.innerText()).split('\n').length).toBeLessThan(400);
});

test('integers keep all their digits', async ({ page }) => {
  const screen = new SpanDetail(page);
  await openHostile(screen, 'X18-int64.json', '006b9cd2045296267033c88e7b74b3b2');
  for (const key of ['digits', 'json', 'asstring', 'asnumber'])
    await expect(screen.value(key)).toContainText('9223372036854775807');
  await screen.value('json').getByRole('button', { name: 'Format JSON' }).click();
  await expect(screen.value('json')).toContainText('"id": 9223372036854775807');
});

test('bytes are shown as hex with their base64, what is none is said to be none', async ({ page }) => {
  const screen = new SpanDetail(page);
  await openHostile(screen, 'X19-binary.json', '9d46825dd88e698d63e330bd0836b641');
  await expect(screen.value('b')).toContainText('00 01 02 03 04 05 06 07 08 09');
  await expect(screen.value('b')).toContainText('AAECAwQFBgcICQ==');
  await expect(screen.value('b2')).toContainText('!!!not base64!!!');
});

test('escapes and markdown are text, and a line without blanks stays inside', async ({ page }) => {
  const screen = new SpanDetail(page);
  await openHostile(screen, 'X23-ansi-markdown.json', '40190f415f0e2f2930660dfc86491e87');
  await expect(screen.panel).toContainText('␛[');
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(client);
});

test('odd tags and logs are each shown or said to be unreadable', async ({ page }) => {
  const screen = new SpanDetail(page);
  await openHostile(screen, 'S42-logs-odd.json', '7afd49efb4413fc958e4c77141a035a5');
  const logs = screen.panel.getByRole('list', { name: 'Logs' });
  await expect(logs.getByText('no readable time')).not.toHaveCount(0);
  await expect(logs.getByText('before the span')).not.toHaveCount(0);
  await expect(logs.getByText('after the span')).not.toHaveCount(0);
});
