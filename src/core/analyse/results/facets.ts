import { isStructureKey } from '../common/structureKeys';
import { filterResults, passingTraces, type FilterFailures, type ResultFilter } from './filterResults';
import { keyIndexOf, type ResultKey, type ResultTable } from './ResultTable';

/** One value of a key, and the traces that have it under the rest of the filter. */
export interface FacetValue {
  readonly text: string;
  readonly traces: number;
  /** Those of them with errors. */
  readonly errors: number;
}

/**
 * The values of one key among the traces that the rest of the filter leaves: the filter without its terms about this very key, so
 * that one sees what else there is to choose.
 */
export interface Facet {
  readonly key: string;
  /** Traces that the rest of the filter leaves. */
  readonly pool: number;
  /** The most frequent values, and those that the filter names. */
  readonly values: readonly FacetValue[];
  /** Values that occur, shown or not. */
  readonly occurring: number;
  /** Traces of the pool that have no listed value of this key. */
  readonly without: FacetValue;
}

/** What a filter leaves, and what there is to choose next. */
export interface ResultsView {
  /** Places in the table, ascending. */
  readonly passing: Uint32Array;
  readonly facets: readonly Facet[];
}

interface Counts {
  readonly traces: Uint32Array;
  readonly errors: Uint32Array;
  /** Per key: traces of its pool, those with any value, and the same of failed ones. */
  readonly pool: Uint32Array;
  readonly having: Uint32Array;
  readonly failedPool: Uint32Array;
  readonly failedHaving: Uint32Array;
}

const plus = (counts: Uint32Array, at: number, by: number) => {
  counts[at] = (counts[at] ?? 0) + by;
};

/** Counts every value of every key in one pass over the values of the traces that pass, or fail by one key alone. */
function countValues(table: ResultTable, { failures, failedKey }: FilterFailures): Counts {
  const { keys, keyStarts, texts, starts, members } = table;
  const perKey = () => new Uint32Array(keys.length);
  const counts: Counts = {
    traces: new Uint32Array(texts.length),
    errors: new Uint32Array(texts.length),
    pool: perKey(),
    having: perKey(),
    failedPool: perKey(),
    failedHaving: perKey(),
  };
  let passing = 0;
  let failedPassing = 0;
  for (let trace = 0; trace < table.count; trace++) {
    const failing = failures[trace] ?? 0;
    if (failing > 1) continue;
    const only = failing === 1 ? (failedKey[trace] ?? -1) : undefined;
    if (only === -1) continue;
    const failed = table.failed[trace] === 1 ? 1 : 0;
    if (only === undefined) {
      passing++;
      failedPassing += failed;
    } else {
      plus(counts.pool, only, 1);
      plus(counts.failedPool, only, failed);
    }
    let key = only ?? 0;
    let counted = -1;
    const stop = only === undefined ? texts.length : (keyStarts[only + 1] ?? 0);
    for (let at = starts[trace] ?? 0; at < (starts[trace + 1] ?? 0); at++) {
      const value = members[at] ?? 0;
      if (value >= stop) break;
      if (value < (keyStarts[key] ?? 0)) continue;
      while (value >= (keyStarts[key + 1] ?? Infinity)) key++;
      plus(counts.traces, value, 1);
      plus(counts.errors, value, failed);
      if (key === counted) continue;
      counted = key;
      plus(counts.having, key, 1);
      plus(counts.failedHaving, key, failed);
    }
  }
  for (let k = 0; k < keys.length; k++) {
    plus(counts.pool, k, passing);
    plus(counts.failedPool, k, failedPassing);
  }
  return counts;
}

/** What the filter leaves, with the facets of some keys, `most` values each. Linear in the values of all traces; without keys, in those that the filter names. */
export function resultsView(
  table: ResultTable,
  filter: ResultFilter,
  keys: readonly string[],
  most: number,
): ResultsView {
  const tried = filterResults(table, filter);
  if (keys.length === 0) return { passing: passingTraces(tried), facets: [] };
  const counts = countValues(table, tried);
  const facets = keys.map((key): Facet => {
    const k = keyIndexOf(table, key);
    const named = new Set(
      filter.terms.flatMap((term) => (term.key === key && term.least === undefined ? [term.value] : [])),
    );
    if (k < 0) {
      const values = [...named].flatMap((text) =>
        text === undefined ? [] : [{ text, traces: 0, errors: 0 }],
      );
      return { key, pool: 0, values, occurring: 0, without: { text: '', traces: 0, errors: 0 } };
    }
    const values: FacetValue[] = [];
    for (let value = table.keyStarts[k] ?? 0; value < (table.keyStarts[k + 1] ?? 0); value++) {
      const text = table.texts[value] ?? '';
      const traces = counts.traces[value] ?? 0;
      if (traces > 0 || named.has(text)) values.push({ text, traces, errors: counts.errors[value] ?? 0 });
    }
    // What the filter names and no trace has (a link of yesterday) is still there to be taken back.
    const known = new Set(values.map(({ text }) => text));
    for (const text of named)
      if (text !== undefined && !known.has(text)) values.push({ text, traces: 0, errors: 0 });
    values.sort((a, b) => b.traces - a.traces);
    const pool = counts.pool[k] ?? 0;
    return {
      key,
      pool,
      values: values.filter(({ text }, at) => at < most || named.has(text)),
      occurring: values.filter(({ traces }) => traces > 0).length,
      without: {
        text: '',
        traces: pool - (counts.having[k] ?? 0),
        errors: (counts.failedPool[k] ?? 0) - (counts.failedHaving[k] ?? 0),
      },
    };
  });
  return { passing: passingTraces(tried), facets };
}

/** Most values of a key that is shown without being asked for. */
const MOST_USUAL_VALUES = 30;

/**
 * Keys that tell the loaded traces apart, best first: the built-ins that have values, then attributes of few values by how far
 * their values split the traces (the sum of p(1 − p)). Those that all traces share, or that each has its own, tell nothing.
 */
export function tellingKeys(table: ResultTable, most: number): readonly ResultKey[] {
  const { keys, keyStarts, members, texts, count } = table;
  const traces = new Uint32Array(texts.length);
  for (const value of members) plus(traces, value, 1);
  const split = (k: number): number => {
    let sum = 0;
    for (let value = keyStarts[k] ?? 0; value < (keyStarts[k + 1] ?? 0); value++) {
      const share = (traces[value] ?? 0) / count;
      sum += share * (1 - share);
    }
    return sum;
  };
  const attributes = keys
    .map((key, k) => ({ key, split: key.distinct <= MOST_USUAL_VALUES ? split(k) : 0 }))
    .filter(({ key, split: by }) => !key.isBuiltin && !isStructureKey(key.key) && by > 0)
    .sort((a, b) => b.split - a.split)
    .slice(0, most);
  return [...keys.filter(({ isBuiltin }) => isBuiltin), ...attributes.map(({ key }) => key)];
}
