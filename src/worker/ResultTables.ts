import {
  answered,
  answerResults,
  answerSpans,
  failed,
  isAboutSpans,
  type Answer,
  type Completion,
  type Failure,
  type LoadedTrace,
  type ResultFind,
  type ResultFindAnswer,
  type ResultsFound,
  type ResultsQuestion,
  type ResultsReply,
  type ResultTable,
  type SpansQuestion,
  type SpansReply,
} from '../core';
import { breathe } from './breathe';
import { combineParts } from './combineParts';
import { cancelledFailure, crashFailure, failure, reasonOf } from './failures';
import { HeldResults } from './HeldResults';
import type { CombinedTraces } from './TraceEngine';

/** Longest work between two looks at the waiting messages: in the background, and while somebody waits for the answer. */
const SLICE_MS = 6;
const AWAITED_SLICE_MS = 25;

type Work<T> = Generator<undefined, T>;

export interface WholeResults {
  readonly table: ResultTable;
  readonly finder: ResultFind;
}

/** The tables of what searches loaded, by handle: made in slices, asked many times. */
export class ResultTables {
  readonly #held = new Map<number, HeldResults>();
  /** Questions that are not answered yet. */
  #awaited = 0;

  /** Begins the table of these traces; their texts are held until it is made and can be found in, those of a part for longer. */
  hold(handle: number, traces: readonly LoadedTrace[], isPart = false): void {
    const held = new HeldResults(traces, isPart);
    this.#held.set(handle, held);
    if (!isPart) void this.#makeWhenIdle(handle, held);
  }

  /** A table with what finds in its traces, made ready where they are not; undefined when they are not held, or cannot be made. */
  async whole(handle: number): Promise<WholeResults | undefined> {
    const whole = await this.#inSlices(handle, 'the results', undefined, (held) => {
      const table = held.table(AWAITED_SLICE_MS);
      const finder = table && held.finder(AWAITED_SLICE_MS);
      return finder && { value: { table, finder } };
    });
    return whole.ok ? whole.value : undefined;
  }

  close(handle: number): void {
    this.#held.delete(handle);
  }

  async ask(handle: number, question: ResultsQuestion, signal?: AbortSignal): Promise<Answer<ResultsReply>> {
    if (isAboutSpans(question)) return this.#askOfSpans(handle, question, signal);
    const find = 'filter' in question ? question.filter.find : undefined;
    if (find !== undefined && find !== '' && this.#held.get(handle)?.hasFound(find) !== true) {
      const found = await this.find(handle, find, signal);
      if (!found.ok) return found;
    }
    return this.#inSlices(handle, `${question.about} of the results`, signal, (held) => {
      const table = held.table(AWAITED_SLICE_MS);
      return table && { value: answerResults(table, question) };
    });
  }

  #askOfSpans(handle: number, question: SpansQuestion, signal?: AbortSignal): Promise<Answer<SpansReply>> {
    let work: Work<SpansReply> | undefined;
    return this.#inSlices(handle, `${question.about} of the loaded traces`, signal, (held) => {
      const table = held.table(AWAITED_SLICE_MS);
      const finder = table && held.finder(AWAITED_SLICE_MS);
      if (finder === undefined) return undefined;
      work ??= answerSpans(finder.joined(table?.traceIds ?? []), () => finder.attributeSizes(), question);
      return inSlice(work);
    });
  }

  find(handle: number, text: string, signal?: AbortSignal): Promise<Answer<ResultFindAnswer>> {
    let work: Work<ResultsFound> | undefined;
    return this.#inSlices(handle, 'find in the results', signal, (held) => {
      // The hits are remembered at the table.
      const table = held.table(AWAITED_SLICE_MS);
      const finder = table && held.finder(AWAITED_SLICE_MS);
      if (finder === undefined) return undefined;
      const found = inSlice((work ??= finder.find(text)));
      if (found === undefined) return undefined;
      if (found.value.answer.mistake === undefined) held.remember(text, found.value);
      return { value: found.value.answer };
    });
  }

  complete(
    handle: number,
    text: string,
    caret: number,
    signal?: AbortSignal,
  ): Promise<Answer<readonly Completion[]>> {
    let work: ReturnType<ResultFind['complete']> | undefined;
    return this.#inSlices(handle, 'suggestions', signal, (held) => {
      const finder = held.finder(AWAITED_SLICE_MS);
      return finder && inSlice((work ??= finder.complete(text, caret)));
    });
  }

  /** Puts parts together under a new handle. */
  async combine(
    parts: readonly number[],
    find: string,
    newHandle: () => number,
    signal?: AbortSignal,
  ): Promise<Answer<CombinedTraces>> {
    const asked = 'putting the results together';
    const lists = parts.map((part) => this.#held.get(part)?.part);
    if (lists.includes(undefined)) return failed(goneFailure(asked));
    try {
      const combined = await combineParts(
        lists.flatMap((list) => (list === undefined ? [] : [list])),
        find,
        signal,
      );
      if (combined === 'cancelled') return failed(cancelledFailure(asked));
      if ('message' in combined) {
        const advice = 'Put the condition right, then search again.';
        return failed(failure('bad-request', find.slice(0, 200), combined.message, advice));
      }
      const { traces, ...value } = combined;
      const results = newHandle();
      this.hold(results, traces);
      return answered({ ...value, results, summaries: traces.map(({ summary }) => summary) });
    } catch (error) {
      return failed(crashFailure(asked, reasonOf(error)));
    }
  }

  /** Asks again and again, with breaths between, until there is an answer. */
  async #inSlices<T>(
    handle: number,
    asked: string,
    signal: AbortSignal | undefined,
    look: (held: HeldResults) => { readonly value: T } | undefined,
  ): Promise<Answer<T>> {
    this.#awaited++;
    try {
      for (;;) {
        await breathe();
        if (signal?.aborted === true) return failed(cancelledFailure(asked));
        const held = this.#held.get(handle);
        if (held === undefined) return failed(goneFailure(asked));
        try {
          const answer = look(held);
          if (answer !== undefined) return answered(answer.value);
        } catch (error) {
          held.giveUp();
          return failed(crashFailure(asked, reasonOf(error)));
        }
      }
    } finally {
      this.#awaited--;
    }
  }

  async #makeWhenIdle(handle: number, held: HeldResults): Promise<void> {
    // Never in the turn of the answer itself.
    await breathe();
    while (!held.isDone && this.#held.get(handle) === held) {
      try {
        // Whoever waits for an answer goes first: two looks at the messages lie between question and answer.
        if (this.#awaited === 0 && held.table(SLICE_MS) !== undefined) held.finder(SLICE_MS);
      } catch {
        // The first question meets the same end and answers with it.
        held.giveUp();
      }
      await breathe();
    }
  }
}

const goneFailure = (asked: string): Failure =>
  failure('bad-request', asked, 'These results are not held any more.', 'Search again.');

/** Goes on with work for the length of a slice. */
function inSlice<T>(work: Work<T>): { readonly value: T } | undefined {
  const until = performance.now() + AWAITED_SLICE_MS;
  do {
    const next = work.next();
    if (next.done === true) return { value: next.value };
  } while (performance.now() < until);
  return undefined;
}
