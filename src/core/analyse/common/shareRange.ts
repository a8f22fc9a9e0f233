/** Standard deviations on both sides that hold 95 % of a normal distribution. */
const Z = 1.96;

/** Where the true share lies with 95 % confidence when `count` of `all` were met (Wilson's interval): from and to, 0 … 1. */
export function shareRange(count: number, all: number): readonly [from: number, to: number] {
  if (all === 0) return [0, 1];
  const share = count / all;
  const widened = 1 + (Z * Z) / all;
  const centre = (share + (Z * Z) / (2 * all)) / widened;
  const reach = (Z / widened) * Math.sqrt((share * (1 - share)) / all + (Z * Z) / (4 * all * all));
  return [Math.max(0, centre - reach), Math.min(1, centre + reach)];
}
