/** Points are kept apart only down to this depth: those that lie on one another count as one. */
const deepest = 32;
/** A square that looks smaller than this (its side over its distance) counts as one point. */
const openness = 0.9;

/**
 * Points in a tree of squares, so that the push of all on each is found without looking at all pairs
 * (https://en.wikipedia.org/wiki/Barnes–Hut_simulation). Work: points × log points.
 */
export class PullTree {
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  /** Four children a square: −1 none, below −1 the point −2 − value, else a square. */
  readonly #child: number[] = [];
  readonly #count: number[] = [];
  readonly #sumX: number[] = [];
  readonly #sumY: number[] = [];
  readonly #size: number;
  readonly #left: number;
  readonly #top: number;

  constructor(x: Float64Array, y: Float64Array) {
    this.#x = x;
    this.#y = y;
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let point = 0; point < x.length; point++) {
      left = Math.min(left, x[point] ?? 0);
      right = Math.max(right, x[point] ?? 0);
      top = Math.min(top, y[point] ?? 0);
      bottom = Math.max(bottom, y[point] ?? 0);
    }
    this.#left = left;
    this.#top = top;
    this.#size = Math.max(right - left, bottom - top, 1e-9) * 1.000001;
    this.#square();
    for (let point = 0; point < x.length; point++) this.#add(point);
  }

  #square(): number {
    this.#child.push(-1, -1, -1, -1);
    this.#sumX.push(0);
    this.#sumY.push(0);
    return this.#count.push(0) - 1;
  }

  #add(point: number): void {
    const [px = 0, py = 0] = [this.#x[point], this.#y[point]];
    let [square, left, top, size] = [0, this.#left, this.#top, this.#size];
    for (let depth = 0; ; depth++) {
      this.#count[square] = (this.#count[square] ?? 0) + 1;
      this.#sumX[square] = (this.#sumX[square] ?? 0) + px;
      this.#sumY[square] = (this.#sumY[square] ?? 0) + py;
      if (depth === deepest) return;
      size /= 2;
      const [isRight, isBelow] = [px >= left + size, py >= top + size];
      if (isRight) left += size;
      if (isBelow) top += size;
      const slot = 4 * square + (isRight ? 1 : 0) + (isBelow ? 2 : 0);
      const held = this.#child[slot] ?? -1;
      if (held === -1) {
        this.#child[slot] = -2 - point;
        return;
      }
      if (held >= 0) {
        square = held;
        continue;
      }
      // Two points in one place of the square: it becomes a square of its own, and the one before moves down into it.
      const below = this.#square();
      this.#child[slot] = below;
      const other = -2 - held;
      const [ox = 0, oy = 0] = [this.#x[other], this.#y[other]];
      this.#count[below] = 1;
      this.#sumX[below] = ox;
      this.#sumY[below] = oy;
      const half = size / 2;
      if (depth + 1 < deepest)
        this.#child[4 * below + (ox >= left + half ? 1 : 0) + (oy >= top + half ? 2 : 0)] = held;
      square = below;
    }
  }

  /** Adds to the forces what pushes each point away from all others: strength over distance. */
  push(strength: number, forceX: Float64Array, forceY: Float64Array): void {
    const squares: number[] = [];
    const sizes: number[] = [];
    for (let point = 0; point < this.#x.length; point++) {
      const [px = 0, py = 0] = [this.#x[point], this.#y[point]];
      let [fx, fy] = [0, 0];
      const from = (cx: number, cy: number, weight: number) => {
        const [dx, dy] = [px - cx, py - cy];
        const distance = Math.max(1, dx * dx + dy * dy);
        fx += (dx * strength * weight) / distance;
        fy += (dy * strength * weight) / distance;
      };
      squares.push(0);
      sizes.push(this.#size);
      for (let square = squares.pop(); square !== undefined; square = squares.pop()) {
        const size = sizes.pop() ?? 0;
        const count = this.#count[square] ?? 0;
        if (count === 0) continue;
        const [cx, cy] = [(this.#sumX[square] ?? 0) / count, (this.#sumY[square] ?? 0) / count];
        if (size * size < openness * openness * ((px - cx) ** 2 + (py - cy) ** 2)) {
          from(cx, cy, count);
          continue;
        }
        for (let slot = 4 * square; slot < 4 * square + 4; slot++) {
          const held = this.#child[slot] ?? -1;
          if (held < -1) {
            const other = -2 - held;
            if (other !== point) from(this.#x[other] ?? 0, this.#y[other] ?? 0, 1);
          } else if (held >= 0) {
            squares.push(held);
            sizes.push(size / 2);
          }
        }
      }
      forceX[point] = (forceX[point] ?? 0) + fx;
      forceY[point] = (forceY[point] ?? 0) + fy;
    }
  }
}
