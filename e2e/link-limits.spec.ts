// A link has room for 300 folds: what it leaves out is said where it is made.
import { TracePage } from './pages/TracePage';
import { expect, test } from './support/test';

const traceId = '77'.repeat(16);

/** One root with 400 chains of two and 400 of three spans: folded by one level, no preset says it in under 400 exceptions. */
function unevenTrace(): string {
  const spans: object[] = [];
  const add = (parent: string | undefined): string => {
    const spanID = (spans.length + 1).toString(16).padStart(16, '0');
    const references =
      parent === undefined ? [] : [{ refType: 'CHILD_OF', traceID: traceId, spanID: parent }];
    const startTime = 1_760_000_000_000_000 + spans.length;
    spans.push({
      traceID: traceId,
      spanID,
      operationName: 'step',
      references,
      startTime,
      duration: 50,
      processID: 'p1',
    });
    return spanID;
  };
  const root = add(undefined);
  for (let chain = 0; chain < 800; chain++) {
    const below = add(add(root));
    if (chain % 2 === 0) add(below);
  }
  const processes = { p1: { serviceName: 'uneven', tags: [] } };
  return JSON.stringify({ data: [{ traceID: traceId, spans, processes }] });
}

test('a view with more folds than a link carries says how many it leaves out', async ({ page, context }) => {
  await context.route('**/api/traces/*', (route) =>
    route.fulfill({ contentType: 'application/json', body: unevenTrace() }),
  );
  const trace = new TracePage(page);
  await trace.openTrace(traceId, 'xgroups=off');
  const notice = page.getByText(/leaves out/);
  await expect(notice).toHaveCount(0);
  await expect(trace.button('Copy link to this view')).toBeVisible();

  await page.keyboard.press('p');
  await trace.settled();
  await expect(notice).toContainText('A link carries 300 folded or unfolded spans');
  await expect(notice).toContainText('leaves out 100 folds');
  await expect(trace.button('Copy link to this view. It leaves out 100 folds')).toBeVisible();
  expect(trace.address).toMatch(/xfold=/);

  await page.keyboard.press('[');
  await trace.settled();
  await expect(notice).toHaveCount(0);
});
