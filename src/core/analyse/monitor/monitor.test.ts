import { describe, expect, it } from 'vitest';
import { traceFromPicture } from '../../../testing/drawTrace';
import { SpanKind } from '../../model';
import { callsWithin, sampleCalls, type CallSample } from './CallSample';
import { metricPoints, metricRows, metricTotal, type MetricLines, type MetricSeries } from './metricFigures';
import { stepFor, windowOfSteps } from './monitorSteps';
import { sampledPoints, sampledRows, sampledTotal } from './sampledFigures';
import { stepsOf, type Slice } from './SamplePlan';

/**
 * Calls as a drawing, a line an operation: each sign is a call that begins at its column (1 s wide) and takes as many milliseconds as
 * the digit says; `!` is one of 9 ms in error. Each call is of a trace of its own.
 */
function drawn(picture: string): CallSample {
  const lines = picture
    .split('\n')
    .map((line) => /^ *(\S+) *\[(.*)\]/.exec(line))
    .filter((match) => match !== null);
  const calls = lines.flatMap(([, , bar = ''], operation) =>
    Array.from(bar).flatMap((sign, column) => (sign === ' ' ? [] : [{ operation, column, sign }])),
  );
  return {
    names: lines.map(([, name = '']) => name),
    operation: Uint32Array.from(calls, ({ operation }) => operation),
    start: Float64Array.from(calls, ({ column }) => column * 1000),
    duration: Float64Array.from(calls, ({ sign }) => Number(sign === '!' ? 9 : sign) * 1e6),
    failed: Uint8Array.from(calls, ({ sign }) => (sign === '!' ? 1 : 0)),
    trace: Uint32Array.from(calls.keys()),
    traces: calls.length,
    kinds: [0, 0, calls.length, 0, 0, 0],
  };
}

const shop = drawn(`
  pay   [1  2  3  !  ]
  list  [5555        ]
`);
const steps = stepsOf(0, 12_000, 6000);
const sliceOf = (at: number, part: Partial<Slice> = {}): Slice => {
  const step = steps[at] ?? { from: 0, to: 0 };
  const { from = step.from, to = step.to } = part;
  return { step, from, to, isFull: false, calls: callsWithin(shop, from, to), ...part };
};

describe('calls taken out of traces', () => {
  const trace = traceFromPicture(`
    web:GET /    [==========]
      api:find   [  ====    ]!
      api:cache  [      |   ]
  `);
  const wanted = { service: 'api', kind: SpanKind.unspecified, from: 0, to: Infinity };
  it('are those of the service, with operation, duration and error', () => {
    const { names, operation, duration, failed, traces, kinds } = sampleCalls([{ trace }, { trace }], wanted);
    expect([...operation].map((at) => names[at])).toEqual(['find', 'cache', 'find', 'cache']);
    expect([...duration]).toEqual([4e6, 0, 4e6, 0]);
    expect([...failed]).toEqual([1, 0, 1, 0]);
    expect([traces, kinds[SpanKind.unspecified]]).toEqual([2, 4]);
  });
  it('are those of the kind; the others are counted', () => {
    const none = sampleCalls([{ trace }], { ...wanted, kind: SpanKind.server });
    expect([none.start.length, none.kinds]).toEqual([0, [2, 0, 0, 0, 0, 0]]);
  });
  it('began within the time: at its start, not at its end', () => {
    const epoch = Number(trace.startEpoch / 1_000_000n);
    const within = (from: number, to: number) =>
      sampleCalls([{ trace }], { ...wanted, from: epoch + from, to: epoch + to }).start.length;
    expect([within(2, 3), within(3, 7), within(0, 2), within(2, 6.5)]).toEqual([1, 1, 0, 2]);
  });
});

describe('figures of what was seen whole', () => {
  it('are exact: rate, errors, durations, step by step', () => {
    const [first, second] = sampledPoints(steps, [sliceOf(0), sliceOf(1)], undefined);
    expect(first).toMatchObject({ state: 'whole', seen: 6, rate: { value: 1, low: 1, high: 1 } });
    expect(first?.errors).toEqual({ value: 0, low: 0, high: 0 });
    expect(first?.p50).toEqual({ value: 5e6, low: 5e6, high: 5e6 });
    expect(second).toMatchObject({ state: 'whole', seen: 2, errors: { value: 0.5, low: 0.5, high: 0.5 } });
    expect(second?.p95.value).toBe(9e6);
  });
  it('are those of one operation where that is asked for', () => {
    const [first] = sampledPoints(steps, [sliceOf(0)], 'pay');
    expect(first).toMatchObject({ seen: 2, p50: { value: 1e6 }, p95: { value: 2e6 } });
  });
  it('say which steps were not asked about', () => {
    const points = sampledPoints(steps, [sliceOf(1)], undefined);
    expect(points.map(({ state }) => state)).toEqual(['none', 'whole']);
    expect(points[0]?.rate.value).toBeNaN();
  });
  it('rank the operations by the time that they take', () => {
    const rows = sampledRows([sliceOf(0), sliceOf(1)]);
    expect(rows.map(({ name, seen, impact }) => [name, seen, Math.round(impact * 100)])).toEqual([
      ['list', 4, 57],
      ['pay', 4, 43],
    ]);
    expect(rows[1]?.errors.value).toBe(0.25);
  });
});

describe('figures of a part', () => {
  it('stand for what was left out, with bounds around them', () => {
    const { state, rate, seen } = sampledTotal([sliceOf(0, { from: 0, to: 3000 }), sliceOf(1)]);
    expect([state, seen]).toEqual(['part', 6]);
    // 4 calls in half of the first step stand for 8, 2 are all of the second.
    expect(rate.value).toBeCloseTo(10 / 12);
    expect(rate.low).toBeGreaterThanOrEqual(6 / 12);
    expect(rate.high).toBeGreaterThan(10 / 12);
  });
  it('are a least number and no rate where the limit was hit', () => {
    const { state, rate, errors, p95 } = sampledTotal([sliceOf(0, { isFull: true }), sliceOf(1)]);
    expect(state).toBe('least');
    expect([rate.low * 12, rate.high]).toEqual([8, Infinity]);
    expect([errors.low, p95.low]).toEqual([NaN, NaN]);
  });
  it('have no upper bound for a long duration that few calls tell of', () => {
    const { p95 } = sampledTotal([sliceOf(0, { from: 0, to: 3000 })]);
    expect(p95.high).toBe(Infinity);
  });
});

describe('steps', () => {
  it('are lengths that people read clocks in, some thirty a window', () => {
    const minute = 60_000;
    expect([5, 15, 60, 360, 1440, 2880].map((minutes) => stepFor(minutes * minute) / 1000)).toEqual([
      10, 30, 120, 900, 3600, 7200,
    ]);
    expect(windowOfSteps(60 * minute, 1_000_000_000_001, 2 * minute)).toEqual({
      from: 999_996_360_000,
      to: 999_999_960_000,
    });
  });
});

describe('lines of a metrics store', () => {
  const line = (values: readonly number[], operation?: string): MetricSeries => ({
    service: 'a',
    operation,
    times: values.map((_, at) => (at + 1) * 60_000),
    values,
  });
  const none: MetricLines = { calls: [], errors: [], p50: [], p75: [], p95: [] };
  it('become points, NaN and what is absent become none', () => {
    const points = metricPoints(
      { ...none, calls: [line([2, 4, NaN])], errors: [line([0.5])], p95: [line([1e6, NaN, NaN])] },
      undefined,
      60_000,
    );
    expect(points.map(({ state }) => state)).toEqual(['measured', 'measured', 'none']);
    expect(points[1]).toMatchObject({ from: 60_000, to: 120_000, rate: { value: 4 } });
    expect(points[1]?.errors.value).toBeNaN();
  });
  it('sum up by their calls', () => {
    const total = metricTotal({ ...none, calls: [line([1, 3])], errors: [line([0, 1])] });
    expect([total.rate.value, total.errors.value]).toEqual([2, 0.75]);
  });
  it('rank operations by rate × p95', () => {
    const rows = metricRows({
      ...none,
      calls: [line([1], 'slow'), line([2], 'quick'), line([5], 'unknown')],
      p95: [line([9e6], 'slow'), line([0.5e6], 'quick'), line([NaN], 'unknown')],
    });
    expect(rows.map(({ name, impact }) => [name, impact])).toEqual([
      ['slow', 0.9],
      ['quick', 0.1],
      ['unknown', NaN],
    ]);
  });
});
