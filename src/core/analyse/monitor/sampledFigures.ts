import { quantileBounds, shareBounds, sumBounds, totalBounds, weightedAt, type Weighted } from './bounds';
import {
  atLeast,
  noFigure,
  noFigures,
  unbounded,
  type CallFigures,
  type Figure,
  type MonitorPoint,
  type MonitorRow,
} from './Figure';
import type { Slice, Step } from './SamplePlan';

/** The calls of one slice that are of interest: their places in its columns. */
interface Part {
  readonly slice: Slice;
  readonly calls: readonly number[];
}

const lengthOf = ({ from, to }: { readonly from: number; readonly to: number }): number => to - from;
/** Share of the step that was asked about. */
const fractionOf = (slice: Slice): number => Math.min(1, lengthOf(slice) / lengthOf(slice.step));

/**
 * How many calls come together: the mean size of the burst that a call belongs to, a burst being the calls of one trace in one slice.
 * 1 where each trace has one.
 */
function burstOf(parts: readonly Part[]): number {
  let [calls, squares] = [0, 0];
  for (const part of parts) {
    const sizes = new Map<number, number>();
    for (const call of part.calls) {
      const trace = part.slice.calls.trace[call] ?? 0;
      sizes.set(trace, (sizes.get(trace) ?? 0) + 1);
    }
    calls += part.calls.length;
    for (const size of sizes.values()) squares += size * size;
  }
  return calls === 0 ? 1 : squares / calls;
}

const totalOf = ({ slice, calls }: Part, burst: number): Figure =>
  slice.isFull ? atLeast(calls.length) : totalBounds(calls.length, fractionOf(slice), burst);

/**
 * What parts of several steps say of all their time together. A call counts for as many as its slice left out; where the limit was hit
 * nobody knows how many that are, so that only the least number is stated, and of shares and durations no bounds.
 */
function figuresOf(parts: readonly Part[], burst: number): CallFigures {
  if (parts.length === 0) return noFigures;
  const seconds = parts.reduce((sum, { slice }) => sum + lengthOf(slice.step), 0) / 1000;
  const total = sumBounds(parts.map((part) => totalOf(part, burst)));
  const weighted: Weighted[] = [];
  let [weight, squares, failed] = [0, 0, 0];
  for (const { slice, calls } of parts) {
    const each = slice.isFull ? 1 : 1 / fractionOf(slice);
    for (const call of calls) {
      weighted.push({ value: slice.calls.duration[call] ?? 0, weight: each });
      weight += each;
      squares += each * each;
      if (slice.calls.failed[call] === 1) failed += each;
    }
  }
  weighted.sort((a, b) => a.value - b.value);
  const seen = weighted.length;
  const isLeast = parts.some(({ slice }) => slice.isFull);
  const isWhole = !isLeast && parts.every(({ slice }) => fractionOf(slice) >= 1);
  // Of a finite number of calls, those that were seen are certain.
  const unseen = isWhole ? 0 : Math.max(0, 1 - seen / total.value);
  const effective = unseen === 0 ? Infinity : (weight * weight) / squares / Math.max(1, burst) / unseen;
  const quantile = (share: number): Figure =>
    seen === 0
      ? noFigure
      : isLeast
        ? unbounded(weightedAt(weighted, weight, share))
        : quantileBounds(weighted, weight, share, effective);
  return {
    state: isLeast ? 'least' : isWhole ? 'whole' : 'part',
    rate: {
      value: total.value / seconds,
      low: total.low / seconds,
      high: total.high / seconds,
    },
    errors:
      seen === 0 ? noFigure : isLeast ? unbounded(failed / weight) : shareBounds(failed / weight, effective),
    p50: quantile(0.5),
    p75: quantile(0.75),
    p95: quantile(0.95),
    seen,
  };
}

/** The calls of each slice, of one operation or (undefined) of all. */
function partsOf(slices: readonly Slice[], operation: string | undefined): readonly Part[] {
  return slices.map((slice) => {
    const { calls } = slice;
    const name = operation === undefined ? -1 : calls.names.indexOf(operation);
    const chosen: number[] = [];
    for (const [call, its] of calls.operation.entries())
      if (operation === undefined || its === name) chosen.push(call);
    return { slice, calls: chosen };
  });
}

/** Step by step what slices say of a service, or of one of its operations. */
export function sampledPoints(
  steps: readonly Step[],
  slices: readonly Slice[],
  operation: string | undefined,
): readonly MonitorPoint[] {
  const parts = partsOf(slices, operation);
  const burst = burstOf(parts);
  const byStep = new Map(parts.map((part) => [part.slice.step.from, part]));
  return steps.map((step) => {
    const part = byStep.get(step.from);
    return { ...step, ...figuresOf(part ? [part] : [], burst) };
  });
}

/** What slices say of the whole of their time. */
export function sampledTotal(slices: readonly Slice[], operation?: string): CallFigures {
  const parts = partsOf(slices, operation);
  return figuresOf(parts, burstOf(parts));
}

/** The operations that slices saw, those of greatest impact first. */
export function sampledRows(slices: readonly Slice[]): readonly MonitorRow[] {
  const found = new Map<string, number[][]>();
  const times = new Map<string, number>();
  for (const [place, { calls, ...slice }] of slices.entries()) {
    const each = slice.isFull ? 1 : 1 / fractionOf({ calls, ...slice });
    for (const [call, its] of calls.operation.entries()) {
      const name = calls.names[its] ?? '';
      let parts = found.get(name);
      if (parts === undefined) found.set(name, (parts = slices.map(() => [])));
      parts[place]?.push(call);
      times.set(name, (times.get(name) ?? 0) + each * (calls.duration[call] ?? 0));
    }
  }
  let all = 0;
  for (const time of times.values()) all += time;
  const rows: MonitorRow[] = [];
  for (const [name, calls] of found) {
    const parts = slices.map((slice, place) => ({ slice, calls: calls[place] ?? [] }));
    const impact = all === 0 ? NaN : (times.get(name) ?? 0) / all;
    rows.push({ name, impact, ...figuresOf(parts, burstOf(parts)) });
  }
  return rows.sort((a, b) => b.impact - a.impact || (a.name < b.name ? -1 : 1));
}

/** How many spans of each kind (SpanKind's numbers) the slices saw of the service. */
export function kindsSeen(slices: readonly Slice[]): readonly number[] {
  const sums: number[] = [];
  for (const { calls } of slices)
    for (const [kind, count] of calls.kinds.entries()) sums[kind] = (sums[kind] ?? 0) + count;
  return sums;
}
