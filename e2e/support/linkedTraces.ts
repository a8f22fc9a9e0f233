import type { Page } from '@playwright/test';

const id = (digit: string) => digit.repeat(32);
/** Trace ids: an order links to its delivery and to one that is not there, the delivery to its bill. */
export const LINKED = { order: id('1'), delivery: id('2'), bill: id('3'), missing: id('4') } as const;

const START = 1_700_000_000_000_000;

const trace = (
  traceID: string,
  service: string,
  name: string,
  durationMs: number,
  links: readonly string[],
) => ({
  traceID,
  spans: [
    {
      traceID,
      spanID: traceID.slice(0, 16),
      operationName: name,
      startTime: START,
      duration: durationMs * 1000,
      processID: 'p',
      tags: [],
      logs: [],
      references: links.map((to) => ({ refType: 'FOLLOWS_FROM', traceID: to, spanID: to.slice(0, 16) })),
    },
  ],
  processes: { p: { serviceName: service, tags: [] } },
});

const traces = new Map(
  [
    trace(LINKED.order, 'shop', 'take order', 9, [LINKED.delivery, LINKED.missing]),
    trace(LINKED.delivery, 'courier', 'deliver', 3, [LINKED.bill]),
    trace(LINKED.bill, 'billing', 'send bill', 1, []),
  ].map((each) => [each.traceID, each] as const),
);

/** Answers for the server with traces that link to each other. */
export async function linkedTraces(page: Page): Promise<void> {
  await page.route('**/api/traces/*', (route) => {
    const found = traces.get(new URL(route.request().url()).pathname.split('/').at(-1) ?? '');
    const missing = { data: null, errors: [{ code: 404, msg: 'trace not found' }] };
    return found ? route.fulfill({ json: { data: [found] } }) : route.fulfill({ status: 200, json: missing });
  });
}
