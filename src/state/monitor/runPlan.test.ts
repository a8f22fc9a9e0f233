import { describe, expect, it } from 'vitest';
import { answered, failed, SamplePlan, stepsOf, type Answer, type CallSample } from '../../core';
import type { SampledCalls } from '../../sources/TraceSource';
import { serverFailure } from '../../testing/serverFailure';
import { runPlan, type Sampling, type SampleWorld } from './runPlan';

/** Answers with so many traces, each with a call at the beginning of what was asked. */
function calls(from: number, count: number): CallSample {
  return {
    names: ['op'],
    operation: new Uint32Array(count),
    start: new Float64Array(count).fill(from),
    duration: new Float64Array(count),
    failed: new Uint8Array(count),
    trace: Uint32Array.from({ length: count }, (_, at) => at),
    traces: count,
    kinds: [],
  };
}

/** Runs a plan of 12 steps in a world made up of parts; says what was told. */
async function run(parts: Partial<SampleWorld> = {}, budget = 100, control = new AbortController()) {
  const told: Sampling[] = [];
  const pauses: number[] = [];
  const asked: number[] = [];
  let atOnce = 0;
  const end = await runPlan(
    new SamplePlan(stepsOf(0, 12_000, 1000), 10),
    budget,
    {
      ask: async (request, signal): Promise<Answer<SampledCalls>> => {
        atOnce++;
        expect(atOnce).toBe(1);
        asked.push(request.from);
        const answer =
          (await parts.ask?.(request, signal)) ??
          answered({ calls: calls(request.from, 6), limitReached: false });
        atOnce--;
        return answer;
      },
      isVisible: parts.isVisible ?? (() => true),
      untilVisible: parts.untilVisible ?? (() => Promise.resolve()),
      pause: (milliseconds) => {
        pauses.push(milliseconds);
        return Promise.resolve();
      },
      now: () => 1000,
      tell: (sampling) => told.push(sampling),
    },
    control.signal,
  );
  return { end, told, pauses, asked };
}

describe('a sampling', () => {
  it('asks one request at a time until every step is known', async () => {
    const { end, asked } = await run();
    expect(end).toMatchObject({ state: 'done', left: 0, asked: 12 });
    expect(asked).toHaveLength(12);
  });
  it('asks no more than its budget, and says what is left', async () => {
    const { end, asked } = await run({}, 5);
    expect(end).toMatchObject({ state: 'budget', asked: 5, left: 7 });
    expect(asked).toHaveLength(5);
  });
  it('asks nothing while the tab is out of sight', async () => {
    let isVisible = false;
    const order: string[] = [];
    const { told } = await run({
      isVisible: () => isVisible,
      untilVisible: () => {
        order.push('seen');
        isVisible = true;
        return Promise.resolve();
      },
      ask: ({ from }) => {
        order.push('asked');
        return Promise.resolve(answered({ calls: calls(from, 6), limitReached: false }));
      },
    });
    expect(order.slice(0, 2)).toEqual(['seen', 'asked']);
    expect(told[0]?.state).toBe('hidden');
  });
  it('waits as long as the server asks to, and gives up in the end', async () => {
    const overloaded = () => Promise.resolve(failed<SampledCalls>(serverFailure({ retryAfterSeconds: 7 })));
    const { end, pauses, told } = await run({ ask: overloaded });
    expect(pauses).toEqual([7000, 7000, 7000]);
    expect(told.find(({ state }) => state === 'waiting')?.waitsUntil).toBe(8000);
    expect(end).toMatchObject({ state: 'failed', failure: { status: 503 }, asked: 4 });
  });
  it('does not ask again where waiting does not help', async () => {
    const refused = () => Promise.resolve(failed<SampledCalls>(serverFailure({ status: 400 })));
    const { end, pauses } = await run({ ask: refused });
    expect(pauses).toEqual([]);
    expect(end).toMatchObject({ state: 'failed', asked: 1 });
  });
  it('stops when it is told to, and keeps what it knows', async () => {
    const control = new AbortController();
    let requests = 0;
    const { end } = await run(
      {
        ask: ({ from }) => {
          if (++requests === 3) control.abort();
          return Promise.resolve(answered({ calls: calls(from, 6), limitReached: false }));
        },
      },
      100,
      control,
    );
    expect(end).toMatchObject({ state: 'stopped', asked: 3 });
    expect(end.slices).toHaveLength(2);
  });
});
