import type { ResultTerm } from '../results/filterResults';
import type { ResultTable } from '../results/ResultTable';
import type { FactSet } from './factSets';
import { isStructureKey } from './structureKeys';
import { Tallies, type Compared } from './Tallies';

/** The traces that one fact, or several, hold for; so turned that the selected are more frequent among them than among the rest. */
export interface DistinctSet {
  /** The plainest name. */
  readonly term: ResultTerm;
  readonly others: readonly ResultTerm[];
  readonly traces: number;
  readonly selected: number;
  readonly weight: number;
  /** Orders sets that are equal in all else; the same whatever the order of the traces. */
  readonly order: string;
}

/** Keys of no more values are read as a choice. */
const FEW_VALUES = 30;

/** How plain a name is, the plainest first: what is, before what is not; tags of few values, structure, the rest; short ones. */
function plainness(
  { key, value, isExcluded, least }: ResultTerm,
  distinctOf: ReadonlyMap<string, number>,
): number {
  const isPresence = value === undefined && least === undefined;
  const isNegative = isPresence ? !isExcluded : isExcluded;
  const isFew = (distinctOf.get(key) ?? 0) <= FEW_VALUES;
  const kind = isStructureKey(key) ? (least === undefined ? 1 : 2) : least !== undefined ? 4 : isFew ? 0 : 3;
  return (isNegative ? 100_000 : 0) + (isPresence ? 5 : kind) * 10_000 + key.length + (value?.length ?? 0);
}

const orderOf = ({ key, value, isExcluded, least }: ResultTerm): string =>
  [key, value ?? '\u0000', least ?? '', Number(isExcluded)].join('\u0001');

/** The terms, the plainest first. */
function byPlainness(terms: readonly ResultTerm[], distinctOf: ReadonlyMap<string, number>): ResultTerm[] {
  return terms
    .map((term) => ({ term, plain: plainness(term, distinctOf), order: orderOf(term) }))
    .sort((a, b) => a.plain - b.plain || (a.order < b.order ? -1 : 1))
    .map(({ term }) => term);
}

/**
 * Puts facts together that hold for the same traces, or for all others, and leaves out those that hold for fewer than `fewest`
 * traces or for all but fewer.
 */
export function distinctSets(
  table: ResultTable,
  compared: Compared,
  facts: readonly FactSet[],
  fewest: number,
): readonly DistinctSet[] {
  const all = new Tallies(1, compared);
  for (let place = 0; place < compared.traces.length; place++) all.add(0, place);
  const [total, selectedOfAll, weightOfAll] = [all.traces[0] ?? 0, all.selected[0] ?? 0, all.weight[0] ?? 0];
  const [allA, allB] = [all.markA[0] ?? 0, all.markB[0] ?? 0];
  const groups = new Map<string, { traces: number; selected: number; weight: number; terms: ResultTerm[] }>();
  for (const { term, tallies, at } of facts) {
    const holders = tallies.traces[at] ?? 0;
    if (holders < fewest || total - holders < fewest) continue;
    const selected = tallies.selected[at] ?? 0;
    // More frequent among the selected than among the rest; where it is as frequent on both, as it is.
    const isTurned = selected * total < holders * selectedOfAll;
    const [a, b] = [tallies.markA[at] ?? 0, tallies.markB[at] ?? 0];
    const traces = isTurned ? total - holders : holders;
    const name = isTurned
      ? `${String(traces)} ${String((a ^ allA) >>> 0)} ${String((b ^ allB) >>> 0)}`
      : `${String(traces)} ${String(a)} ${String(b)}`;
    const own = isTurned ? { ...term, isExcluded: !term.isExcluded } : term;
    const group = groups.get(name);
    if (group !== undefined) {
      group.terms.push(own);
      continue;
    }
    const weight = tallies.weight[at] ?? 0;
    groups.set(name, {
      traces,
      selected: isTurned ? selectedOfAll - selected : selected,
      weight: isTurned ? weightOfAll - weight : weight,
      terms: [own],
    });
  }
  const distinctOf = new Map(table.keys.map(({ key, distinct }) => [key, distinct]));
  return [...groups.values()].map(({ terms, ...sums }): DistinctSet => {
    const [term, ...others] = byPlainness(terms, distinctOf);
    if (term === undefined) throw new Error('a set of traces without a name');
    return { ...sums, term, others, order: orderOf(term) };
  });
}
