import { keyIndexOf, liesInBox, type ResultBox, type ResultTable } from './ResultTable';

/** One wish about a key: traces that have the value, or (excluded) those that do not. */
export interface ResultTerm {
  readonly key: string;
  /** undefined stands for "has no such key". */
  readonly value: string | undefined;
  readonly isExcluded: boolean;
}

/** What narrows the loaded traces. Included values of one key are alternatives; all else has to hold together. */
export interface ResultFilter {
  readonly terms: readonly ResultTerm[];
  readonly box: ResultBox | undefined;
  /** A text of the find language that has to hit something in the trace; one with a mistake in it narrows nothing. */
  readonly find?: string | undefined;
}

/** Per trace how many keys of the filter it fails, OUT_OF_BOX where it is outside the box or the find; and the one key, where it is one. */
export interface FilterFailures {
  readonly failures: Uint16Array;
  /** Index into ResultTable.keys; −1 for a key that no loaded trace has. Means something only where `failures` is 1. */
  readonly failedKey: Int32Array;
}

export const OUT_OF_BOX = 0xffff;

const UNKNOWN = -1;

/** What the terms about one key ask for: values by their number, and "has none". */
interface KeyWish {
  readonly included: Set<number>;
  readonly excluded: Set<number>;
  includesNone: boolean;
  excludesNone: boolean;
}

function wishesOf(table: ResultTable, terms: readonly ResultTerm[]): Map<string, KeyWish> {
  const wishes = new Map<string, KeyWish>();
  for (const { key, value, isExcluded } of terms) {
    const wish = wishes.get(key) ?? {
      included: new Set(),
      excluded: new Set(),
      includesNone: false,
      excludesNone: false,
    };
    wishes.set(key, wish);
    if (value === undefined) {
      if (isExcluded) wish.excludesNone = true;
      else wish.includesNone = true;
      continue;
    }
    const k = keyIndexOf(table, key);
    const from = table.keyStarts[k] ?? 0;
    const at = k < 0 ? -1 : table.texts.slice(from, table.keyStarts[k + 1]).indexOf(value);
    (isExcluded ? wish.excluded : wish.included).add(at < 0 ? UNKNOWN : from + at);
  }
  return wishes;
}

/** Tries every trace against a filter. Linear in the values of the traces for each key that the filter names. */
export function filterResults(table: ResultTable, filter: ResultFilter): FilterFailures {
  const { count, starts, members, keyStarts } = table;
  const failures = new Uint16Array(count);
  const failedKey = new Int32Array(count).fill(-1);
  for (const [key, wish] of wishesOf(table, filter.terms)) {
    const k = keyIndexOf(table, key);
    const from = k < 0 ? 0 : (keyStarts[k] ?? 0);
    const stop = k < 0 ? 0 : (keyStarts[k + 1] ?? 0);
    for (let trace = 0; trace < count; trace++) {
      let hasAny = false;
      let isIncluded = wish.included.size === 0 && !wish.includesNone;
      let isExcluded = false;
      for (let at = starts[trace] ?? 0; at < (starts[trace + 1] ?? 0); at++) {
        const value = members[at] ?? 0;
        if (value < from) continue;
        if (value >= stop) break;
        hasAny = true;
        isIncluded ||= wish.included.has(value);
        isExcluded ||= wish.excluded.has(value);
      }
      if (!hasAny) {
        isIncluded ||= wish.includesNone;
        isExcluded ||= wish.excludesNone;
      }
      if (isIncluded && !isExcluded) continue;
      failures[trace] = (failures[trace] ?? 0) + 1;
      failedKey[trace] = k;
    }
  }
  const { box } = filter;
  if (box !== undefined) {
    for (let trace = 0; trace < count; trace++) {
      if (!liesInBox(table.start[trace] ?? 0, table.duration[trace] ?? 0, box)) failures[trace] = OUT_OF_BOX;
    }
  }
  const found = filter.find === undefined ? undefined : table.found.get(filter.find);
  if (found !== undefined) {
    for (let trace = 0; trace < count; trace++) if (found[trace] !== 1) failures[trace] = OUT_OF_BOX;
  }
  return { failures, failedKey };
}

/** The traces that a filter leaves, as places in the table, ascending. */
export function passingTraces({ failures }: FilterFailures): Uint32Array {
  const passing = new Uint32Array(failures.length);
  let length = 0;
  for (let trace = 0; trace < failures.length; trace++) if (failures[trace] === 0) passing[length++] = trace;
  return passing.slice(0, length);
}
