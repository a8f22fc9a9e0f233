/** The longest loop that is looked for, in calls. */
const longestPeriod = 8;

/** Takes groups while they are found, sibling list by sibling list. */
export class GroupDraft {
  readonly period: number[] = [];
  /** 1 + group by span; 0 for none. */
  readonly ofSpan: Int32Array;
  readonly #least: number;
  readonly #labels: Int32Array;
  readonly #seen: Int32Array;
  readonly #groupOfLabel: Int32Array;

  constructor(labels: { readonly of: Int32Array; readonly count: number }, least: number) {
    this.#least = least;
    this.#labels = labels.of;
    this.ofSpan = new Int32Array(labels.of.length);
    this.#seen = new Int32Array(labels.count);
    this.#groupOfLabel = new Int32Array(labels.count);
  }

  /** Groups among siblings in the order of their start: loops first, then what is alike and left. Linear. */
  add(siblings: Int32Array): void {
    if (siblings.length < this.#least) return;
    if (siblings.length >= 2 * this.#least) this.#addLoops(siblings);
    this.#addAlike(siblings);
  }

  #newGroup(period: number): number {
    this.period.push(period);
    return this.period.length;
  }

  #addAlike(siblings: Int32Array): void {
    const labels = this.#labels;
    for (const span of siblings) {
      const label = labels[span] ?? 0;
      if (this.ofSpan[span] === 0) this.#seen[label] = (this.#seen[label] ?? 0) + 1;
    }
    for (const span of siblings) {
      const label = labels[span] ?? 0;
      if (this.ofSpan[span] !== 0 || (this.#seen[label] ?? 0) < this.#least) continue;
      if (this.#groupOfLabel[label] === 0) this.#groupOfLabel[label] = this.#newGroup(1);
      this.ofSpan[span] = this.#groupOfLabel[label] ?? 0;
    }
    for (const span of siblings) {
      this.#seen[labels[span] ?? 0] = 0;
      this.#groupOfLabel[labels[span] ?? 0] = 0;
    }
  }

  /** Stretches in which the same calls repeat in the same order, at least `least` times. */
  #addLoops(siblings: Int32Array): void {
    const { length } = siblings;
    const label = (at: number) => this.#labels[siblings[at] ?? 0] ?? 0;
    // same[p][i]: for how long from i on each sibling is like the one p later.
    const same: Int32Array[] = [];
    for (let period = 2; period <= longestPeriod; period++) {
      const run = new Int32Array(length + 1);
      for (let i = length - period - 1; i >= 0; i--)
        run[i] = label(i) === label(i + period) ? (run[i + 1] ?? 0) + 1 : 0;
      same[period] = run;
    }
    for (let i = 0; i < length;) {
      const period = this.#periodAt(same, i, label);
      if (period === 0) {
        i++;
        continue;
      }
      const turns = Math.floor(((same[period]?.[i] ?? 0) + period) / period);
      const group = this.#newGroup(period);
      const stop = i + turns * period;
      for (; i < stop; i++) this.ofSpan[siblings[i] ?? 0] = group;
    }
  }

  /** The shortest period of at least two different calls that repeats often enough from i on; 0 for none. */
  #periodAt(same: readonly Int32Array[], i: number, label: (at: number) => number): number {
    for (let period = 2; period <= longestPeriod; period++) {
      if ((same[period]?.[i] ?? 0) + period < this.#least * period) continue;
      for (let k = 1; k < period; k++) if (label(i + k) !== label(i)) return period;
      return 0; // all alike: no loop
    }
    return 0;
  }
}
