import { describe, expect, it } from 'vitest';
import {
  ask,
  DEMO_NOW,
  hasFailed,
  readTraces,
  searchTraces,
  serviceOf,
  valueOf,
  type SentTrace,
} from '../../testing/demoDay';
import { EXAMPLE_TRACE_ID } from './index';
import { LARGE_TRACE_SPANS, TRIP } from './tripTraces';

const trip = (number: number): SentTrace => {
  const [trace] = readTraces(ask(`/api/traces/${TRIP[number - 1]?.traceId ?? ''}`).text).data;
  if (trace === undefined) throw new Error(`no trip trace ${number}`);
  return trace;
};

const day = searchTraces({ service: 'A', limit: '200' });

describe('the example trace', () => {
  it('is A calling B, then E while B works, and B calling C and D', () => {
    const trace = trip(1);
    expect(trace.traceID).toBe(EXAMPLE_TRACE_ID);
    const nameOfId = new Map(trace.spans.map((span) => [span.spanID, serviceOf(trace, span)]));
    const seen = trace.spans.map((span) => [
      serviceOf(trace, span),
      nameOfId.get(span.references[0]?.spanID ?? ''),
      (span.startTime - DEMO_NOW) / 1_000,
      (span.startTime + span.duration - DEMO_NOW) / 1_000,
    ]);
    expect(seen).toEqual([
      ['A', undefined, 0, 120],
      ['B', 'A', 10, 95],
      ['C', 'B', 20, 45],
      ['D', 'B', 50, 85],
      ['E', 'A', 40, 110],
    ]);
  });

  it('is the newest of a search', () => {
    expect(day[0]?.traceID).toBe(EXAMPLE_TRACE_ID);
    expect(searchTraces({ service: 'E', limit: '1' })[0]?.traceID).toBe(EXAMPLE_TRACE_ID);
  });
});

describe('the trip', () => {
  it('is on the first page of a search, in its order, but for the large trace', () => {
    const stops = new Set(TRIP.slice(0, -1).map(({ traceId }) => traceId));
    const firstPage = day.slice(0, 20).map((trace) => trace.traceID);
    expect(firstPage.filter((id) => stops.has(id))).toEqual([...stops]);
  });

  it('2: C fails once, the second try succeeds, A never notices', () => {
    const trace = trip(2);
    const broken = trace.spans.filter(hasFailed);
    expect(new Set(broken.map((span) => serviceOf(trace, span)))).toEqual(new Set(['B', 'C']));
    expect(trace.spans.some((span) => valueOf(span, 'rpc.retry_count') === 1 && !hasFailed(span))).toBe(true);
  });

  it('3: three tries of C fail, B and A fail with it', () => {
    const trace = trip(3);
    expect(new Set(trace.spans.filter(hasFailed).map((span) => serviceOf(trace, span)))).toEqual(
      new Set(['A', 'B', 'C']),
    );
    expect(trace.spans.some((span) => serviceOf(trace, span) === 'D')).toBe(false);
  });

  it('4: D is slow with a cold cache', () => {
    const trace = trip(4);
    const cold = trace.spans.filter((span) => valueOf(span, 'cache.state') === 'cold');
    expect(cold.length).toBeGreaterThan(0);
    expect(cold.every((span) => span.duration > 200_000)).toBe(true);
  });

  it('5: B asks D once an order', () => {
    const trace = trip(5);
    const calls = trace.spans.filter(
      (span) => serviceOf(trace, span) === 'B' && span.operationName === 'stock.Stock/Get',
    );
    expect(calls.length).toBeGreaterThan(10);
    expect(new Set(calls.map((span) => span.references[0]?.spanID)).size).toBe(1);
  });

  it('6: C’s clock is late, with the warning of the server, and none when raw', () => {
    const trace = trip(6);
    const warned = trace.spans.filter((span) => span.warnings !== null);
    expect(warned.map((span) => serviceOf(trace, span))).toEqual(['C']);
    expect(warned[0]?.warnings?.[0]).toMatch(
      /^clock skew adjustment disabled; not applying calculated delta of [\d.]+ms$/,
    );
    const parent = trace.spans.find((span) => span.spanID === warned[0]?.references[0]?.spanID);
    expect(warned[0]?.startTime).toBeLessThan(parent?.startTime ?? 0);
    const raw = readTraces(ask(`/api/traces/${trace.traceID}?raw=true`).text);
    expect(raw.data[0]?.spans.every((span) => span.warnings === null)).toBe(true);
  });

  it('7: parents are missing, and the server says so', () => {
    const trace = trip(7);
    const ids = new Set(trace.spans.map((span) => span.spanID));
    const orphans = trace.spans.filter((span) =>
      span.references.some((reference) => !ids.has(reference.spanID)),
    );
    expect(orphans.length).toBeGreaterThan(1);
    for (const orphan of orphans) expect(orphan.warnings?.[0]).toContain('invalid parent span IDs=');
  });

  it('8: 5 000 spans', () => {
    expect(trip(8).spans.length).toBe(LARGE_TRACE_SPANS);
    expect(trip(8).spans.some(hasFailed)).toBe(true);
  });
});
