import {
  answered,
  answerResults,
  failed,
  tabulateResults,
  type Answer,
  type LoadedTrace,
  type ResultsQuestion,
  type ResultsReply,
  type ResultTable,
} from '../core';
import { breathe } from './breathe';
import { cancelledFailure, crashFailure, failure, reasonOf } from './failures';

/** Longest work between two looks at the waiting messages: in the background, and while somebody waits for the table. */
const SLICE_MS = 6;
const AWAITED_SLICE_MS = 25;

interface Held {
  /** Lets go of the texts of the traces when it is done. */
  work: Generator<undefined, ResultTable> | undefined;
  table: ResultTable | undefined;
}

/** The tables of what searches loaded, by handle: made in slices, asked many times. */
export class ResultTables {
  readonly #held = new Map<number, Held>();

  /** Begins the table of these traces; their texts are held until it is made. */
  hold(handle: number, traces: readonly LoadedTrace[]): void {
    const held: Held = { work: tabulateResults(traces), table: undefined };
    this.#held.set(handle, held);
    void this.#makeWhenIdle(handle, held);
  }

  /** A table, made ready where it is not; undefined when it is not held, or cannot be made. */
  async whole(handle: number): Promise<ResultTable | undefined> {
    for (;;) {
      const held = this.#held.get(handle);
      if (held?.table !== undefined || held?.work === undefined) return held?.table;
      try {
        advance(held, AWAITED_SLICE_MS);
      } catch {
        held.work = undefined;
      }
      await breathe();
    }
  }

  close(handle: number): void {
    this.#held.delete(handle);
  }

  async ask(handle: number, question: ResultsQuestion, signal?: AbortSignal): Promise<Answer<ResultsReply>> {
    const asked = `${question.about} of the results`;
    for (;;) {
      await breathe();
      if (signal?.aborted === true) return failed(cancelledFailure(asked));
      const held = this.#held.get(handle);
      if (held === undefined) {
        return failed(failure('bad-request', asked, 'These results are not held any more.', 'Search again.'));
      }
      try {
        advance(held, AWAITED_SLICE_MS);
        if (held.table !== undefined) return answered(answerResults(held.table, question));
        if (held.work === undefined) throw new Error('the table could not be made');
      } catch (error) {
        held.work = undefined;
        return failed(crashFailure(asked, reasonOf(error)));
      }
    }
  }

  async #makeWhenIdle(handle: number, held: Held): Promise<void> {
    // Never in the turn of the answer itself.
    await breathe();
    while (held.work !== undefined && this.#held.get(handle) === held) {
      try {
        advance(held, SLICE_MS);
      } catch {
        // The first question meets the same end and answers with it.
        held.work = undefined;
      }
      await breathe();
    }
  }
}

/** Works on the table for so many milliseconds. */
function advance(held: Held, milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (held.work !== undefined && performance.now() < until) {
    const next = held.work.next();
    if (next.done !== true) continue;
    held.table = next.value;
    held.work = undefined;
  }
}
