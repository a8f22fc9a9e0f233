import { numberOfText } from '../../model';
import type { ResultTerm } from '../results/filterResults';
import type { ResultTable } from '../results/ResultTable';
import { isCountKey, isStructureKey } from './structureKeys';
import { Tallies, type Compared } from './Tallies';

/** A fact, and which traces it holds for, summed up (see Tallies): the place of its sums, and of which table. */
export interface FactSet {
  readonly term: ResultTerm;
  readonly tallies: Tallies;
  readonly at: number;
}

/** Most steps at which the numbers of one key are cut in two. */
const MOST_CUTS = 12;
/** A key is taken for ids or times where more than this share of its values, and no fewer than so many, belong to one trace each. */
const ID_SHARE = 0.8;
const FEWEST_IDS = 10;

/** Numbers, ascending, at which to cut sorted ones in two: all distinct ones but the least, or as many as spread evenly over them. */
export function cutsOf(sorted: Float64Array): readonly number[] {
  const least = sorted[0] ?? 0;
  const cuts = new Set<number>();
  for (const number of sorted) {
    if (number > least) cuts.add(number);
    if (cuts.size > MOST_CUTS) break;
  }
  if (cuts.size <= MOST_CUTS) return [...cuts];
  const spread = Array.from(
    { length: MOST_CUTS },
    (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / (MOST_CUTS + 1))] ?? least,
  );
  return [...new Set(spread)].filter((number) => number > least);
}

/** The places of some compared traces, and a number of each. */
interface Numbered {
  readonly places: number[];
  readonly numbers: number[];
}

/** The run of the members of a trace. */
type Run = (trace: number) => readonly [from: number, end: number];

/**
 * All facts that there are about the compared traces, each with sums over the traces that it holds for: it has a value, it has a key at
 * all, a number is at least so large, an operation or a call occurs at least so often. Linear in the values of the traces, apart from
 * sorting numbers key by key.
 */
export class FactSets {
  readonly facts: FactSet[] = [];
  /** Keys with a value of its own for almost each trace; their numbers are not cut. */
  readonly idKeys: string[] = [];
  private readonly runOf: Run;

  constructor(
    private readonly table: ResultTable,
    private readonly compared: Compared,
    ownKeys: ReadonlySet<string>,
  ) {
    this.runOf = (trace) => [table.starts[trace] ?? 0, table.starts[trace + 1] ?? 0];
    const isOwn = table.keys.map(({ key }) => ownKeys.has(key));
    const keyOf = this.keysOfValues();
    const traces = this.takeValues(keyOf, isOwn);
    for (let k = 0; k < table.keys.length; k++)
      if (isOwn[k] !== true && this.isIdKey(k, traces)) this.idKeys.push(table.keys[k]?.key ?? '');
    this.takeNumbers(keyOf, isOwn);
    this.takeCounts(keyOf, isOwn);
  }

  private keysOfValues(): Uint32Array {
    const { keys, keyStarts, texts } = this.table;
    const keyOf = new Uint32Array(texts.length);
    for (let k = 0; k < keys.length; k++) keyOf.fill(k, keyStarts[k], keyStarts[k + 1]);
    return keyOf;
  }

  /** "Has the value", "has the key at all". Returns the traces of each value. */
  private takeValues(keyOf: Uint32Array, isOwn: readonly boolean[]): Uint32Array {
    const { table, compared } = this;
    const { keys, texts, members } = table;
    const values = new Tallies(texts.length, compared);
    const presences = new Tallies(keys.length, compared);
    for (let place = 0; place < compared.traces.length; place++) {
      const [from, end] = this.runOf(compared.traces[place] ?? 0);
      let last = -1;
      for (let at = from; at < end; at++) {
        const value = members[at] ?? 0;
        const k = keyOf[value] ?? 0;
        values.add(value, place);
        if (k !== last) presences.add(k, place);
        last = k;
      }
    }
    for (let value = 0; value < texts.length; value++) {
      const { key = '' } = keys[keyOf[value] ?? 0] ?? {};
      // Of the numbers that each trace has one of, only how large they are is told.
      if (isOwn[keyOf[value] ?? 0] === true || isCountKey(key)) continue;
      this.facts.push({ term: { key, value: texts[value], isExcluded: false }, tallies: values, at: value });
    }
    keys.forEach(({ key }, at) => {
      if (isOwn[at] === true || isCountKey(key)) return;
      this.facts.push({ term: { key, value: undefined, isExcluded: true }, tallies: presences, at });
    });
    return values.traces;
  }

  private isIdKey(k: number, traces: Uint32Array): boolean {
    const { keys, keyStarts } = this.table;
    const { key = '', distinct = 0 } = keys[k] ?? {};
    if (isStructureKey(key)) return false;
    let single = 0;
    let occurring = 0;
    for (let value = keyStarts[k] ?? 0; value < (keyStarts[k + 1] ?? 0); value++) {
      if (traces[value] === 1) single++;
      if ((traces[value] ?? 0) > 0) occurring++;
    }
    // Those that are not listed were the rarest.
    const unlisted = distinct - ((keyStarts[k + 1] ?? 0) - (keyStarts[k] ?? 0));
    return single + unlisted >= FEWEST_IDS && single + unlisted > ID_SHARE * (occurring + unlisted);
  }

  /** "The greatest number of the key is at least …", for keys of numbers. */
  private takeNumbers(keyOf: Uint32Array, isOwn: readonly boolean[]): void {
    const { table, compared } = this;
    const { keys, texts, members } = table;
    const ids = new Set(this.idKeys);
    const isCut = keys.map(
      ({ key, isNumeric, unlisted }, k) => isNumeric && unlisted === 0 && isOwn[k] !== true && !ids.has(key),
    );
    const stop = this.endOfLast(isCut);
    /** Per key the places of the traces that have it, and the greatest number of each. */
    const found = keys.map((): Numbered => ({ places: [], numbers: [] }));
    const numbers = Float64Array.from(texts, (text, value) =>
      isCut[keyOf[value] ?? 0] === true ? numberOfText(text) : NaN,
    );
    for (let place = 0; place < compared.traces.length; place++) {
      const [from, end] = this.runOf(compared.traces[place] ?? 0);
      for (let at = from; at < end; at++) {
        const value = members[at] ?? 0;
        if (value >= stop) break;
        const own = found[keyOf[value] ?? 0];
        const number = numbers[value] ?? NaN;
        if (own === undefined || Number.isNaN(number)) continue;
        if (own.places.at(-1) === place)
          own.numbers[own.numbers.length - 1] = Math.max(own.numbers.at(-1) ?? number, number);
        else {
          own.places.push(place);
          own.numbers.push(number);
        }
      }
    }
    found.forEach(({ places, numbers: own }, k) => {
      const { key = '' } = keys[k] ?? {};
      this.cut(places, own, cutsOf(Float64Array.from(own).sort()), (least) => ({
        key,
        value: undefined,
        isExcluded: false,
        least,
      }));
    });
  }

  /** "On at least … spans", for operations and calls. */
  private takeCounts(keyOf: Uint32Array, isOwn: readonly boolean[]): void {
    const { table, compared } = this;
    const { keys, texts, members, counts } = table;
    const found = new Map<number, Numbered>();
    const isCounted = keys.map(({ key }, k) => isStructureKey(key) && !isCountKey(key) && isOwn[k] !== true);
    const stop = this.endOfLast(isCounted);
    for (let place = 0; place < compared.traces.length; place++) {
      const [from, end] = this.runOf(compared.traces[place] ?? 0);
      for (let at = from; at < end; at++) {
        const value = members[at] ?? 0;
        if (value >= stop) break;
        if (isCounted[keyOf[value] ?? 0] !== true) continue;
        let own = found.get(value);
        if (own === undefined) found.set(value, (own = { places: [], numbers: [] }));
        own.places.push(place);
        own.numbers.push(counts[at] ?? 0);
      }
    }
    for (const [value, { places, numbers }] of found) {
      const { key = '' } = keys[keyOf[value] ?? 0] ?? {};
      this.cut(places, numbers, cutsOf(Float64Array.from(numbers).sort()), (least) => ({
        key,
        value: texts[value],
        isExcluded: false,
        least,
      }));
    }
  }

  /** The first value behind those of the last key that is flagged: values of a trace ascend. */
  private endOfLast(flags: readonly boolean[]): number {
    return this.table.keyStarts[flags.lastIndexOf(true) + 1] ?? 0;
  }

  private cut(
    places: readonly number[],
    numbers: readonly number[],
    cuts: readonly number[],
    termOf: (least: number) => ResultTerm,
  ): void {
    const tallies = new Tallies(cuts.length, this.compared);
    places.forEach((place, i) => {
      for (let at = 0; at < cuts.length && (numbers[i] ?? 0) >= (cuts[at] ?? 0); at++) tallies.add(at, place);
    });
    cuts.forEach((least, at) => {
      this.facts.push({ term: termOf(least), tallies, at });
    });
  }
}
