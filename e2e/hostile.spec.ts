import { HostilePage, hostileCases, type HostileCase } from './pages/HostilePage';
import { expect, test } from './support/test';

/** What each case has to show, beside being harmless: spans on the timeline, problems named, or a failure. */
interface Expectation {
  readonly spans?: number;
  readonly problem?: RegExp;
  readonly failure?: RegExp;
  readonly says?: RegExp;
  readonly check?: (screen: HostilePage) => Promise<void>;
}

const four: Expectation = { spans: 4 };

const expectations: ReadonlyMap<string, Expectation> = new Map(
  Object.entries({
    'S00-control': four,
    'S01-cycle2': { spans: 2, problem: /circle/i },
    'S02-self-parent': { spans: 2, problem: /itself/i },
    'S04-all-orphans': { spans: 3, problem: /not in this trace/i },
    'S06-dup-exact': { spans: 4, problem: /cop(y|ies)/i },
    'S08-dup-suffix': four,
    'S12-reversed': four,
    'S14-link-to-descendant': {
      spans: 3,
      check: async ({ page }) => expect(page.getByRole('row', { level: 1 })).toHaveCount(1),
    },
    'S16-many-parents': four,
    'S18-unknown-reftype': four,
    'S20-data-empty': { failure: /no such trace|not found|no trace/i },
    'S22-object-empty': { failure: /no trace|not.*trace/i },
    'S24-two-traces': four,
    'S26-traceid-upper': four,
    'S28-processes-missing': { spans: 4, problem: /no process names the service/i },
    'S30-process-unknown': { spans: 4, problem: /2 spans no process/i },
    'S32-embedded-process': {
      spans: 4,
      check: async ({ spans }) => expect(spans.first()).toContainText('embedded'),
    },
    'S34-span-null': { spans: 4, problem: /4 entries/i },
    'S36-spanid-number': four,
    'S37-opname-odd': four,
    'S38-nulls': four,
    'S40-tags-odd': four,
    'S42-logs-odd': four,
    'S44-short-ids': four,
    'T01-zero-root': { spans: 4, problem: /no duration/i },
    'T03-negative': { spans: 4, problem: /before (it|they) starts?/i },
    'T05-one-epoch-zero': { spans: 4, problem: /left out of the time axis/i },
    'T07-start-string': four,
    'T09-nanos': { spans: 4, problem: /nanoseconds/i },
    'T11-infinity': { spans: 4, problem: /left out of the time axis|unreadable/i },
    'T13-skew-hours': { spans: 4, problem: /left out of the time axis|before/i },
    'T15-one-us': {
      spans: 4,
      check: async ({ page }) => {
        const labels = await page.getByRole('columnheader', { name: /time since/i }).innerText();
        const ticks = labels.split('\n').filter((text) => text.trim() !== '');
        expect(new Set(ticks).size).toBe(ticks.length);
        expect(ticks.length).toBeGreaterThan(2);
      },
    },
    'T17-far-future': { spans: 4, says: /9977-/ },
    'X01-html-everywhere': { spans: 4, says: /<(img|script|svg)/i },
    'X02-json-keys': { spans: 4, says: /</ },
    'X03-urls': {
      spans: 4,
      check: async ({ page }) => {
        for (const link of await page.getByRole('main').getByRole('link').all()) {
          const href = (await link.getAttribute('href')) ?? '';
          expect(href).toMatch(/^(https?:|mailto:|\/|#|\.)/i);
          if (/^(https?:|mailto:)/i.test(href)) {
            expect(await link.getAttribute('rel')).toContain('noopener');
            expect(await link.getAttribute('rel')).toContain('noreferrer');
          }
        }
      },
    },
    'X05-proto-services': {
      spans: 4,
      check: async ({ page }) =>
        expect(page.getByRole('list', { name: /services/i }).getByRole('listitem')).toHaveCount(4),
    },
    'X07-process-id-proto': { spans: 4, problem: /3 spans no process/i },
    'X08-unicode': {
      spans: 4,
      check: async ({ spans }) => {
        for (const row of await spans.all()) expect((await row.boundingBox())?.height).toBe(26);
      },
    },
    'X09-tag-1mb': { spans: 4, says: /show all/i },
    'X13-logs-10000': { spans: 4, says: /10,?.?000/ },
    'X15-long-names': {
      spans: 4,
      check: async ({ page }) =>
        expect(
          await page.evaluate(
            () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
          ),
        ).toBe(true),
    },
    'X17-json-wide': four,
    'X18-int64': {
      spans: 4,
      // three values as they are, and one inside a value that is JSON
      says: /"id":\s*9223372036854775807/,
      check: async ({ page }) =>
        expect(page.getByRole('main').getByText('9223372036854775807', { exact: true })).toHaveCount(3),
    },
    'X19-binary': four,
    'X21-css': four,
    'X23-ansi-markdown': four,
    'H01-500-json': {
      failure: /storage timeout/,
      check: async ({ page }) => {
        await expect(page.getByRole('alert')).toContainText('500');
        await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
      },
    },
    'H03-200-html': { failure: /html/i },
    'H05-truncated': { failure: /ends in the middle/i },
    'H07-401': { failure: /sign.?in/i },
    'H09-429': {
      failure: /fewer requests \(429\)/i,
      check: async ({ asked }) => {
        expect(asked.length).toBeLessThanOrEqual(1);
        return Promise.resolve();
      },
    },
    'H11-partial': { spans: 4, problem: /server/i },
    'H13-drip': {
      check: async ({ page }) => {
        const cancel = page.getByRole('button', { name: 'Cancel' });
        await cancel.click();
        await expect(page.getByRole('heading', { name: /cancelled/i })).toBeVisible();
      },
    },
    'H15-bom': four,
    'H17-json-null': { failure: /no trace|not.*trace/i },
    'H19-json-string': { failure: /no trace|not.*trace/i },
    'H21-redirect': { failure: /redirect|sign|elsewhere|another address/i },
    'H23-dup-keys': four,
    'H25-latin1': { spans: 4, says: /\uFFFD/ },
    'H27-200-otlp': { spans: 1 },
    'U01-cspt': { failure: /trace id/i, check: refusedUnasked },
    'U03-html-id': { failure: /trace id/i, check: refusedUnasked },
    'U05-long-id': { failure: /trace id/i, check: refusedUnasked },
    'U07-search-junk': { says: /limit/i },
    'U09-search-proto': {},
    'U11-base-hijack': { says: /400 bad path/ },
    'U13-redirect-param': {
      check: async ({ page }) => expect(page).toHaveURL(/\/search/),
    },
    'F01-null': { says: /no trace|not.*trace/i },
    'F03-empty': { says: /empty/i },
    'F05-html': { says: /html/i },
    'F07-bare-trace': four,
    'F09-zipkin': { says: /zip: z.*1 span in 1 service/s },
    'F11-data-empty': { says: /no trace/i },
    'F13-binary': { says: /F13-binary/ },
    'F15-chrome-trace': { says: /process 1: a.*1 span in 1 service/s },
    'F17-xss-name': four,
    'C01-link-js': { spans: 4, says: /tr \(no link: not a web address\)/, check: onlyOwnLinks },
    'C03-bad-shapes': {
      spans: 4,
      check: async ({ page }) => {
        await page.getByRole('button', { name: 'Settings' }).click();
        const site = page.getByRole('region', { name: 'This site' });
        for (const key of ['search', 'dependencies', 'menu', 'linkPatterns', 'topTagPrefixes'])
          await expect(site.getByRole('listitem').filter({ hasText: new RegExp(`^${key} `) })).toHaveCount(1);
        await expect(site).toContainText('without use in Spanlight: scripts, tracking');
      },
    },
    'C05-link-open': { spans: 4, check: onlyOwnLinks },
  } satisfies Record<string, Expectation>),
);

/** Links that a configuration makes lead to web addresses or are none. */
async function onlyOwnLinks({ page }: HostilePage): Promise<void> {
  for (const link of await page.getByRole('main').getByRole('link').all())
    expect(await link.getAttribute('href')).toMatch(/^(https?:|mailto:|\/|#|\.)/i);
}

async function refusedUnasked({ asked }: HostilePage): Promise<void> {
  expect(asked).toEqual([]);
  return Promise.resolve();
}

async function meet(screen: HostilePage, hostile: HostileCase, expected: Expectation): Promise<void> {
  if (hostile.via === 'file') await screen.pickFile(hostile);
  if (expected.spans !== undefined) await expect(screen.spans).toHaveCount(expected.spans);
  await screen.act(hostile.actions);
  if (expected.problem) expect(await screen.problems()).toMatch(expected.problem);
  if (expected.failure) await expect(screen.page.getByRole('alert').first()).toContainText(expected.failure);
  if (expected.says) await expect(screen.page.locator('body')).toContainText(expected.says);
  await expected.check?.(screen);
  await screen.expectUnharmed();
}

test('every case of the hostile set has its expectation', () => {
  expect(hostileCases().map(({ id }) => id)).toEqual([...expectations.keys()]);
});

for (const hostile of hostileCases()) {
  test(`${hostile.id}: ${hostile.title}`, async ({ page, server, guard }) => {
    // A browser reports every answer of 400 and more, and its policy's refusals, by itself.
    guard.allow(/Failed to load resource/);
    // The server's refusals are sandboxed: not even the guard's own script runs there.
    if (hostile.id === 'U11-base-hijack') guard.allow(/Blocked script execution/);
    const screen = new HostilePage(page);
    await screen.serve(hostile, server.url);
    try {
      const path = hostile.via === 'config' ? hostileCases()[0]?.open : hostile.open;
      if (hostile.via === 'config') {
        const control = hostileCases()[0];
        if (control) await screen.serve(control, server.url);
      }
      const answer = await page.goto(`${server.url}${path ?? '/'}`);
      if (hostile.http?.drip !== true && answer?.ok() === true) await screen.settled();
      await meet(screen, hostile, expectations.get(hostile.id) ?? {});
    } finally {
      screen.end();
    }
  });
}
