import { exactly, type Figure } from './Figure';

/** Bounds hold in 19 of 20 cases. */
const z = 1.96;

/**
 * How many calls there were in a time of which a share was looked at, the looked-at part chosen without regard to the calls.
 *
 * The score interval of a binomial count with finite population: of T calls a share f was seen, n of them; calls come in bursts of
 * `burst` at a time (those of one trace), which widens it. With f = 1 the number is exact.
 */
export function totalBounds(seen: number, fraction: number, burst: number): Figure {
  if (fraction >= 1) return exactly(seen);
  const spread = z * z * Math.max(1, burst) * (1 - fraction);
  const middle = 2 * seen + spread;
  const reach = Math.sqrt(Math.max(0, middle * middle - 4 * seen * seen));
  return {
    value: seen / fraction,
    low: Math.max(seen, (middle - reach) / (2 * fraction)),
    high: (middle + reach) / (2 * fraction),
  };
}

/** The sum of independent figures with bounds: their distances to the bounds add up as squares do (MOVER). */
export function sumBounds(figures: readonly Figure[]): Figure {
  let [value, below, above] = [0, 0, 0];
  for (const each of figures) {
    value += each.value;
    below += (each.value - each.low) ** 2;
    above += (each.high - each.value) ** 2;
  }
  return { value, low: value - Math.sqrt(below), high: value + Math.sqrt(above) };
}

/** Bounds of a share that was found in a sample worth `effective` independent calls (Wilson); Infinity = all were looked at. */
export function shareBounds(share: number, effective: number): Figure {
  if (effective === Infinity) return exactly(share);
  const spread = (z * z) / effective;
  const middle = (share + spread / 2) / (1 + spread);
  const reach = (z * Math.sqrt((share * (1 - share) + spread / 4) / effective)) / (1 + spread);
  return {
    value: share,
    // At the ends the arithmetic misses them by a rounding.
    low: Math.min(share, Math.max(0, middle - reach)),
    high: Math.max(share, Math.min(1, middle + reach)),
  };
}

/** A value that stands for as many calls as its weight says. */
export interface Weighted {
  readonly value: number;
  readonly weight: number;
}

/** The value at a share of the whole weight (nearest rank); NaN for none. `sorted` by value. */
export function weightedAt(sorted: readonly Weighted[], total: number, share: number): number {
  let sum = 0;
  // A share that is met but for a rounding is met.
  const wanted = share * total * (1 - 1e-9);
  for (const { value, weight } of sorted) {
    sum += weight;
    if (sum >= wanted) return value;
  }
  return sorted.at(-1)?.value ?? NaN;
}

/**
 * A quantile with bounds by order: which ranks the true quantile may have in a sample worth `effective` independent calls (Woodruff).
 * Beyond the longest that was seen there is no upper bound.
 */
export function quantileBounds(
  sorted: readonly Weighted[],
  total: number,
  share: number,
  effective: number,
): Figure {
  const value = weightedAt(sorted, total, share);
  if (effective === Infinity) return exactly(value);
  const reach = z * Math.sqrt((share * (1 - share)) / effective) + 0.5 / effective;
  return {
    value,
    low: share - reach <= 0 ? 0 : weightedAt(sorted, total, share - reach),
    high: share + reach >= 1 ? Infinity : weightedAt(sorted, total, share + reach),
  };
}
