// A Jaeger without a metrics store says so (501): its traces are sampled.
import { MonitorPage } from '../pages/MonitorPage';
import { expect, test, withoutGo } from '../support/liveJaeger';

test.skip(...withoutGo);

test('the rides of HotROD are counted out of its traces, since there is no metrics store', async ({
  page,
  guard,
  jaeger,
}) => {
  guard.allow(/status of 501/);
  const { status } = await fetch(`${jaeger.base}api/metrics/calls?service=frontend`);
  expect(status).toBe(501);
  const monitor = new MonitorPage(page);
  // The rides were made just now: the window ends in a while.
  await monitor.openMonitor(`service=frontend&timeframe=3600000&xend=${String(Date.now() + 10 * 60_000)}`);
  await expect(monitor.note).toContainText('Sampled from traces');
  await monitor.note.getByText('How these numbers were got').click();
  await expect(monitor.note).toContainText('This server has no metrics store (it answered 501)');
  const rows = await monitor.rowsOf(monitor.operations);
  expect(rows.map(([name]) => name)).toContain('/dispatch');
  await expect(monitor.panel).toContainText('every call was seen');
  await monitor.expectAccessible();
});
