/** Lanes that are filled from left to right; finds the highest free one in log(lanes). */
export class FreeLanes {
  /** Lanes in use. */
  count = 0;
  /** A tree of minima over where each lane is filled to; leaf of lane n at size + n. */
  private size = 16;
  private filled = new Float64Array(32).fill(-Infinity);

  /** Takes the first lane ≥ `from` that is filled to `start` at most, and fills it to `end`. */
  take(from: number, start: number, end: number): number {
    // One free lane behind all others, so that the search always ends.
    while (Math.max(from, this.count) + 1 >= this.size) this.grow();
    const { filled, size } = this;
    let at = size + from;
    while ((filled[at] ?? 0) > start) {
      while ((at & 1) === 1) at >>= 1;
      at++;
    }
    while (at < size) {
      at *= 2;
      if ((filled[at] ?? 0) > start) at++;
    }
    const lane = at - size;
    filled[at] = end;
    for (at >>= 1; at >= 1; at >>= 1) filled[at] = Math.min(filled[2 * at] ?? 0, filled[2 * at + 1] ?? 0);
    this.count = Math.max(this.count, lane + 1);
    return lane;
  }

  private grow(): void {
    const before = this.filled.subarray(this.size);
    this.size *= 2;
    this.filled = new Float64Array(this.size * 2).fill(-Infinity);
    this.filled.set(before, this.size);
    for (let at = this.size - 1; at >= 1; at--)
      this.filled[at] = Math.min(this.filled[2 * at] ?? 0, this.filled[2 * at + 1] ?? 0);
  }
}
