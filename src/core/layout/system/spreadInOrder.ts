/**
 * Values as near to the wishes as their order and the distances between neighbours allow (`offsets`: how far each at least lies from the
 * first): least squares, by pooling neighbours whose wishes collide (https://en.wikipedia.org/wiki/Isotonic_regression). Linear.
 */
export function spreadInOrder(wishes: ArrayLike<number>, offsets: ArrayLike<number>): Float64Array {
  const pools: { sum: number; count: number }[] = [];
  for (let at = 0; at < wishes.length; at++) {
    let pool = { sum: (wishes[at] ?? 0) - (offsets[at] ?? 0), count: 1 };
    for (
      let last = pools.at(-1);
      last && last.sum / last.count > pool.sum / pool.count;
      last = pools.at(-1)
    ) {
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
      pools.pop();
    }
    pools.push(pool);
  }
  const values = new Float64Array(wishes.length);
  let at = 0;
  for (const { sum, count } of pools)
    for (const end = at + count; at < end; at++) values[at] = sum / count + (offsets[at] ?? 0);
  return values;
}
