import { expect, it } from 'vitest';
import {
  hasFailed,
  searchTraces,
  serviceOf,
  valueOf,
  type SentSpan,
  type SentTrace,
} from '../../testing/demoDay';
import { isIncident } from './incident';

interface Call {
  readonly pair: string;
  readonly during: boolean;
  readonly span: SentSpan;
}

/** The calls between two services, told by their server's side. */
function callsOf(trace: SentTrace): Call[] {
  const byId = new Map(trace.spans.map((span) => [span.spanID, span]));
  return trace.spans.flatMap((span) => {
    const parent = byId.get(span.references[0]?.spanID ?? '');
    if (parent === undefined || valueOf(span, 'span.kind') !== 'server') return [];
    const pair = `${serviceOf(trace, parent)}${serviceOf(trace, span)}`;
    return [{ pair, during: isIncident(span.startTime), span }];
  });
}

const calls = searchTraces({ service: 'A' }).flatMap(callsOf);
const share = (of: readonly Call[]) => of.filter(({ span }) => hasFailed(span)).length / of.length;
const middle = (of: readonly Call[]) =>
  of.map(({ span }) => span.duration).sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? NaN;
const of = (pair: string, during: boolean) =>
  calls.filter((call) => call.pair === pair && call.during === during);

it('has an incident in its day that B → C shows by errors and latency, and no other edge but its callers', () => {
  expect(of('BC', true).length).toBeGreaterThan(40);
  expect(share(of('BC', true))).toBeGreaterThan(0.6);
  expect(share(of('BC', false))).toBeLessThan(0.2);
  expect(middle(of('BC', true))).toBeGreaterThan(10 * middle(of('BC', false)));
  for (const pair of ['AE', 'BD']) {
    expect(share(of(pair, true))).toBe(0);
    expect(middle(of(pair, true))).toBeLessThan(2 * middle(of(pair, false)));
  }
  expect(share(of('AB', true))).toBeGreaterThan(5 * share(of('AB', false)));
});

it('lasts from 05:10 to 06:25 of every day', () => {
  const at = (text: string) => isIncident(Date.parse(text) * 1_000);
  expect([
    at('2026-11-23T05:09:59.999Z'),
    at('2026-11-23T05:10:00Z'),
    at('2026-11-23T06:24:59.999Z'),
    at('2026-11-23T06:25:00Z'),
    at('2027-02-01T05:30:00Z'),
  ]).toEqual([false, true, true, false, true]);
});
