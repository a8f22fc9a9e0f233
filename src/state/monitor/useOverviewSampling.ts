import { useCallback, useEffect, useState } from 'react';
import { beginBusy } from '../session/busy';
import type { Sampling } from './runPlan';
import { sampleService } from './useSampling';

/** Requests for one service of an overview, and for all of them together. */
export const overviewEach = 8;
export const overviewBudget = 80;

/** Which services are sampled, within which time: milliseconds since 1970, whole steps. */
export interface OverviewQuestion {
  readonly services: readonly string[];
  /** One of SpanKind's numbers. */
  readonly kind: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

interface Overview {
  readonly key: string;
  readonly samplings: ReadonlyMap<string, Sampling>;
  readonly asked: number;
  /** 'budget' = services are left, which were not asked about. */
  readonly state: 'asking' | 'done' | 'budget' | 'stopped';
}

/** Samples one service after the other, once the reader begins it. `question` is to be the same object while it says the same. */
export function useOverviewSampling(question: OverviewQuestion | undefined) {
  const [overview, setOverview] = useState<Overview>();
  const [run, setRun] = useState<{ readonly key: string; readonly stop: AbortController }>();
  const key = JSON.stringify(question ?? null);
  useEffect(() => {
    if (run?.key !== key || question === undefined) return undefined;
    const control = new AbortController();
    const stop = AbortSignal.any([control.signal, run.stop.signal]);
    const endBusy = beginBusy();
    const sampleAll = async () => {
      const { services, ...rest } = question;
      const samplings = new Map<string, Sampling>();
      let asked = 0;
      const tell = (state: Overview['state'], more = 0) => {
        if (!control.signal.aborted)
          setOverview({ key, samplings: new Map(samplings), asked: asked + more, state });
      };
      for (const service of services) {
        if (stop.aborted || asked >= overviewBudget) break;
        const note = (sampling: Sampling) => {
          samplings.set(service, sampling);
          tell('asking', sampling.asked);
        };
        const budget = Math.min(overviewEach, overviewBudget - asked);
        const sampling = await sampleService({ service, ...rest }, [], budget, note, stop);
        asked += sampling.asked;
      }
      tell(stop.aborted ? 'stopped' : samplings.size < services.length ? 'budget' : 'done');
    };
    void sampleAll().then(endBusy, endBusy);
    return () => {
      control.abort();
    };
  }, [question, key, run]);
  const begin = useCallback(() => {
    setRun({ key, stop: new AbortController() });
  }, [key]);
  const stop = useCallback(() => {
    run?.stop.abort();
  }, [run]);
  return { overview: overview?.key === key ? overview : undefined, begin, stop };
}
