import { useMemo } from 'react';
import {
  metricPoints,
  metricRows,
  metricTotal,
  pointsOnSteps,
  sampledPoints,
  sampledRows,
  sampledTotal,
  SpanKind,
  stepFor,
  stepsOf,
  windowOfSteps,
  type CallFigures,
  type MetricLines,
  type MonitorPoint,
  type MonitorRow,
  type Slice,
  type Step,
} from '../../core';
import type { Sampling } from '../../state/monitor/runPlan';
import { useSampling, type SampleQuestion } from '../../state/monitor/useSampling';
import { leastStoreStepMs, useMetrics, type StoreQuestion } from '../../state/query/metrics';
import type { MonitorAddress } from '../../state/url/monitorAddress';
import { shiftOf } from './windowWords';

/** What is known of a service within a window. */
export interface Numbers {
  readonly points: readonly MonitorPoint[];
  readonly total: CallFigures;
  readonly rows: readonly MonitorRow[];
}

/** Traces need a moment until they can be searched. */
const settleMs = 30_000;

const numbersOfLines = (
  service: MetricLines,
  operations: MetricLines | undefined,
  operation: string,
  steps: readonly Step[],
  step: number,
): Numbers => {
  const lines = operation === '' ? service : operations;
  const name = operation === '' ? undefined : operation;
  return {
    points: pointsOnSteps(lines ? metricPoints(lines, name, step) : [], steps),
    total: metricTotal(lines ?? service, name),
    rows: operations ? metricRows(operations) : [],
  };
};

const numbersOfSlices = (slices: readonly Slice[], operation: string, steps: readonly Step[]): Numbers => {
  const name = operation === '' ? undefined : operation;
  return {
    points: sampledPoints(steps, slices, name),
    total: sampledTotal(slices, name),
    rows: sampledRows(slices),
  };
};

/** The numbers of the service in the address, within one window, from a store or else from traces. */
function useNumbersOf(
  { service, kind, operation, by }: MonitorAddress,
  window: { readonly from: number; readonly to: number; readonly step: number } | undefined,
  turn: number,
) {
  const { from = 0, to = 0, step = 1 } = window ?? {};
  const asksStore = window !== undefined && service !== undefined && by === 'auto';
  const storeStep = Math.max(leastStoreStepMs, step);
  const storeEnd = Math.floor(to / storeStep) * storeStep;
  const storeFrom = storeEnd - Math.max(1, Math.round((to - from) / storeStep)) * storeStep;
  const question: StoreQuestion | undefined = asksStore
    ? { services: [service], kind, from: storeFrom, to: storeEnd, step: storeStep, byOperation: false }
    : undefined;
  const ofService = useMetrics(question);
  const hasStore = ofService.data?.has === 'lines';
  const ofOperations = useMetrics(question && hasStore ? { ...question, byOperation: true } : undefined);
  const isSampled =
    window !== undefined && service !== undefined && (by === 'traces' || ofService.data?.has === 'no store');
  const asked: SampleQuestion | undefined = isSampled
    ? { service, kind: SpanKind[kind], from, to, step }
    : undefined;
  const sampled = useSampling(asked, turn);
  const slices = (sampled.sampling ?? sampled.earlier)?.slices;
  const lines = ofService.data?.has === 'lines' && by === 'auto' ? ofService.data.lines : undefined;
  const operations = ofOperations.data?.has === 'lines' ? ofOperations.data.lines : undefined;
  const numbers = useMemo((): Numbers | undefined => {
    if (lines)
      return numbersOfLines(lines, operations, operation, stepsOf(storeFrom, storeEnd, storeStep), storeStep);
    if (!isSampled || !slices) return undefined;
    const steps = stepsOf(from, to, step);
    const within = slices.filter((slice) => slice.step.from >= from && slice.step.to <= to);
    return numbersOfSlices(within, operation, steps);
  }, [lines, operations, isSampled, slices, operation, from, to, step, storeFrom, storeEnd, storeStep]);
  return { numbers, ofService, ofOperations, isSampled, sampled };
}

const isOver = (sampling: Sampling | undefined) =>
  sampling !== undefined && /^(?:done|budget|stopped|failed)$/.test(sampling.state);

/** Everything that the page of a service shows: its numbers, those that they are held against, and how they were got. */
export function useNumbers(address: MonitorAddress, until: number, turn: number) {
  const { timeframe, against, end } = address;
  const step = stepFor(timeframe);
  const settled = end === undefined ? until - settleMs : until;
  const window = { ...windowOfSteps(timeframe, settled, step), step };
  const shift = shiftOf(against, window.to - window.from);
  const now = useNumbersOf(address, window, turn);
  const isDone = !now.isSampled || isOver(now.sampled.sampling);
  // One request at a time: the earlier window is asked about when this one is known.
  const earlier =
    shift === undefined || !isDone ? undefined : { from: window.from - shift, to: window.to - shift, step };
  const before = useNumbersOf(address, earlier, 0);
  return { window, ...now, before: shift === undefined ? undefined : before };
}
