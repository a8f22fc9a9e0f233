/** A row with something open under it, `height` px tall. */
export interface OpenRow {
  readonly row: number;
  readonly height: number;
}

/**
 * Where rows of one height stand when a few of them have something open under them. Built in the number of open rows,
 * asked in its logarithm: 1 000 000 rows cost nothing.
 */
export class RowOffsets {
  readonly total: number;
  readonly #rows: number[] = [];
  /** Height open under the first k open rows. */
  readonly #before: number[] = [0];

  constructor(
    readonly count: number,
    readonly rowHeight: number,
    opened: readonly OpenRow[],
  ) {
    let sum = 0;
    for (const { row, height } of [...opened].sort((a, b) => a.row - b.row)) {
      if (row < 0 || row >= count || row === this.#rows.at(-1)) continue;
      sum += height;
      this.#rows.push(row);
      this.#before.push(sum);
    }
    this.total = count * rowHeight + sum;
  }

  /** Number of open rows above `row`. */
  #openAbove(row: number): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#rows[middle] ?? 0) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Upper edge of a row, in px from the top of the list. */
  topOf(row: number): number {
    return row * this.rowHeight + (this.#before[this.#openAbove(row)] ?? 0);
  }

  /** The row, or the row of the open part, that lies at `y` px; clamped to the list. 0 for an empty list. */
  rowAt(y: number): number {
    // The last open row whose top is at or above y decides how much height lies before.
    let low = 0;
    let high = this.#rows.length;
    const topOfOpen = (k: number) => (this.#rows[k] ?? 0) * this.rowHeight + (this.#before[k] ?? 0);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (topOfOpen(middle) <= y) low = middle + 1;
      else high = middle;
    }
    const opened = low - 1;
    const clamp = (row: number) => Math.max(0, Math.min(this.count - 1, row));
    if (opened < 0) return clamp(Math.floor(y / this.rowHeight));
    const below = topOfOpen(opened) + this.rowHeight + (this.#before[low] ?? 0) - (this.#before[opened] ?? 0);
    const row = this.#rows[opened] ?? 0;
    return clamp(y < below ? row : row + 1 + Math.floor((y - below) / this.rowHeight));
  }
}
