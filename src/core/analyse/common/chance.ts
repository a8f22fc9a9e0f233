/** The natural logarithms of 0!, 1!, …, most!. */
export function logFactorials(most: number): Float64Array {
  const logs = new Float64Array(most + 1);
  for (let n = 2; n <= most; n++) logs[n] = (logs[n - 1] ?? 0) + Math.log(n);
  return logs;
}

/** A fact holds for `traces` of `all` traces, of which `selected` are selected. `logs` reach to `all`. */
interface Margins {
  readonly logs: Float64Array;
  readonly all: number;
  readonly selected: number;
  readonly traces: number;
}

/** How likely it is that exactly `both` of the traces that a fact holds for are selected, if that were drawn by lot. */
function likelihood({ logs, all, selected, traces }: Margins, both: number): number {
  const choose = (n: number, k: number) => (logs[n] ?? 0) - (logs[k] ?? 0) - (logs[n - k] ?? 0);
  return Math.exp(choose(selected, both) + choose(all - selected, traces - both) - choose(all, traces));
}

const most = ({ selected, traces }: Margins): number => Math.min(selected, traces);
const least = ({ all, selected, traces }: Margins): number => Math.max(0, selected + traces - all);

/**
 * The chance that a fact lies as unevenly on the two sides as it does, or more so, if the sides were drawn by lot: twice the smaller
 * tail of the hypergeometric distribution (Fisher's exact test). 0 < chance ≤ 1.
 */
export function chanceOf(margins: Margins, both: number): number {
  const isMore = both * margins.all >= margins.selected * margins.traces;
  const step = isMore ? 1 : -1;
  const end = isMore ? most(margins) : least(margins);
  let sum = 0;
  for (let at = both; step * (end - at) >= 0; at += step) {
    const one = likelihood(margins, at);
    sum += one;
    if (one < sum * 1e-9) break;
  }
  return Math.min(1, 2 * sum);
}

/** The smallest chance that any division of the traces could give the fact: what cannot be unlikely tells nothing. */
export const leastChance = (margins: Margins): number =>
  Math.min(1, 2 * Math.min(likelihood(margins, most(margins)), likelihood(margins, least(margins))));

/**
 * By how much the chance of each of many facts has to be multiplied, so that by lot any of them falls below `alpha` with at most that
 * chance. Bonferroni's bound with Tarone's correction: facts that cannot fall so low whatever the sides are do not count.
 */
export function chanceFactor(leastChances: readonly number[], alpha: number): number {
  const sorted = Float64Array.from(leastChances).sort();
  let able = sorted.length;
  for (let factor = 1; factor <= sorted.length; factor++) {
    while (able > 0 && (sorted[able - 1] ?? 0) > alpha / factor) able--;
    if (able <= factor) return factor;
  }
  return Math.max(1, sorted.length);
}
