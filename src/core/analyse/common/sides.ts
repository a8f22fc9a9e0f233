import { nanos, type Nanos } from '../../model';
import { filterResults, type ResultFilter } from '../results/filterResults';
import { keyIndexOf, type ResultTable } from '../results/ResultTable';

/**
 * Which traces are held against the rest. 'slow': the slowest tenth (at least five, at most half) of what the filter leaves; 'errors':
 * those with errors of what it leaves; 'box': those in the box of what its terms leave; 'left': what it leaves of all; 'value': those
 * of what it leaves that have one value (undefined: none) of a key.
 */
export type CommonChoice =
  | { readonly of: 'slow' | 'errors' | 'box' | 'left' }
  | { readonly of: 'value'; readonly key: string; readonly value: string | undefined };

/** Two sides of a comparison. */
export interface Sides {
  /** Places in the table of the traces that are compared, ascending. */
  readonly traces: Uint32Array;
  /** Member for member 1 for the selected, 0 for the rest. */
  readonly isSelected: Uint8Array;
  readonly selected: number;
  readonly rest: number;
  /** Traces that are not compared: their side, or what is on their spans, is not known. */
  readonly unknown: number;
  /** The shortest duration of the selected where they were chosen by it. */
  readonly slowFrom: Nanos | undefined;
  /** Keys that the choice itself is about: that the sides differ in them says nothing. */
  readonly ownKeys: ReadonlySet<string>;
}

const SLOW_SHARE = 0.1;
const FEWEST_SLOW = 5;

/** Keys that say no more than that there is an error. */
const errorKeys = ['status', 'n-errors', 'error', 'otel.status_code'];

/** The side of a trace: 1 selected, 0 rest; undefined where it is not known or the trace is not compared. */
type SideOf = (trace: number) => number | undefined;

/** The duration from which on a trace is among the slowest; Infinity for none. */
function slowLimit(table: ResultTable, pool: readonly number[]): number {
  const durations = Float64Array.from(pool, (trace) => table.duration[trace] ?? 0).sort();
  const wanted = Math.max(Math.ceil(pool.length * SLOW_SHARE), FEWEST_SLOW);
  return durations[pool.length - Math.min(wanted, Math.floor(pool.length / 2))] ?? Infinity;
}

/** Puts the loaded traces on two sides. Linear in the values of the traces, but for sorting durations. */
export function chooseSides(table: ResultTable, filter: ResultFilter, choice: CommonChoice): Sides {
  const left = passes(table, filter);
  // What is not known of a trace must not look like what it lacks: where some were read, only those are compared.
  const isRead = table.hasAttributes && table.read < table.count ? readTraces(table) : () => true;
  const all = Array.from({ length: table.count }, (_, trace) => trace);
  const make = (
    pool: readonly number[],
    sideOf: SideOf,
    ownKeys: readonly string[],
    slowFrom?: number,
  ): Sides => {
    const traces: number[] = [];
    const sides: number[] = [];
    for (const trace of pool) {
      const side = isRead(trace) ? sideOf(trace) : undefined;
      if (side === undefined) continue;
      traces.push(trace);
      sides.push(side);
    }
    const selected = sides.reduce((sum, side) => sum + side, 0);
    return {
      traces: Uint32Array.from(traces),
      isSelected: Uint8Array.from(sides),
      selected,
      rest: sides.length - selected,
      unknown: pool.length - sides.length,
      slowFrom: slowFrom === undefined || selected === 0 ? undefined : nanos(slowFrom),
      ownKeys: new Set(ownKeys),
    };
  };
  const pool = all.filter((trace) => left(trace));
  const termKeys = filter.terms.map(({ key }) => key);
  switch (choice.of) {
    case 'slow': {
      const limit = slowLimit(table, pool);
      return make(pool, (trace) => Number((table.duration[trace] ?? 0) >= limit), [], limit);
    }
    case 'errors':
      return make(
        pool,
        (trace) => ((table.failed[trace] ?? -1) < 0 ? undefined : table.failed[trace]),
        errorKeys,
      );
    case 'box': {
      const byTerms = passes(table, { ...filter, box: undefined });
      return make(all.filter(byTerms), (trace) => Number(left(trace)), []);
    }
    case 'left':
      return make(all, (trace) => Number(left(trace)), termKeys);
    case 'value': {
      const has = passes(table, { terms: [{ ...choice, isExcluded: false }], box: undefined });
      const isKnown = keyIndexOf(table, choice.key) >= 0;
      return make(isKnown ? pool : [], (trace) => Number(has(trace)), [choice.key]);
    }
  }
}

function passes(table: ResultTable, filter: ResultFilter): (trace: number) => boolean {
  const { failures } = filterResults(table, filter);
  return (trace) => failures[trace] === 0;
}

/** Whether the spans of a trace were read: only then is its depth known. */
function readTraces(table: ResultTable): (trace: number) => boolean {
  const without = passes(table, {
    terms: [{ key: 'n-depth', value: undefined, isExcluded: false }],
    box: undefined,
  });
  return (trace) => !without(trace);
}
