import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallSample } from './CallSample';
import { sampledPoints, sampledTotal } from './sampledFigures';
import { SamplePlan, stepsOf } from './SamplePlan';

/** A storage that gives the newest traces up to a limit; each trace is a call. */
function answerOf(times: readonly number[], from: number, to: number, limit: number) {
  const found = times.filter((time) => time >= from && time < to).sort((a, b) => b - a);
  const given = found.slice(0, limit);
  const calls: CallSample = {
    names: ['op'],
    operation: new Uint32Array(given.length),
    start: Float64Array.from(given),
    duration: new Float64Array(given.length),
    failed: new Uint8Array(given.length),
    trace: Uint32Array.from(given.keys()),
    traces: given.length,
    kinds: [],
  };
  return { calls, isFull: given.length >= limit };
}

function run(times: readonly number[], limit: number, most = 10_000) {
  const all = stepsOf(0, 24_000, 1000);
  const plan = new SamplePlan(all, limit);
  let asked = 0;
  for (let request = plan.next(); request && asked < most; request = plan.next()) {
    asked++;
    const { calls, isFull } = answerOf(times, request.from, request.to, limit);
    plan.take(request, calls, isFull);
  }
  return { plan, asked };
}

describe('the plan of a sampling', () => {
  it('asks about few calls in few requests', () => {
    const { plan, asked } = run([100, 5000, 23_000], 20);
    expect(plan.left).toBe(0);
    expect(asked).toBeLessThanOrEqual(5);
    expect(sampledTotal(plan.slices)).toMatchObject({ state: 'whole', seen: 3 });
  });
  it('asks about a part of each step where there are many', () => {
    const { plan, asked } = run(
      Array.from({ length: 24_000 }, (_, at) => at),
      100,
    );
    expect(plan.left).toBe(0);
    expect(asked).toBeLessThan(40);
    const { state, rate } = sampledTotal(plan.slices);
    expect(state).toBe('part');
    expect(rate.low <= 1000 && 1000 <= rate.high).toBe(true);
  });
  it('gives up a step whose calls all come at once, and says that it is a least number', () => {
    const { plan } = run(
      Array.from({ length: 500 }, () => 7_500),
      100,
    );
    expect(plan.left).toBe(0);
    // The burst lies outside of the parts that were asked about, or fills them.
    expect(plan.slices.filter(({ isFull }) => isFull).length).toBeLessThanOrEqual(1);
  });
  it('ends for any traffic, asks about every step, and never calls the number of a full answer whole', () => {
    const traffic = fc.array(fc.nat(23_999), { maxLength: 400 });
    fc.assert(
      fc.property(traffic, fc.integer({ min: 1, max: 50 }), (times, limit) => {
        const { plan, asked } = run(times, limit, 500);
        expect(plan.left).toBe(0);
        expect(asked).toBeLessThan(200);
        expect(plan.slices).toHaveLength(24);
        for (const slice of plan.slices) {
          const truth = times.filter((time) => time >= slice.step.from && time < slice.step.to).length;
          const [point] = sampledPoints([slice.step], [slice], undefined);
          if (point?.state === 'whole') expect(point.seen).toBe(truth);
          expect((point?.rate.low ?? 0) * 1).toBeLessThanOrEqual(
            Math.max(truth, point?.rate.value ?? 0) + 1e-9,
          );
        }
      }),
      { numRuns: 60 },
    );
  });
  it('does not ask again what is known', () => {
    const { plan } = run([100, 5000], 20);
    expect(new SamplePlan(stepsOf(0, 24_000, 1000), 20, plan.slices).next()).toBeUndefined();
    expect(new SamplePlan(stepsOf(1000, 25_000, 1000), 20, plan.slices).next()).toMatchObject({
      from: 24_000,
      to: 25_000,
    });
  });
});
