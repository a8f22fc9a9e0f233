// Links of a span: those into the same trace select their span, those into another trace open it there.
import type { Page } from '@playwright/test';
import { SpanDetail } from './pages/SpanDetail';
import { expect, test } from './support/test';

const ORDER = 'aa'.repeat(16);
const BATCH = 'bb'.repeat(16);
const id = (span: number) => String(span).padStart(16, '0');

interface Reference {
  readonly refType: string;
  readonly traceID: string;
  readonly spanID: string;
}

const trace = (
  traceID: string,
  spans: readonly (readonly [name: string, references: readonly Reference[]])[],
) =>
  JSON.stringify({
    data: [
      {
        traceID,
        spans: spans.map(([operationName, references], at) => ({
          traceID,
          spanID: id(at + 1),
          operationName,
          references,
          startTime: 1_700_000_000_000_000 + at,
          duration: 1000,
          tags: [],
          logs: [],
          processID: 'p',
        })),
        processes: { p: { serviceName: 'shop', tags: [] } },
      },
    ],
  });

const refer = (refType: string, traceID: string, span: number): Reference => ({
  refType,
  traceID,
  spanID: id(span),
});

const order = trace(ORDER, [
  ['take order', []],
  ['reserve', [refer('CHILD_OF', ORDER, 1)]],
  [
    'send mail',
    [
      refer('CHILD_OF', ORDER, 1),
      refer('FOLLOWS_FROM', ORDER, 2),
      refer('FOLLOWS_FROM', BATCH, 2),
      refer('FOLLOWS_FROM', ORDER, 99),
      { refType: 'FOLLOWS_FROM', traceID: '../../search', spanID: 'x' },
    ],
  ],
]);
const batch = trace(BATCH, [
  ['nightly batch', []],
  ['mail batch', [refer('CHILD_OF', BATCH, 1)]],
]);

async function openMail(page: Page): Promise<SpanDetail> {
  const screen = new SpanDetail(page);
  await page.route('**/api/traces/*', (route) =>
    route.fulfill({
      contentType: 'application/json',
      body: route.request().url().includes(BATCH) ? batch : order,
    }),
  );
  await screen.openSpan(ORDER, /send mail/);
  await screen.openSection('Links');
  return screen;
}

test('a link into the same trace selects its span', async ({ page }) => {
  const screen = await openMail(page);
  const links = screen.panel.getByRole('list', { name: 'Links' });
  // The parent is none of them.
  await expect(links.getByRole('listitem')).toHaveCount(4);
  await links.getByRole('button', { name: /shop: reserve/ }).click();
  await screen.settled();
  expect(screen.address).toContain(`xspan=${id(2)}`);
  await expect(page.getByRole('region', { name: /^Span shop: reserve/ })).toBeVisible();
  await page.goBack();
  await screen.settled();
  expect(screen.address).toContain(`xspan=${id(3)}`);
});

test('a link into another trace opens it at the span', async ({ page }) => {
  const screen = await openMail(page);
  const links = screen.panel.getByRole('list', { name: 'Links' });
  await screen.expectAccessible();
  await links.getByRole('link', { name: new RegExp(BATCH) }).click();
  await screen.settled();
  expect(screen.address).toMatch(new RegExp(`^/trace/${BATCH}\\?`));
  expect(screen.address).toContain(`xspan=${id(2)}`);
  await expect(screen.heading).toContainText('nightly batch');
  await expect(screen.row(/mail batch/)).toHaveAttribute('aria-selected', 'true');
  await page.goBack();
  await screen.settled();
  await expect(screen.heading).toContainText('take order');
});

test('a link that leads nowhere is text that says so', async ({ page }) => {
  const screen = await openMail(page);
  const links = screen.panel.getByRole('list', { name: 'Links' });
  await expect(links.getByText('not in this trace’s data')).toBeVisible();
  const odd = links.getByRole('listitem').filter({ hasText: '../../search' });
  await expect(odd).toBeVisible();
  await expect(odd.getByRole('link')).toHaveCount(0);
});
