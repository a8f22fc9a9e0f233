import { structureKeys } from '../common/structureKeys';
import { nanos, type Nanos, type TraceSummary } from '../../model';

/** What every trace has beside the attributes of its spans, in the order in which people ask for it. */
export const resultBuiltins = [
  { key: 'service', label: 'Service' },
  { key: 'root', label: 'Operation' },
  { key: 'status', label: 'Status' },
  { key: 'failing', label: 'Errors begin in' },
] as const;

/** What a list of traces shows of their summaries, beside these: keys of its columns and its orders. */
export const summaryKeys = ['name', 'duration', 'spans', 'errors', 'start', 'id'] as const;

const ownKeys = new Set<string>([
  ...[...resultBuiltins, ...structureKeys].map(({ key }) => key),
  ...summaryKeys,
]);

/** The key under which an attribute stands: one that is called as something of our own has another name. */
export const attributeResultKey = (key: string): string => (ownKeys.has(key) ? `tag.${key}` : key);

/** Values of the built-in 'status'. */
export const resultStatus = { error: 'error', fine: 'no error' } as const;

/** One key of loaded traces: a built-in, or that of attributes on their spans. */
export interface ResultKey {
  readonly key: string;
  readonly isBuiltin: boolean;
  /** Traces that have it at all. */
  readonly traces: number;
  /** Distinct values, those left out that are too long to be listed. */
  readonly distinct: number;
  /** Traces with at least one value that is not listed: too long, or one of too many. */
  readonly unlisted: number;
  /** Every listed value is a number. */
  readonly isNumeric: boolean;
}

/**
 * Loaded traces as columns, so that they can be counted, grouped and filtered by anything that is on their spans. A value is one
 * distinct pair of key and text; a trace has a value when any of its spans has it. Values are numbered key by key: those of
 * `keys[k]` are the run [keyStarts[k], keyStarts[k + 1]), the most frequent first.
 */
export interface ResultTable {
  readonly count: number;
  readonly traceIds: readonly string[];
  /** Per trace its start in microseconds since the epoch, and its duration in nanoseconds. */
  readonly start: Float64Array;
  readonly duration: Float64Array;
  /** Per trace 1 with errors, 0 without, −1 where the server does not say. */
  readonly failed: Int8Array;
  /** Built-ins first, then structure (see structureKeys), then attributes, those of most traces first. */
  readonly keys: readonly ResultKey[];
  readonly keyStarts: Uint32Array;
  readonly texts: readonly string[];
  /** Values of trace t, ascending: members[starts[t]] … members[starts[t + 1] − 1]. */
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
  /** Per key the traces that have a value which is not listed. */
  readonly unlistedIn: readonly ReadonlySet<number>[];
  /** Member for member the number of spans of the trace that have it; 1 for attributes, whose spans are not counted. */
  readonly counts: Uint32Array;
  /** False where only summaries came: attributes are not known. */
  readonly hasAttributes: boolean;
  /** Traces whose spans were read; of the others only what their summaries say is known. */
  readonly read: number;
  /** Keys that were left out because there were too many. */
  readonly keysLeftOut: number;
  /** What find texts hit: 1 for each trace. Put in by whoever looks at the texts, before a filter with a find text is tried. */
  readonly found: Map<string, Uint8Array>;
}

/** Start of a trace in whole microseconds since the epoch, rounded down. */
export const startMicros = (summary: TraceSummary): number => {
  const micros = summary.start / 1000n;
  return Number(summary.start < 0n && micros * 1000n !== summary.start ? micros - 1n : micros);
};

/** A part of the plot: start times in microseconds since the epoch, durations in nanoseconds, both inclusive. */
export interface ResultBox {
  readonly startFrom: number;
  readonly startTo: number;
  readonly durationFrom: number;
  readonly durationTo: number;
}

/** Whether a trace lies in a part of the plot; its edges belong to it. `start` in microseconds. */
export const liesInBox = (start: number, duration: number, box: ResultBox): boolean =>
  start >= box.startFrom &&
  start <= box.startTo &&
  duration >= box.durationFrom &&
  duration <= box.durationTo;

/** The place of a key in `keys`; −1 where no loaded trace has it. */
export const keyIndexOf = (table: ResultTable, key: string): number =>
  table.keys.findIndex((one) => one.key === key);

/** The duration at a share of sorted durations (nearest rank); NaN for none. */
export const atShare = (sorted: Float64Array, share: number): Nanos =>
  nanos(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN);
