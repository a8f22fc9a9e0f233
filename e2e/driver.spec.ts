// Cases that a hostile or unlucky surrounding makes: frames, messages, openers, late answers, lost networks, wrong clocks.
import type { Page, Route } from '@playwright/test';
import { SearchPage } from './pages/SearchPage';
import { SpanDetail } from './pages/SpanDetail';
import { TracePage, demoTraces } from './pages/TracePage';
import { startForeignSite } from './support/foreignSite';
import { startServer } from './support/startServer';
import { expect, test } from './support/test';

const isApi = (url: URL) => url.pathname.startsWith('/api/');

/** Counts what the page and its workers ask of the API from now on. */
function listen(page: Page): string[] {
  const asked: string[] = [];
  page.context().on('request', (request) => {
    const url = new URL(request.url());
    if (isApi(url)) asked.push(url.pathname + url.search);
  });
  return asked;
}

/** Holds the answers to one trace until told. */
async function hold(page: Page, traceId: string): Promise<{ asked: Promise<void>; release: () => void }> {
  let release = () => {};
  let wasAsked = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const asked = new Promise<void>((resolve) => (wasAsked = resolve));
  await page.route(
    (url) => isApi(url) && url.pathname.includes(traceId),
    async (route: Route) => {
      wasAsked();
      await released;
      await route.continue().catch(() => undefined);
    },
  );
  return { asked, release: () => release() };
}

test.describe('other web pages', () => {
  test('P01: no foreign page may frame the app, unless it is listed', async ({ page, guard, server }) => {
    guard.allow(/frame-ancestors|ERR_BLOCKED_BY_RESPONSE/);
    const site = await startForeignSite(
      `<iframe title="app" width="1000" height="600" src="${server.url}/search"></iframe>`,
    );
    try {
      await page.goto(site.url);
      await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
      const allowing = await startServer(['--frame-ancestors', site.url]);
      const listed = await startForeignSite(
        `<iframe title="app" width="1000" height="600" src="${allowing.url}/search"></iframe>`,
      );
      try {
        // Listed by its whole origin: another port is another page.
        await page.goto(listed.url);
        await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
        await page.goto(site.url);
        await page.evaluate((url) => {
          document.querySelector('iframe')?.setAttribute('src', url);
        }, `${allowing.url}/search`);
        await expect(page.frameLocator('iframe').getByRole('search', { name: 'Find traces' })).toBeVisible();
      } finally {
        await listed.stop();
        await allowing.stop();
      }
    } finally {
      await site.stop();
    }
  });

  test('P02: messages are not listened to', async ({ page }) => {
    const trace = new TracePage(page);
    await trace.openTrace(demoTraces.example);
    const session = await page.context().newCDPSession(page);
    const { result } = await session.send('Runtime.evaluate', { expression: 'window' });
    const { listeners } = await session.send('DOMDebugger.getEventListeners', {
      objectId: result.objectId ?? '',
    });
    expect(listeners.length).toBeGreaterThan(0);
    expect(listeners.map(({ type }) => type)).not.toContain('message');
    const before = await page.locator('body').innerText();
    const asked = listen(page);
    await page.evaluate(() => {
      for (const junk of ['{"data":[]}', { data: [{ traceID: '1', spans: [] }] }, { type: 'config' }, null])
        window.postMessage(junk, '*');
    });
    await trace.settled();
    expect(await page.locator('body').innerText()).toBe(before);
    expect(asked).toEqual([]);
  });

  test('P03: a page that we lead to does not get hold of ours, nor we of our opener', async ({ page }) => {
    const site = await startForeignSite('<h1>Reached</h1>');
    try {
      await page.route('**/api/traces/*', (route) =>
        route.fulfill({
          json: {
            data: [
              {
                traceID: 'a'.repeat(32),
                spans: [
                  {
                    traceID: 'a'.repeat(32),
                    spanID: 'b'.repeat(16),
                    operationName: 'with a link',
                    references: [],
                    startTime: 1e15,
                    duration: 1000,
                    tags: [{ key: 'http.url', type: 'string', value: `${site.url}/landing` }],
                    logs: [],
                    processID: 'p1',
                  },
                ],
                processes: { p1: { serviceName: 'linked', tags: [] } },
              },
            ],
          },
        }),
      );
      const detail = new SpanDetail(page);
      await detail.openSpan('a'.repeat(32), /with a link/);
      await detail.openSection('Tags');
      const popup = page.waitForEvent('popup');
      await detail.value('http.url').getByRole('link').click();
      const landed = await popup;
      await expect(landed.getByRole('heading')).toHaveText('Reached');
      expect(await landed.evaluate(() => [window.opener === null, document.referrer])).toEqual([true, '']);
      // And the other way: a page that opens ours loses it.
      const opened = landed.waitForEvent('popup');
      await landed.evaluate(
        (url) => {
          Reflect.set(window, 'ours', window.open(url));
        },
        `${new URL(page.url()).origin}/search`,
      );
      const ours = await opened;
      await new SearchPage(ours).settled();
      expect(await ours.evaluate(() => window.opener === null)).toBe(true);
      expect(
        await landed.evaluate(() => {
          const held: unknown = Reflect.get(window, 'ours');
          return typeof held === 'object' && held !== null && Reflect.get(held, 'closed') === true;
        }),
      ).toBe(true);
    } finally {
      await site.stop();
    }
  });

  test('P04: the name of the window and the referrer are never read', async ({ page }) => {
    await page.addInitScript(() => {
      const read: string[] = [];
      Reflect.set(window, 'hasRead', read);
      for (const [owner, name] of [
        [window, 'name'],
        [document, 'referrer'],
      ] as const)
        Object.defineProperty(owner, name, {
          get: () => {
            read.push(name);
            return '<img src=x onerror="window.__xss=1">';
          },
        });
    });
    const trace = new TracePage(page);
    await new SearchPage(page).open('');
    await trace.openTrace(demoTraces.failed);
    await trace.tab('Call graph').click();
    await trace.settled();
    expect(await page.evaluate('hasRead')).toEqual([]);
  });
});

test.describe('answers that come late, or not at all', () => {
  test('R01: the trace asked for last stays, whichever answer comes last; each is asked for once', async ({
    page,
  }) => {
    const asked = listen(page);
    const slow = await hold(page, demoTraces.failed);
    const trace = new TracePage(page);
    await page.goto(`trace/${demoTraces.failed}`);
    await slow.asked;
    const box = page.getByRole('textbox', { name: 'Trace ID' });
    await box.fill(demoTraces.example);
    await box.press('Enter');
    await expect(trace.rows).toHaveCount(5);
    slow.release();
    await trace.settled();
    expect(trace.address).toBe(`/trace/${demoTraces.example.padStart(32, '0')}`);
    await expect(trace.rows).toHaveCount(5);
    for (const id of [demoTraces.example, demoTraces.failed])
      expect(
        asked.filter((path) => path.includes(id)),
        id,
      ).toHaveLength(1);
  });

  test('R03: leaving the page gives the request up, and nothing is said of it', async ({ page }) => {
    const slow = await hold(page, demoTraces.large);
    const search = new SearchPage(page);
    await search.open('');
    const given = page
      .context()
      .waitForEvent('requestfailed', (request) => request.url().includes('abcde08'));
    const box = page.getByRole('textbox', { name: 'Trace ID' });
    await box.fill(demoTraces.large);
    await box.press('Enter');
    await slow.asked;
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Search' }).click();
    expect((await given).failure()?.errorText).toBe('net::ERR_ABORTED');
    await search.settled();
    expect(await search.count()).toBe(20);
    await expect(page.getByRole('alert')).toHaveCount(0);
    slow.release();
  });

  test('R06: without a network the results stay, and nothing is asked until told', async ({
    page,
    context,
    guard,
  }) => {
    guard.allow(/ERR_INTERNET_DISCONNECTED/);
    const search = new SearchPage(page);
    await search.open('');
    const before = (await search.column('trace'))[0];
    await context.setOffline(true);
    await search.search({ service: 'B' });
    await expect(search.failure).toContainText('No connection to the server');
    await expect(search.results).toContainText('The traces below are those of the search before');
    expect(await search.count()).toBe(20);
    expect((await search.column('trace'))[0]).toBe(before);
    const asked = listen(page);
    await context.setOffline(false);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await search.settled();
    expect(asked).toEqual([]);
    await search.failure.getByRole('button', { name: 'Try again' }).click();
    await search.settled();
    await expect(search.heading).toHaveText('B');
    expect(await search.count()).toBe(20);
    await expect(search.failure).toHaveCount(0);
  });

  test('R09: a tab that was hidden for a day asks nothing when it is shown', async ({ page }) => {
    await page.clock.install();
    const search = new SearchPage(page);
    await search.open('');
    const asked = listen(page);
    const show = (state: 'hidden' | 'visible') =>
      page.evaluate((visibilityState) => {
        Object.defineProperty(document, 'visibilityState', {
          configurable: true,
          get: () => visibilityState,
        });
        Object.defineProperty(document, 'hidden', {
          configurable: true,
          get: () => visibilityState === 'hidden',
        });
        document.dispatchEvent(new Event('visibilitychange'));
        window.dispatchEvent(new Event(visibilityState === 'hidden' ? 'blur' : 'focus'));
      }, state);
    await show('hidden');
    await page.clock.fastForward('24:00:00');
    await show('visible');
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.clock.fastForward('01:00');
    await search.settled();
    expect(asked).toEqual([]);
    expect(await search.count()).toBe(20);
  });

  test.describe('with a clock that is a year off, in a zone of three quarters', () => {
    test.use({ timezoneId: 'Asia/Kathmandu' });
    test('R10: addresses hold absolute times, and the zone is named', async ({ page, browser, baseURL }) => {
      const search = new SearchPage(page);
      const off = Date.now() + 365 * 86_400_000;
      await page.clock.setSystemTime(off);
      await search.open('search?service=A&lookback=24h');
      const { searchParams } = new URL(page.url());
      expect(Math.abs(Number(searchParams.get('end')) / 1000 - off)).toBeLessThan(60_000);
      await expect(search.results).toContainText('No trace fits all of this');
      const now = Date.now() * 1000;
      const address = `search?service=A&lookback=24h&start=${String(now - 86_400e6)}&end=${String(now)}`;
      await search.open(address);
      await expect(search.results).toContainText('+05:45');
      expect(await search.count()).toBe(20);
      const sane = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }) });
      const other = new SearchPage(await sane.newPage());
      await other.open(address);
      const hrefs = ({ rows }: SearchPage) =>
        rows.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      expect(await hrefs(other)).toEqual(await hrefs(search));
      await sane.close();
    });
  });
});
