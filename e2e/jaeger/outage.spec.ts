// A Jaeger that goes away and comes back, and one below a path: each with a Jaeger of its own.
import { startJaeger } from '../../test/live/startJaeger';
import { SearchPage } from '../pages/SearchPage';
import { TracePage } from '../pages/TracePage';
import { expect, golden, test, withoutGo } from '../support/liveJaeger';
import { startServer } from '../support/startServer';

test.skip(...withoutGo);

test('Jaeger stopped in the middle: said, the list kept; after its restart the retry works', async ({
  page,
  guard,
}) => {
  guard.allow(/status of (404|502)/);
  const jaeger = await startJaeger();
  const server = await startServer(['--jaeger', jaeger.base]);
  try {
    await jaeger.sendGoldenTraces();
    const search = new SearchPage(page);
    const trace = new TracePage(page);
    await search.open(`${server.url}/search?service=service-a&lookback=1h`);
    expect(await search.count()).toBe(3);
    const found = search.address;
    const listed = await search.column('trace');
    await jaeger.stopJaeger();

    // The trace: the proxy says what is wrong, Back still has the list.
    const row = search.row('120 ms').getByRole('link');
    await row.click();
    await trace.settled();
    await expect(trace.failure).toContainText('the connection was refused');
    await expect(trace.failure).toContainText('502');
    await page.goBack();
    await search.settled();
    expect(search.address).toBe(found);
    expect(await search.column('trace')).toEqual(listed);

    // The search: said, and the traces found before stay.
    await search.search({ minDuration: '100ms' });
    await expect(search.failure).toContainText('the connection was refused');
    await expect(search.minDuration).toHaveValue('100ms');

    // It is back but has forgotten everything: the listed trace is gone, and that is said.
    await jaeger.startJaegerAgain();
    await page.goBack();
    await search.settled();
    expect(await search.column('trace')).toEqual(listed);
    await row.click();
    await trace.settled();
    await expect(trace.failure).toContainText(/does not have it|no such trace/i);
    await expect(trace.failure).toContainText('404');

    // And the trace comes in anew.
    await jaeger.sendGoldenTraces();
    await trace.failure.getByRole('button', { name: 'Try again' }).click();
    await trace.settled();
    await expect(trace.heading).toHaveText('service-a: GET /checkout');
    await page.goBack();
    await search.settled();
    expect(await search.column('trace')).toEqual(listed);
    await search.search({ minDuration: '100ms', time: 'Last hour' });
    expect(await search.count()).toBe(2);
  } finally {
    await server.stop();
    await jaeger.stop();
  }
});

test('a first visit while Jaeger is away says so, and the retry finds it', async ({ page, guard }) => {
  guard.allow(/status of (404|502)/);
  const jaeger = await startJaeger();
  const server = await startServer(['--jaeger', jaeger.base]);
  try {
    await jaeger.stopJaeger();
    const trace = new TracePage(page);
    await trace.open(`${server.url}/trace/${golden.micro}`);
    await expect(trace.failure).toContainText('the connection was refused');
    await jaeger.startJaegerAgain();
    await jaeger.sendGoldenTraces();
    await trace.failure.getByRole('button', { name: 'Try again' }).click();
    await trace.settled();
    expect(await trace.rowCount()).toBe(5);
  } finally {
    await server.stop();
    await jaeger.stop();
  }
});
