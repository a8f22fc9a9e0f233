import { spansAStep } from './answerInSlices';
import { breathe } from './breathe';
import type { HeldTrace } from './HeldTrace';

/** Longest time of index building between two looks at the waiting messages. */
const SLICE_MS = 6;

/** Builds the find indexes of open traces in slices while nothing is read, so that the first find is as quick as the next. */
export class IdleIndexer {
  readonly #waiting = new Set<HeldTrace>();
  /** Readings under way. */
  #reading = 0;
  #isRunning = false;

  add(held: HeldTrace): void {
    this.#waiting.add(held);
    void this.#run();
  }

  drop(held: HeldTrace): void {
    this.#waiting.delete(held);
  }

  /** A reading, while which no index is built. */
  async after<T>(read: () => Promise<T>): Promise<T> {
    this.#reading++;
    try {
      return await read();
    } finally {
      this.#reading--;
      void this.#run();
    }
  }

  /** One loop runs at a time. */
  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    // Never in the turn of the answer itself.
    await breathe();
    let until = performance.now() + SLICE_MS;
    for (let held = this.#next(); held !== undefined; held = this.#next()) {
      try {
        while (!held.indexed && performance.now() < until) held.indexed = held.index.build(spansAStep);
        if (held.indexed) this.#waiting.delete(held);
      } catch {
        // The find itself meets the same fault and answers with it.
        this.#waiting.delete(held);
      }
      if (performance.now() < until) continue;
      await breathe();
      until = performance.now() + SLICE_MS;
    }
    this.#isRunning = false;
  }

  #next(): HeldTrace | undefined {
    const [first] = this.#reading > 0 ? [] : this.#waiting;
    return first;
  }
}
