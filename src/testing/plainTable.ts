import { resultStatus, ValueSets, type ResultTable } from '../core';

/** A loaded trace as tests write it down: its values by key, each on as many spans as its text has characters, and one more. */
export interface PlainTrace {
  readonly start: number;
  readonly duration: number;
  readonly failed: boolean;
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
}

export const spansWith = (text: string): number => text.length + 1;

/** The table of such traces, in their order. */
export function plainTable(list: readonly PlainTrace[]): ResultTable {
  const sets = new ValueSets();
  for (const { values, failed } of list) {
    sets.add(sets.valueOf('status', failed ? resultStatus.error : resultStatus.fine));
    for (const [key, own] of values)
      for (const text of own) sets.add(sets.valueOf(key, text), spansWith(text));
    sets.endTrace();
  }
  return {
    count: list.length,
    traceIds: list.map((_, at) => String(at)),
    start: Float64Array.from(list, ({ start }) => start),
    duration: Float64Array.from(list, ({ duration }) => duration),
    failed: Int8Array.from(list, ({ failed }) => Number(failed)),
    ...sets.finish(),
    hasAttributes: true,
    read: list.length,
    found: new Map(),
  };
}

/** Such a trace with a duration (ns) and pairs of key and value; several of one key are several values. */
export function plainTrace(
  duration: number,
  pairs: readonly (readonly [key: string, text: string])[],
  failed = false,
): PlainTrace {
  const values = new Map<string, Set<string>>();
  for (const [key, text] of pairs) values.set(key, (values.get(key) ?? new Set()).add(text));
  return { start: 0, duration, failed, values };
}

/** A number between 0 and 1 as if drawn by lot, the same for the same seed and place. */
export function lot(seed: number, place: number): number {
  let mixed = Math.imul(seed ^ 0x5bd1e995, 0x9e3779b1) ^ Math.imul(place + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
}
