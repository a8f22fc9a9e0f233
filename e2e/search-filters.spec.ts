// Structured filters of API v3, on the recorded answers of Jaeger's main: who saw to each term is said, whatever the server can.
import { startFilterServer, type FilterServer, type Filters } from '../test/support/filterServer';
import { SearchPage } from './pages/SearchPage';
import { WideSearch } from './pages/WideSearch';
import { startServer, type RunningServer } from './support/startServer';
import { expect, test as base } from './support/test';

interface Over {
  readonly jaeger: FilterServer;
  readonly app: RunningServer;
}

const test = base.extend<{ over: (filters: Filters) => Promise<Over> }>({
  over: async ({ guard }, use) => {
    // The probes are refused, and the server has no more than its searches.
    guard.allow(/status of (400|404) /);
    const started: Over[] = [];
    await use(async (filters) => {
      const jaeger = await startFilterServer(filters);
      const over = { jaeger, app: await startServer(['--jaeger', jaeger.base]) };
      started.push(over);
      return over;
    });
    for (const { jaeger, app } of started) {
      await app.stop();
      await jaeger.close();
    }
  },
});

/** The window that was recorded. */
const services = 'search?service=A&xservices=B&start=1795427940000000&end=1795428900000000&limit=50';

test('a server that reads them sees to every term by one request', async ({ page, over }) => {
  const { jaeger, app } = await over('on');
  const search = new SearchPage(page);
  const wide = new WideSearch(page);
  const where = encodeURIComponent('http.response.status_code=503 -peer=x');
  await search.open(`${app.url}/${services}&xwhere=${where}`);
  expect(await search.count()).toBe(1);
  await expect(search.rows).toContainText('POST /pay');
  expect(await wide.terms()).toEqual([
    'service=A or service=B by the server',
    'http.response.status_code=503 by the server',
    '-peer=x by the server',
  ]);
  const [probe, ...filters] = jaeger.searches().filter((asked) => asked !== '*');
  expect(probe).toBe('{}');
  expect(filters).toEqual([expect.stringContaining('"op":"not"')]);
  await search.expectAccessibleInBothThemes();
});

test('a storage that refuses part of them is asked in the old way', async ({ page, over }) => {
  const { jaeger, app } = await over('on, little');
  const search = new SearchPage(page);
  const wide = new WideSearch(page);
  await search.open(`${app.url}/${services}`);
  await expect(search.rows.first()).toContainText('GET /checkout');
  expect(await wide.terms()).toEqual(['service=A or service=B by the server']);
  const [probe, refused, ...old] = jaeger.searches();
  expect(probe).toBe('{}');
  expect(refused).toContain('"list"');
  expect(old).toEqual(['A', 'B']);
});

test('a server with them switched off is asked service by service', async ({ page, over }) => {
  const { jaeger, app } = await over('off');
  const search = new SearchPage(page);
  const wide = new WideSearch(page);
  await search.open(`${app.url}/${services}`);
  await expect(search.rows.first()).toContainText('GET /checkout');
  await expect(wide.summary).toContainText('2 requests, all answered');
  expect(jaeger.searches()).toEqual(['{}', 'A', 'B']);
});
