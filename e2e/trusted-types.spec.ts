// The app where the browser refuses to make script of plain text (Trusted Types).
import { CallGraph } from './pages/CallGraph';
import { SearchPage } from './pages/SearchPage';
import { SpanDetail } from './pages/SpanDetail';
import { TracePage, demoTraces } from './pages/TracePage';
import { expect, test } from './support/test';

test.use({ serverOptions: ['--trusted-types'] });

test('searches, opens, finds, draws and asks its workers', async ({ page }) => {
  const search = new SearchPage(page);
  const trace = new TracePage(page);
  await search.open('');
  expect(await search.count()).toBe(20);
  await trace.openTrace(demoTraces.example);
  await trace.clickRow(/^C:/);
  await expect(new SpanDetail(page).title).toContainText('Authorize');
  await trace.findField.fill('stock');
  await trace.settled();
  await expect(trace.find).toContainText('1 of');
  const graph = new CallGraph(page);
  await trace.tab('Call graph').click();
  await graph.settled();
  await expect(graph.edge('A', 'B')).toBeVisible();
  await trace.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('nothing else becomes script', async ({ page, guard }) => {
  guard.allow(/Trusted|require-trusted-types-for|trusted-types/);
  const search = new SearchPage(page);
  await search.open('');
  const refused = await page.evaluate(() => {
    const attempts: Record<string, () => unknown> = {
      markup: () => Reflect.set(document.createElement('div'), 'innerHTML', '<b>x</b>'),
      foreign: () => new Worker('https://evil.invalid/worker.js'),
      blob: () => new Worker(URL.createObjectURL(new Blob(['1']))),
      source: () => (document.createElement('script').src = '/static/../api/x.js'),
      policy: () => window.trustedTypes?.createPolicy('default', { createScriptURL: (url) => url }),
    };
    return Object.entries(attempts)
      .filter(([, attempt]) => {
        try {
          attempt();
          return false;
        } catch (error) {
          return error instanceof TypeError;
        }
      })
      .map(([name]) => name);
  });
  expect(refused).toEqual(['markup', 'foreign', 'blob', 'source', 'policy']);
});
