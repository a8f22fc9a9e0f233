import type { Nanos } from '../../model';
import { filterResults, type ResultFilter, type ResultTerm } from '../results/filterResults';
import { atShare, type ResultTable } from '../results/ResultTable';
import { chanceFactor, chanceOf, leastChance, logFactorials } from './chance';
import { distinctSets, type DistinctSet } from './distinctSets';
import { FactSets } from './factSets';
import { chooseSides, type CommonChoice, type Sides } from './sides';
import { comparedOf, type Compared } from './Tallies';

/** Fewer traces on a side tell nothing. */
export const FEWEST_TRACES = 5;
/** Facts that hold for fewer traces, or for all but fewer, tell nothing. */
const FEWEST_HOLDERS = 3;
/** The chance that anything is named where the sides were drawn by lot. */
export const FALSE_ALARMS = 0.01;
/** What explains less is not worth a line, however sure it is. */
const LEAST_EXPLAINED = 0.02;
const MOST_FACTS = 40;
/** Most names of one set of traces. */
const MOST_NAMES = 12;
/** Sets of traces that have more than this share of both together in common are nearly the same. */
const NEARLY = 0.8;
/** Share of the variation of durations between the sides from which on they differ in duration. */
const TIME_DIFFERS = 0.15;
/** Durations are compared by their logarithms, in steps of about 0.02 %: whole numbers, whose sums do not depend on the order. */
const STEPS_OF_LOG = 4096;

/** One thing that is more frequent among the selected than among the rest. */
export interface CommonFact {
  /** As a filter it leaves the traces that the fact holds for. */
  readonly term: ResultTerm;
  /** Other names of the very same traces, the plainest first; `otherNames` counts all of them. */
  readonly others: readonly ResultTerm[];
  readonly otherNames: number;
  /** Selected traces that it holds for, and of the rest. */
  readonly selected: number;
  readonly rest: number;
  /** 0 … 1: how much of what tells the sides apart it explains (squared correlation with being selected). */
  readonly explains: number;
  /** 0 … 1: how much of the difference in (the logarithm of) duration it explains; undefined where the sides hardly differ in it. */
  readonly explainsTime: number | undefined;
  /** The chance that so uneven a fact is found anywhere where the sides are drawn by lot. */
  readonly chance: number;
  /** Medians of the compared traces with and without it. */
  readonly medianWith: Nanos;
  readonly medianWithout: Nanos;
  /** Place of a better fact whose traces are nearly the same; undefined for none. */
  readonly nearly: number | undefined;
}

/** What tells the two sides apart, what explains most first. */
export interface CommonFacts extends Pick<Sides, 'selected' | 'rest' | 'unknown' | 'slowFrom'> {
  readonly facts: readonly CommonFact[];
  /** Facts that are more frequent on one side than by chance, shown or not. */
  readonly found: number;
  /** Sets of traces that were looked at: facts about the same traces are one. */
  readonly tried: number;
  /** Whether the order is by time explained. */
  readonly byTime: boolean;
  /** Keys whose values were not compared as numbers, or at all: almost each trace has its own. */
  readonly idKeys: readonly string[];
}

/** What is the same for all facts of a comparison. */
interface Sums {
  readonly all: number;
  readonly selected: number;
  readonly weight: number;
  readonly selectedWeight: number;
  /** Share of the variation of the weights that lies between the sides. */
  readonly timeDiffers: number;
}

function sumsOf({ traces, isSelected, weights }: Compared): Sums {
  let [selected, weight, selectedWeight, squares] = [0, 0, 0, 0];
  for (let place = 0; place < traces.length; place++) {
    const own = weights[place] ?? 0;
    selected += isSelected[place] ?? 0;
    weight += own;
    selectedWeight += own * (isSelected[place] ?? 0);
    squares += own * own;
  }
  const all = traces.length;
  const between = selectedWeight * all - selected * weight;
  const variation = selected * (all - selected) * (squares * all - weight * weight);
  return {
    all,
    selected,
    weight,
    selectedWeight,
    timeDiffers: variation > 0 ? (between * between) / variation : 0,
  };
}

/** How much a fact explains of which side a trace is on, and of the difference in duration between the sides. */
function explained(sums: Sums, { traces, selected, weight }: DistinctSet): { sides: number; time: number } {
  const { all } = sums;
  const spread = traces * (all - traces);
  const withSides = selected * all - traces * sums.selected;
  const withTime = weight * all - traces * sums.weight;
  const sidesAndTime = sums.selectedWeight * all - sums.selected * sums.weight;
  return {
    sides: (withSides / spread) * (withSides / (sums.selected * (all - sums.selected))),
    time: Math.max(0, Math.min(1, ((withSides / spread) * withTime) / sidesAndTime)) || 0,
  };
}

interface Ranked {
  readonly set: DistinctSet;
  readonly sides: number;
  readonly time: number;
  readonly chance: number;
}

/** What the selected traces have in common that the rest have not. Linear in the values of the traces, but for sorting. */
export function commonFacts(table: ResultTable, filter: ResultFilter, choice: CommonChoice): CommonFacts {
  const sides = chooseSides(table, filter, choice);
  const { traces, isSelected, selected, rest, unknown, slowFrom } = sides;
  const none = {
    selected,
    rest,
    unknown,
    slowFrom,
    facts: [],
    found: 0,
    tried: 0,
    byTime: false,
    idKeys: [],
  };
  if (selected < FEWEST_TRACES || rest < FEWEST_TRACES) return none;
  const weights = Float64Array.from(traces, (trace) =>
    Math.round(Math.log(Math.max(1000, table.duration[trace] ?? 0)) * STEPS_OF_LOG),
  );
  const compared = comparedOf(traces, isSelected, weights);
  const sums = sumsOf(compared);
  const { facts, idKeys } = new FactSets(table, compared, sides.ownKeys);
  const sets = distinctSets(table, compared, facts, FEWEST_HOLDERS);
  const logs = logFactorials(sums.all);
  const marginsOf = ({ traces: holders }: DistinctSet) => ({
    logs,
    all: sums.all,
    selected,
    traces: holders,
  });
  const factor = chanceFactor(
    sets.map((set) => leastChance(marginsOf(set))),
    FALSE_ALARMS,
  );
  const differs = sums.timeDiffers >= TIME_DIFFERS;
  const byTime = choice.of === 'slow' || (choice.of === 'box' && differs);
  const score = ({ sides: ofSides, time }: Ranked) => (byTime ? time : ofSides);
  const ranked = sets
    .flatMap((set): Ranked[] => {
      const { sides: ofSides, time } = explained(sums, set);
      if ((byTime ? time : ofSides) < LEAST_EXPLAINED) return [];
      const chance = chanceOf(marginsOf(set), set.selected) * factor;
      return chance <= FALSE_ALARMS ? [{ set, sides: ofSides, time, chance }] : [];
    })
    .sort((a, b) => score(b) - score(a) || a.chance - b.chance || (a.set.order < b.set.order ? -1 : 1));
  const best = bestCuts(ranked);
  const shown = best.slice(0, MOST_FACTS);
  const holders = shown.map(({ set }) => holdersOf(table, traces, set.term));
  return {
    ...none,
    facts: shown.map(({ set, sides: ofSides, time, chance }, at): CommonFact => ({
      term: set.term,
      others: set.others.slice(0, MOST_NAMES),
      otherNames: set.others.length,
      selected: set.selected,
      rest: set.traces - set.selected,
      explains: ofSides,
      explainsTime: differs || byTime ? time : undefined,
      chance,
      medianWith: median(table, traces, holders[at], 1),
      medianWithout: median(table, traces, holders[at], 0),
      nearly: nearlySame(holders, at),
    })),
    found: best.length,
    tried: sets.length,
    byTime,
    idKeys,
  };
}

/** Of several places at which the numbers of one key, or the times of one call, could be cut in two only the best. */
function bestCuts(ranked: readonly Ranked[]): readonly Ranked[] {
  const known = new Set<string>();
  return ranked.filter(({ set: { term } }) => {
    if (term.least === undefined) return true;
    const name = JSON.stringify([term.key, term.value]);
    if (known.has(name)) return false;
    known.add(name);
    return true;
  });
}

/** One flag a compared trace: 1 where the fact holds. */
function holdersOf(table: ResultTable, traces: Uint32Array, term: ResultTerm): Uint8Array {
  const { failures } = filterResults(table, { terms: [term], box: undefined });
  return Uint8Array.from(traces, (trace) => Number(failures[trace] === 0));
}

function median(
  table: ResultTable,
  traces: Uint32Array,
  holders: Uint8Array | undefined,
  flag: number,
): Nanos {
  const durations: number[] = [];
  for (let place = 0; place < traces.length; place++)
    if (holders?.[place] === flag) durations.push(table.duration[traces[place] ?? 0] ?? 0);
  return atShare(Float64Array.from(durations).sort(), 0.5);
}

/** The first of the facts before whose traces are nearly those of this one. */
function nearlySame(holders: readonly Uint8Array[], at: number): number | undefined {
  const own = holders[at] ?? new Uint8Array();
  const before = holders.slice(0, at).findIndex((other) => {
    let [both, either] = [0, 0];
    for (let place = 0; place < own.length; place++) {
      both += (own[place] ?? 0) & (other[place] ?? 0);
      either += (own[place] ?? 0) | (other[place] ?? 0);
    }
    return both > NEARLY * either;
  });
  return before < 0 ? undefined : before;
}
