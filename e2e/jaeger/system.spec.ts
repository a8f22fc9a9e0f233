// The system as a real Jaeger 2.13 counts it, and as the traces of HotROD tell it: the known graph.
import { PathsPage } from '../pages/PathsPage';
import { SystemPage } from '../pages/SystemPage';
import { expect, test, withoutGo } from '../support/liveJaeger';

test.skip(...withoutGo);

/** HotROD: the front end asks for the customer, for drivers and for routes; customers and drivers lie in stores of their own. */
const known = ['customer', 'driver', 'route'];
const stores = new Map([
  ['customer', 'mysql'],
  ['driver', 'redis-manual'],
]);

/** The hour around now: the last golden traces begin some minutes from now. */
function hourAround(): string {
  const now = Date.now() * 1000;
  const half = 30 * 60_000_000;
  return `start=${String(now - half)}&end=${String(now + half)}`;
}

async function expectHotrod(system: SystemPage): Promise<void> {
  const rows = await system.neighboursByName();
  for (const service of known) {
    expect(rows.get(service)?.callers).toMatch(/^frontend \d+/);
    expect(rows.get('frontend')?.callees).toContain(`${service} `);
    const store = stores.get(service);
    if (store !== undefined) expect(rows.get(service)?.callees).toContain(store);
  }
}

test('is the known graph of HotROD, as the server counts it', async ({ page }) => {
  const system = new SystemPage(page);
  await system.openSystem('xform=list&xlookback=1h');
  await expectHotrod(system);
  await system.openSystem('xlookback=1h');
  await expect(system.graph).toBeVisible();
});

test('is the same out of traces, with errors and times', async ({ page }) => {
  const system = new SystemPage(page);
  await system.openSystem(`xform=list&xcalls=traces&service=frontend&limit=100&${hourAround()}`);
  await expectHotrod(system);
  await system.openSystem(`xcalls=traces&service=frontend&limit=100&${hourAround()}&xpick=frontend.driver`);
  await expect(system.panel).toContainText(/(no errors|% errors).*p50 .* p95 /);
});

test('has the paths of HotROD through its customers', async ({ page }) => {
  const paths = new PathsPage(page);
  await paths.openPaths(`service=customer&xsvc=frontend&limit=100&xform=list&${hourAround()}`);
  expect(await paths.paths()).toContain('frontend → [customer] → mysql');
});
