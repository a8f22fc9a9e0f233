// Wider than one request on a real Jaeger 2.13: fan-out, the browser's part, structure over what was loaded.
import { SearchPage } from '../pages/SearchPage';
import { WideSearch } from '../pages/WideSearch';
import { expect, test, withoutGo } from '../support/liveJaeger';

test.skip(...withoutGo);

/** The hour around now: the last golden traces begin some minutes from now. */
function hourAround(): string {
  const now = Date.now() * 1000;
  const half = 30 * 60_000_000;
  return `start=${String(now - half)}&end=${String(now + half)}`;
}

test('asks several services, and finds errors that this version’s own tag does not', async ({ page }) => {
  const search = new SearchPage(page);
  const wide = new WideSearch(page);
  await search.open(`search?service=service-a&xservices=payments&${hourAround()}`);
  expect(await search.count()).toBe(4);
  await expect(wide.summary).toContainText('2 requests, all answered');
  await search.open(`search?service=service-a&xservices=payments&xwhere=error%3F&${hourAround()}`);
  expect(await search.count()).toBe(1);
  await expect(search.rows).toContainText('POST /pay');
  expect((await wide.terms()).at(-1)).toMatch(/^error\? in the browser over \d traces? loaded$/);
});

test('asks what no Jaeger can: or, not, and relations between spans', async ({ page, jaeger }) => {
  const search = new SearchPage(page);
  const rides = await jaeger.rides();
  expect(rides).toBeGreaterThanOrEqual(3);
  await search.open(
    `search?service=frontend&limit=100&xwhere=${encodeURIComponent('{service=frontend} >> {service=redis-manual}')}&${hourAround()}`,
  );
  expect(await search.count()).toBe(rides);
  await search.open(
    `search?service=frontend&limit=100&xwhere=${encodeURIComponent('name="/dispatch" or name="POST /pay"')}&${hourAround()}`,
  );
  expect(await search.count()).toBe(rides + 1);
  await search.open(
    `search?service=frontend&limit=100&xwhere=${encodeURIComponent('-{service=redis-manual} -{service=payments}')}&${hourAround()}`,
  );
  for (const text of await search.column('trace')) expect(text).not.toMatch(/redis-manual|payments/);
});
