import type { Page } from '@playwright/test';

/** A trace as a search finds it; `ageMs` is how long before the test's start it began. */
export interface FoundTrace {
  readonly n: number;
  readonly ageMs: number;
  readonly durationMs?: number;
  readonly isFailed?: boolean;
  readonly spans?: number;
}

let began: number | undefined;
/** Asked when the first trace is made, not when this file is read: the time of the scenes is not set yet then. */
const beginning = () => (began ??= Date.now());
export const foundId = (n: number) => `f00d${n.toString(16).padStart(28, '0')}`;

function traceOf({ n, ageMs, durationMs = 20, isFailed = false, spans = 1 }: FoundTrace) {
  const traceID = foundId(n);
  const startTime = (beginning() - ageMs) * 1000;
  return {
    traceID,
    spans: Array.from({ length: spans }, (_, at) => ({
      traceID,
      spanID: (at + 1).toString(16).padStart(16, '0'),
      operationName: `order ${String(n)}`,
      references:
        at === 0 ? [] : [{ refType: 'CHILD_OF', traceID, spanID: (1).toString(16).padStart(16, '0') }],
      startTime: startTime + at,
      duration: durationMs * 1000 - at,
      tags: [
        { key: 'turn', type: 'string', value: String(n) },
        ...(isFailed && at === 0 ? [{ key: 'error', type: 'bool', value: true }] : []),
      ],
      logs: [],
      processID: 'p1',
    })),
    processes: { p1: { serviceName: 'A', tags: [] } },
  };
}

/** The body of an answer with these traces. */
export const foundTraces = (traces: readonly FoundTrace[]) => ({
  data: traces.map(traceOf),
  total: 0,
  limit: 0,
  offset: 0,
  errors: null,
});

/** What a search is answered with: traces, or a status that is none of success. */
export type FoundAnswer =
  | { readonly traces: readonly FoundTrace[] }
  | { readonly status: number; readonly headers?: Record<string, string> };

/** Answers the searches of a page: one after the other, the last one again and again. @returns what was asked. */
export async function serveSearches(
  page: Page,
  answers: readonly FoundAnswer[],
): Promise<{ readonly asked: URLSearchParams[]; readonly push: (answer: FoundAnswer) => void }> {
  const asked: URLSearchParams[] = [];
  const coming = [...answers];
  await page.route(/\/api\/traces\?/, async (route) => {
    asked.push(new URL(route.request().url()).searchParams);
    const answer = coming.length > 1 ? coming.shift() : coming[0];
    if (answer === undefined) await route.abort();
    else if ('traces' in answer) await route.fulfill({ json: foundTraces(answer.traces) });
    else {
      const errors = [{ code: answer.status, msg: 'storage is on fire' }];
      await route.fulfill({
        status: answer.status,
        headers: answer.headers ?? {},
        json: { data: null, total: 0, limit: 0, offset: 0, errors },
      });
    }
  });
  return {
    asked,
    push: (answer) => {
      coming.splice(0, coming.length, answer);
    },
  };
}

/** Says that the tab is out of sight, or in it again. */
export async function hideTab(page: Page, isHidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (hidden ? 'hidden' : 'visible'),
    });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
}
