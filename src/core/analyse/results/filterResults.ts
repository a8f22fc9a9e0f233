import { numberOfText } from '../../model';
import { keyIndexOf, liesInBox, type ResultBox, type ResultTable } from './ResultTable';

/** One wish about a key: traces that have the value, or (excluded) those that do not. */
export interface ResultTerm {
  readonly key: string;
  /** undefined stands for "has no such key"; with `least` for any number. */
  readonly value: string | undefined;
  readonly isExcluded: boolean;
  /** With a value: on at least so many spans of the trace. Without: a value that is a number, and at least this. */
  readonly least?: number | undefined;
}

/** Whether two terms are about the same values, be they included or excluded. */
export const isSameWish = (a: ResultTerm, b: ResultTerm): boolean =>
  a.key === b.key && a.value === b.value && a.least === b.least;

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

/** What the terms about one key ask for: values by their number, and "has none". */
interface KeyWish {
  readonly included: Set<number>;
  readonly excluded: Set<number>;
  /** Values that have to be on so many spans. */
  readonly counted: { readonly value: number; readonly least: number; readonly isExcluded: boolean }[];
  /** Anything is included by name; else all are that are not excluded. */
  isChoosy: boolean;
  includesNone: boolean;
  excludesNone: boolean;
}

/** The values of a key that are numbers from `least` on. */
function valuesFrom({ texts }: ResultTable, from: number, stop: number, least: number): number[] {
  const found: number[] = [];
  for (let value = from; value < stop; value++)
    if (numberOfText(texts[value] ?? '') >= least) found.push(value);
  return found;
}

function wishesOf(table: ResultTable, terms: readonly ResultTerm[]): Map<string, KeyWish> {
  const wishes = new Map<string, KeyWish>();
  for (const { key, value, isExcluded, least } of terms) {
    const wish = wishes.get(key) ?? {
      included: new Set(),
      excluded: new Set(),
      counted: [],
      isChoosy: false,
      includesNone: false,
      excludesNone: false,
    };
    wishes.set(key, wish);
    if (!isExcluded) wish.isChoosy = true;
    const named = isExcluded ? wish.excluded : wish.included;
    const k = keyIndexOf(table, key);
    const from = k < 0 ? 0 : (table.keyStarts[k] ?? 0);
    const stop = k < 0 ? 0 : (table.keyStarts[k + 1] ?? 0);
    if (value === undefined && least !== undefined) {
      for (const one of valuesFrom(table, from, stop, least)) named.add(one);
      continue;
    }
    if (value === undefined) {
      if (isExcluded) wish.excludesNone = true;
      else wish.includesNone = true;
      continue;
    }
    const at = table.texts.slice(from, stop).indexOf(value);
    if (at < 0) continue;
    if (least === undefined) named.add(from + at);
    else wish.counted.push({ value: from + at, least, isExcluded });
  }
  return wishes;
}

/** The place of the first member from `value` on in the ascending run [start, end); `end` for none. */
function firstFrom(members: Uint32Array, start: number, end: number, value: number): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((members[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Tries every trace against a filter. For each key that the filter names linear in the traces and their values of it. */
export function filterResults(table: ResultTable, filter: ResultFilter): FilterFailures {
  const { count, starts, members, counts, keyStarts } = table;
  const failures = new Uint16Array(count);
  const failedKey = new Int32Array(count).fill(-1);
  for (const [key, wish] of wishesOf(table, filter.terms)) {
    const k = keyIndexOf(table, key);
    const from = k < 0 ? 0 : (keyStarts[k] ?? 0);
    const stop = k < 0 ? 0 : (keyStarts[k + 1] ?? 0);
    for (let trace = 0; trace < count; trace++) {
      let hasAny = false;
      let isIncluded = !wish.isChoosy;
      let isExcluded = false;
      const end = starts[trace + 1] ?? 0;
      for (let at = firstFrom(members, starts[trace] ?? 0, end, from); at < end; at++) {
        const value = members[at] ?? 0;
        if (value >= stop) break;
        hasAny = true;
        isIncluded ||= wish.included.has(value);
        isExcluded ||= wish.excluded.has(value);
        for (const one of wish.counted) {
          if (one.value !== value || (counts[at] ?? 0) < one.least) continue;
          if (one.isExcluded) isExcluded = true;
          else isIncluded = true;
        }
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
