/** What traces tell of calls, column by column: a member for each node, edge or path. */
export interface CallNumbers {
  readonly calls: Float64Array;
  readonly errors: Float64Array;
  /** Nearest rank, in nanoseconds: the least time that half (95 %) of the calls do not exceed; NaN where no time is known. */
  readonly p50: Float64Array;
  readonly p95: Float64Array;
  /** Trace with the longest call, and with the longest of those that failed; '' = none. */
  readonly slowest: readonly string[];
  readonly failing: readonly string[];
}

/** Calls between two steps of sorting. */
const STEP = 16_384;

/** Takes calls one by one, each with its place, and makes numbers of them. */
export class CallTally {
  readonly #places: number[] = [];
  readonly #times: number[] = [];
  readonly #calls: number[] = [];
  readonly #errors: number[] = [];
  readonly #slowest: string[] = [];
  readonly #failing: string[] = [];
  readonly #longest: number[] = [];
  readonly #longestFailed: number[] = [];

  /** `nanoseconds` may be NaN: the call counts, its time does not. */
  add(place: number, nanoseconds: number, hasFailed: boolean, traceId: string): void {
    this.#calls[place] = (this.#calls[place] ?? 0) + 1;
    const known = Number.isNaN(nanoseconds) ? -1 : nanoseconds;
    if (known >= 0) {
      this.#places.push(place);
      this.#times.push(nanoseconds);
    }
    if (known > (this.#longest[place] ?? -2)) {
      this.#longest[place] = known;
      this.#slowest[place] = traceId;
    }
    if (!hasFailed) return;
    this.#errors[place] = (this.#errors[place] ?? 0) + 1;
    if (known <= (this.#longestFailed[place] ?? -2)) return;
    this.#longestFailed[place] = known;
    this.#failing[place] = traceId;
  }

  /** The numbers of places 0 to before `count`. Work: calls × log calls. */
  *finish(count: number): Generator<undefined, CallNumbers> {
    const offset = new Int32Array(count + 1);
    for (const place of this.#places) offset[place + 1] = (offset[place + 1] ?? 0) + 1;
    for (let place = 0; place < count; place++)
      offset[place + 1] = (offset[place + 1] ?? 0) + (offset[place] ?? 0);
    yield;
    const times = new Float64Array(this.#times.length);
    const next = offset.slice();
    for (const [at, place] of this.#places.entries()) {
      const to = next[place] ?? 0;
      times[to] = this.#times[at] ?? 0;
      next[place] = to + 1;
    }
    const p50 = new Float64Array(count).fill(NaN);
    const p95 = new Float64Array(count).fill(NaN);
    let sorted = 0;
    for (let place = 0; place < count; place++) {
      const own = times.subarray(offset[place], offset[place + 1]).sort();
      p50[place] = atRank(own, 0.5);
      p95[place] = atRank(own, 0.95);
      sorted += own.length;
      if (sorted < STEP) continue;
      sorted = 0;
      yield;
    }
    const numbers = (values: readonly number[]) =>
      Float64Array.from({ length: count }, (_, place) => values[place] ?? 0);
    const texts = (values: readonly string[]) =>
      Array.from({ length: count }, (_, place) => values[place] ?? '');
    return {
      calls: numbers(this.#calls),
      errors: numbers(this.#errors),
      p50,
      p95,
      slowest: texts(this.#slowest),
      failing: texts(this.#failing),
    };
  }
}

const atRank = (sorted: Float64Array, share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
