import type { Nanos } from '../../model';
import { filterResults, passingTraces, type ResultFilter } from './filterResults';
import { atShare, keyIndexOf, type ResultTable } from './ResultTable';

/** Bars of the small picture of a group's durations. */
export const DISTRIBUTION_BARS = 24;

/** Traces that have one value in common. */
export interface ResultGroup {
  /** undefined: those that have no listed value of the key. */
  readonly value: string | undefined;
  readonly traces: number;
  readonly errors: number;
  readonly p50: Nanos;
  readonly p95: Nanos;
  readonly max: Nanos;
  /** Traces in each of DISTRIBUTION_BARS equal steps of the logarithm of the duration, from the shortest to the longest of all groups. */
  readonly bars: readonly number[];
}

export interface ResultGroups {
  readonly groups: readonly ResultGroup[];
  /** Traces that the filter leaves. */
  readonly traces: number;
  /** Traces that stand in more than one group, since they have several values. */
  readonly inSeveral: number;
  readonly shortest: Nanos;
  readonly longest: Nanos;
}

/** Groups the traces that a filter leaves by the values of a key, the largest group first. n log n in the traces of each group. */
export function resultGroups(table: ResultTable, filter: ResultFilter, key: string): ResultGroups {
  const passing = passingTraces(filterResults(table, filter));
  const k = keyIndexOf(table, key);
  const from = k < 0 ? 0 : (table.keyStarts[k] ?? 0);
  const stop = k < 0 ? 0 : (table.keyStarts[k + 1] ?? 0);
  /** Traces of each value; −1 = of none. */
  const tracesOf = new Map<number, number[]>();
  const put = (value: number, trace: number) => {
    const traces = tracesOf.get(value);
    if (traces) traces.push(trace);
    else tracesOf.set(value, [trace]);
  };
  let inSeveral = 0;
  for (const trace of passing) {
    let values = 0;
    for (let at = table.starts[trace] ?? 0; at < (table.starts[trace + 1] ?? 0); at++) {
      const value = table.members[at] ?? 0;
      if (value < from) continue;
      if (value >= stop) break;
      put(value, trace);
      values++;
    }
    if (values === 0) put(-1, trace);
    if (values > 1) inSeveral++;
  }
  const all = durationsOf(table, passing);
  const [shortest, longest] = [atShare(all, 0), atShare(all, 1)];
  const barOf = barsBetween(shortest, longest);
  const groups = [...tracesOf].map(([value, traces]): ResultGroup => {
    const durations = durationsOf(table, traces);
    const bars = Array.from({ length: DISTRIBUTION_BARS }, () => 0);
    for (const duration of durations) bars[barOf(duration)] = (bars[barOf(duration)] ?? 0) + 1;
    return {
      value: value < 0 ? undefined : table.texts[value],
      traces: traces.length,
      errors: traces.filter((trace) => table.failed[trace] === 1).length,
      p50: atShare(durations, 0.5),
      p95: atShare(durations, 0.95),
      max: atShare(durations, 1),
      bars,
    };
  });
  groups.sort((a, b) => b.traces - a.traces || compareText(a.value ?? '', b.value ?? ''));
  return { groups, traces: passing.length, inSeveral, shortest, longest };
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function durationsOf(table: ResultTable, traces: ArrayLike<number>): Float64Array {
  return Float64Array.from(traces, (trace) => table.duration[trace] ?? 0).sort();
}

/** The bar that a duration stands in. Durations below a microsecond count as one. */
function barsBetween(shortest: number, longest: number): (duration: number) => number {
  const at = (duration: number) => Math.log(Math.max(1000, duration));
  const width = at(longest) - at(shortest);
  return (duration) =>
    width > 0
      ? Math.min(
          DISTRIBUTION_BARS - 1,
          Math.floor(((at(duration) - at(shortest)) / width) * DISTRIBUTION_BARS),
        )
      : 0;
}
