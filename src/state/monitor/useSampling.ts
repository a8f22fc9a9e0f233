import { useCallback, useEffect, useRef, useState } from 'react';
import { SamplePlan, stepsOf, type Slice, type Step } from '../../core';
import { keepSlices, keptSlices } from '../kept/keptSamples';
import { getConnection } from '../query/connection';
import { failureOf } from '../query/FailureError';
import { beginBusy } from '../session/busy';
import { runPlan, type Sampling, type SampleWorld } from './runPlan';

/** Which calls are sampled, within which time: milliseconds since 1970, whole steps. */
export interface SampleQuestion {
  readonly service: string;
  /** One of SpanKind's numbers. */
  readonly kind: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** Requests of one sampling; more only when the reader wants them. */
export const sampleBudget = 40;
/** Traces a request: whole ones, with all their spans. */
export const sampleLimit = 100;
/** Traces may arrive late: steps that ended later than so long ago are asked about anew, and not kept. */
const settledMs = 10 * 60_000;

const begun: Sampling = {
  slices: [],
  asked: 0,
  budget: sampleBudget,
  left: 0,
  state: 'asking',
  waitsUntil: undefined,
  failure: undefined,
};

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function untilVisible(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (document.visibilityState === 'hidden' && !signal.aborted) return;
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', look);
    look();
  });
}

const nanosOf = (milliseconds: number): bigint => BigInt(Math.round(milliseconds * 1000)) * 1000n;

/**
 * Samples the calls of one service: what is kept of it in this browser, or `known` to the caller, is not asked again. It tells of each
 * request before and after; the signal stops it.
 */
export async function sampleService(
  question: SampleQuestion,
  known: readonly Slice[],
  budget: number,
  tell: SampleWorld['tell'],
  signal: AbortSignal,
): Promise<Sampling> {
  const connection = await getConnection();
  if (!connection.ok) {
    const sampling: Sampling = { ...begun, state: 'failed', failure: connection.failure };
    tell(sampling);
    return sampling;
  }
  const { source } = connection.value;
  const { service, kind, from, to, step } = question;
  const name = JSON.stringify([document.baseURI, source.label, service, kind, step]);
  // What was cut off by the limit may come out better now.
  const kept = (await keptSlices(name)).filter(({ isFull }) => !isFull);
  const limit = Math.min(sampleLimit, source.capabilities.maxLimit);
  const steps: readonly Step[] = stepsOf(from, to, step);
  const plan = new SamplePlan(steps, limit, [...kept, ...known]);
  const world: SampleWorld = {
    ask: (request, asking) =>
      source.sampleCalls?.(
        {
          service,
          operation: undefined,
          tags: [],
          minDuration: undefined,
          maxDuration: undefined,
          start: nanosOf(request.from),
          end: nanosOf(request.to),
          limit,
        },
        kind,
        { signal: asking },
      ) ?? Promise.resolve({ ok: false, failure: failureOf(new Error('This source cannot be sampled.')) }),
    isVisible: () => document.visibilityState !== 'hidden',
    untilVisible,
    pause,
    now: Date.now,
    tell,
  };
  const sampling = await runPlan(plan, budget, world, signal);
  if (sampling.asked > 0) {
    const settled = Date.now() - settledMs;
    const all = new Map<number, Slice>();
    for (const slice of [...kept, ...sampling.slices])
      if (!slice.isFull && slice.step.to <= settled) all.set(slice.step.from, slice);
    const slices = [...all.values()].sort((a, b) => a.step.from - b.step.from);
    await keepSlices(name, slices, Date.now());
  }
  return sampling;
}

/**
 * Samples a service for as long as its page is shown; undefined = nothing is asked. A new question ends the one before, whose answer is
 * `earlier` (if it is about the same calls at another time) until the next tells something. `turn`: a new number asks anew about what may have changed.
 */
export function useSampling(question: SampleQuestion | undefined, turn: number) {
  const [told, setTold] = useState<{
    readonly key: string;
    readonly about: string;
    readonly sampling: Sampling;
  }>();
  const [run, setRun] = useState<Run>(() => ({ stop: new AbortController(), goesOn: false }));
  const known = useRef<{ readonly key: string; readonly slices: readonly Slice[] }>(undefined);
  const { service, kind, from = 0, to = 0, step = 1 } = question ?? {};
  const about = JSON.stringify([service, kind, step]);
  const key = JSON.stringify([about, from, to]);
  useEffect(() => {
    if (service === undefined || kind === undefined) return undefined;
    const control = new AbortController();
    const endBusy = beginBusy();
    const stop = AbortSignal.any([control.signal, run.stop.signal]);
    const before = run.goesOn && known.current?.key === key ? known.current.slices : [];
    const tell = (sampling: Sampling) => {
      if (control.signal.aborted) return;
      known.current = { key, slices: sampling.slices };
      setTold({ key, about, sampling });
    };
    void sampleService({ service, kind, from, to, step }, before, sampleBudget, tell, stop).then(
      endBusy,
      endBusy,
    );
    return () => {
      control.abort();
    };
  }, [service, kind, from, to, step, about, key, run, turn]);
  const stop = useCallback(() => {
    run.stop.abort();
  }, [run]);
  const goOn = useCallback(() => {
    setRun({ stop: new AbortController(), goesOn: true });
  }, []);
  const begin = useCallback(() => {
    setRun({ stop: new AbortController(), goesOn: false });
  }, []);
  return {
    sampling: told?.key === key ? told.sampling : undefined,
    earlier: told?.about === about ? told.sampling : undefined,
    stop,
    goOn,
    begin,
  };
}

/** One go of a sampling. `goesOn`: what the one before found still holds. */
interface Run {
  readonly stop: AbortController;
  readonly goesOn: boolean;
}
