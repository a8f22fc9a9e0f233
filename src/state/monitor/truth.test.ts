// Sampled monitoring against the true traffic of the demo: what its bounds promise has to hold.
import { beforeAll, describe, expect, it } from 'vitest';
import {
  SamplePlan,
  SpanKind,
  sampledPoints,
  sampledRows,
  sampledTotal,
  stepsOf,
  type CallFigures,
  type Figure,
  type MonitorPoint,
  type Slice,
} from '../../core';
import { createDemoEndpoint } from '../../sources/demo';
import { demoTransport } from '../../sources/demoTransport';
import { demoTags, jaegerV1 } from '../../sources/jaegerV1';
import { DEMO_NOW, NOW_MS, searchTraces } from '../../testing/demoDay';
import { EngineCore } from '../../worker/EngineCore';
import { runPlan } from './runPlan';

const hour = 3_600_000;
const to = DEMO_NOW / 1000 - hour / 2;
const from = to - 22 * hour;
const steps = stepsOf(from, to, hour);
const services = ['A', 'B', 'C', 'D', 'E'];

const transport = demoTransport(createDemoEndpoint({ now: () => NOW_MS }));
const source = jaegerV1({ transport, engine: new EngineCore(), kind: 'demo', tags: demoTags });

/** A call as it truly was: start in ms, duration in ns. */
interface TrueCall {
  readonly service: string;
  readonly name: string;
  readonly start: number;
  readonly duration: number;
  readonly failed: boolean;
}

let truth: readonly TrueCall[] = [];
beforeAll(() => {
  truth = searchTraces({ service: 'A' }).flatMap(({ spans, processes }) =>
    spans
      .filter(({ tags }) => tags.some(({ key, value }) => key === 'span.kind' && value === 'server'))
      .map((span) => ({
        service: processes[span.processID]?.serviceName ?? '',
        name: span.operationName,
        start: span.startTime / 1000,
        duration: span.duration * 1000,
        failed: span.tags.some(({ key, value }) => key === 'error' && value === true),
      })),
  );
});

const trueCalls = (service: string, begin = from, end = to, name?: string): readonly TrueCall[] =>
  truth.filter(
    (call) =>
      call.service === service &&
      call.start >= begin &&
      call.start < end &&
      (name ?? call.name) === call.name,
  );

/** Samples a service of the demo as the page does; `limit` traces a request. */
async function sample(
  service: string,
  limit: number,
  asked = steps,
  budget = 200,
): Promise<readonly Slice[]> {
  const nanosOf = (milliseconds: number) => BigInt(Math.round(milliseconds * 1000)) * 1000n;
  const question = {
    service,
    operation: undefined,
    tags: [],
    minDuration: undefined,
    maxDuration: undefined,
  };
  const { slices } = await runPlan(
    new SamplePlan(asked, limit),
    budget,
    {
      ask: (request) =>
        source.sampleCalls?.(
          { ...question, start: nanosOf(request.from), end: nanosOf(request.to), limit },
          SpanKind.server,
        ) ?? Promise.reject(new Error('no sampling')),
      isVisible: () => true,
      untilVisible: () => Promise.resolve(),
      pause: () => Promise.resolve(),
      now: () => 0,
      tell: () => undefined,
    },
    new AbortController().signal,
  );
  return slices;
}

const holds = ({ low, high }: Figure, value: number): boolean =>
  low <= value * (1 + 1e-9) && value * (1 - 1e-9) <= high;

const quantile = (calls: readonly TrueCall[], share: number): number => {
  const sorted = calls.map(({ duration }) => duration).sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
};

/** How many of the bounds that figures state hold the truth, and how many are stated. */
function judged(figures: CallFigures, calls: readonly TrueCall[], seconds: number): readonly boolean[] {
  const failed = calls.filter((call) => call.failed).length / calls.length;
  const pairs: readonly (readonly [Figure, number])[] = [
    [figures.rate, calls.length / seconds],
    [figures.errors, failed],
    [figures.p50, quantile(calls, 0.5)],
    [figures.p75, quantile(calls, 0.75)],
    [figures.p95, quantile(calls, 0.95)],
  ];
  return pairs
    .filter(([{ value, low }, truly]) => ![value, low, truly].some(Number.isNaN))
    .map(([figure, truly]) => holds(figure, truly));
}

const shareOf = (all: readonly boolean[]): number => all.filter(Boolean).length / all.length;

describe('the day of the demo, sampled with enough requests', () => {
  it('has exactly the true numbers', async () => {
    const last = steps.slice(-8);
    const [{ from: begin } = { from: NaN }] = last;
    for (const service of services) {
      const slices = await sample(service, 1500, last);
      const points = sampledPoints(last, slices, undefined);
      for (const point of points) {
        const calls = trueCalls(service, point.from, point.to);
        expect(point).toMatchObject({ state: 'whole', seen: calls.length });
        expect(judged(point, calls, 3600).every(Boolean)).toBe(true);
      }
      for (const row of sampledRows(slices))
        expect(row.seen, `${service} ${row.name}`).toBe(trueCalls(service, begin, to, row.name).length);
    }
  });
});

describe('the day of the demo, sampled in parts', () => {
  // 30 to 117 traces an hour: with a limit of 20 about a fifth of each hour is seen.
  const limit = 20;
  it('holds the truth within its bounds, in at least 19 of 20 of all that it states', async () => {
    const judgements: boolean[] = [];
    const states = new Set<MonitorPoint['state']>();
    for (const service of services) {
      const slices = await sample(service, limit);
      for (const point of sampledPoints(steps, slices, undefined)) {
        states.add(point.state);
        for (const each of judged(point, trueCalls(service, point.from, point.to), 3600))
          judgements.push(each);
      }
    }
    expect(states).toContain('part');
    expect(judgements.length).toBeGreaterThan(400);
    expect(shareOf(judgements)).toBeGreaterThanOrEqual(0.95);
  });

  it('holds the truth of the whole window, for each service and each operation', async () => {
    const judgements: boolean[] = [];
    for (const service of services) {
      const slices = await sample(service, limit);
      const seconds = (to - from) / 1000;
      for (const each of judged(sampledTotal(slices), trueCalls(service), seconds)) judgements.push(each);
      for (const row of sampledRows(slices))
        for (const each of judged(row, trueCalls(service, from, to, row.name), seconds))
          judgements.push(each);
    }
    expect(judgements.length).toBeGreaterThan(60);
    expect(shareOf(judgements)).toBeGreaterThanOrEqual(0.95);
  });

  it('is worth its bounds: they are narrower than “anything”', async () => {
    const { rate, errors, p50 } = sampledTotal(await sample('A', limit));
    expect(rate.high / rate.low).toBeLessThan(1.4);
    expect(errors.high - errors.low).toBeLessThan(0.15);
    expect(p50.high / p50.low).toBeLessThan(2);
  });
});

describe('a server that gives too little', () => {
  it('is said to have at least what was seen, and no rate, errors or durations with bounds', async () => {
    const slices = await sample('A', 5, steps, 1);
    const full = sampledPoints(steps, slices, undefined).filter(({ state }) => state === 'least');
    expect(full.length).toBeGreaterThan(0);
    for (const point of full) {
      const calls = trueCalls('A', point.from, point.to);
      expect(point.rate.low * 3600).toBeLessThanOrEqual(calls.length + 1e-9);
      expect(point.rate.high).toBe(Infinity);
      expect(point.errors.low).toBeNaN();
      expect(point.p95.low).toBeNaN();
    }
  });
});
