import { describe, expect, it } from 'vitest';
import { createTraceParser, nameOf, serviceOf, spanIndex, type ParsedTrace } from '../../core';
import { ask, DAY, DEMO_NOW } from '../../testing/demoDay';
import { TRIP } from './tripTraces';

function parsed(address: string): readonly ParsedTrace[] {
  const parser = createTraceParser();
  parser.push(new TextEncoder().encode(ask(address).text));
  const { verdict, format, traces, truncated, problems, serverErrors } = parser.end();
  expect({ verdict, format, truncated, problems, serverErrors }).toEqual({
    verdict: 'traces',
    format: 'jaeger',
    truncated: false,
    problems: [],
    serverErrors: [],
  });
  return traces;
}

const problemsOf = (address: string): string[] =>
  parsed(address).flatMap(({ trace }) => trace.problems.map((problem) => problem.code));

describe('the demo, read by the parser', () => {
  it('shows the example as the tree A → B → C, D and A → E', () => {
    const [first] = parsed(`/api/traces/${TRIP[0]?.traceId ?? ''}`);
    if (first === undefined) throw new Error('no trace');
    const { trace } = first;
    const tree = Array.from({ length: trace.spans.count }, (_, index) => {
      const span = spanIndex(index);
      return `${'  '.repeat(trace.spans.depth[index] ?? 0)}${serviceOf(trace, span)} ${nameOf(trace, span)}`;
    });
    expect(tree).toEqual([
      'A POST /checkout',
      '  B POST /orders',
      '    C payments.Payments/Authorize',
      '    D stock.Stock/Reserve',
      '  E GET /recommendations',
    ]);
  });

  it('has problems only in the two traces that are there to show them', () => {
    const found = new Map(TRIP.map(({ traceId }, stop) => [stop + 1, problemsOf(`/api/traces/${traceId}`)]));
    expect(new Set(found.get(6))).toEqual(new Set(['clock-skew', 'outside-parent']));
    expect(found.get(7)).toContain('missing-parent');
    for (const stop of [1, 2, 3, 4, 5, 8]) expect([stop, found.get(stop)]).toEqual([stop, []]);
  });

  it('has a day of traffic without any', () => {
    const window = `start=${DEMO_NOW - DAY}&end=${DEMO_NOW - 3_600_000_000}&limit=5000`;
    const traces = parsed(`/api/traces?service=A&${window}`);
    expect(traces.length).toBeGreaterThan(1_500);
    expect(traces.flatMap(({ trace }) => trace.problems)).toEqual([]);
  });
});
