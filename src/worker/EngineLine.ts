import { failed, type Answer, type FindPart } from '../core';
import { openedIn } from './engineQuestions';
import { cancelledFailure, crashFailure } from './failures';
import type { FromWorker, Question, Reply } from './protocol';
import type { EngineWorker, StartWorker } from './startWorker';
import type { AskOptions, OpenTrace, Progress } from './TraceEngine';

/** A question without its answer. */
interface Pending {
  readonly settle: (reply: Reply) => void;
  readonly fail: (reason: string) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  readonly onPart: PartSink | undefined;
  readonly onOpened: OpenedSink | undefined;
}

/** Takes the first parts of an answer. */
export type PartSink = (part: FindPart) => void;

/** Takes the first traces of an answer with many of them. */
type OpenedSink = (opened: readonly OpenTrace[]) => void;

interface LineOptions extends AskOptions {
  readonly onPart?: PartSink;
  readonly onOpened?: OpenedSink;
}

/** The line to the worker: starts it with the first question (or `wake`) and anew after a crash, and brings each answer to who asked. */
export class EngineLine {
  readonly #start: StartWorker;
  readonly #pending = new Map<number, Pending>();
  /** How many hold each open trace, by handle. */
  readonly #holders = new Map<number, number>();
  #worker: EngineWorker | undefined;
  #hears: (() => void) | undefined;
  #nextId = 1;
  /** Greatest handle ever given. */
  #lastHandle = 0;
  /** Handles up to here went down with a crashed worker. */
  #lostHandle = 0;

  constructor(start: StartWorker) {
    this.#start = start;
  }

  /**
   * Starts the worker ahead of the first question, and resolves when it hears: what was asked until then has reached it. What
   * goes wrong is met again, and told, by that question; the promise is then never kept.
   */
  wake(): Promise<void> {
    return new Promise((resolve) => {
      this.#hears = resolve;
      try {
        this.#running();
      } catch {
        // As said above.
      }
    });
  }

  /** One holder more of an open trace. */
  retain(handle: number): void {
    const holders = this.#holders.get(handle);
    if (holders !== undefined) this.#holders.set(handle, holders + 1);
  }

  /** One holder less; the last one lets go of it. */
  close(handle: number): void {
    const holders = this.#holders.get(handle);
    if (holders === undefined) return;
    if (holders > 1) {
      this.#holders.set(handle, holders - 1);
      return;
    }
    this.#holders.delete(handle);
    this.#worker?.post({ type: 'close', handle });
  }

  /** Asks about an open trace; one that went down with a crashed worker is not asked for any more. */
  askOfTrace<T>(
    handle: number,
    asked: string,
    options: LineOptions,
    question: (id: number) => Question,
    pick: (reply: Reply) => Answer<T> | undefined,
  ): Promise<Answer<T>> {
    if (handle <= this.#lostHandle)
      return Promise.resolve(failed(crashFailure(asked, 'the trace was lost with a crash')));
    return this.ask(asked, options, question, pick);
  }

  /** Sends a question and waits for its answer, the end of its signal, or a crash. `asked` names it in failures. */
  ask<T>(
    asked: string,
    options: LineOptions,
    question: (id: number) => Question,
    pick: (reply: Reply) => Answer<T> | undefined,
  ): Promise<Answer<T>> {
    const { signal, onProgress, onPart, onOpened } = options;
    if (signal?.aborted === true) return Promise.resolve(failed(cancelledFailure(asked)));
    const id = this.#nextId++;
    return new Promise((resolve) => {
      const end = (answer: Answer<T>): void => {
        this.#pending.delete(id);
        signal?.removeEventListener('abort', cancel);
        resolve(answer);
      };
      const cancel = (): void => {
        this.#worker?.post({ type: 'cancel', id });
        end(failed(cancelledFailure(asked)));
      };
      signal?.addEventListener('abort', cancel);
      this.#pending.set(id, {
        settle: (reply) => {
          end(pick(reply) ?? failed(crashFailure(asked, 'the worker answered another question')));
        },
        fail: (reason) => {
          end(failed(crashFailure(asked, reason)));
        },
        onProgress,
        onPart,
        onOpened,
      });
      try {
        this.#running().post(question(id));
      } catch (error) {
        end(failed(crashFailure(asked, error instanceof Error ? error.message : String(error))));
      }
    });
  }

  #running(): EngineWorker {
    if (this.#worker === undefined) {
      const started: EngineWorker = this.#start(
        (message) => {
          if (this.#worker === started) this.#heard(message);
        },
        (reason) => {
          if (this.#worker === started) this.#crashed(reason);
        },
      );
      this.#worker = started;
      started.post({ type: 'start', firstHandle: this.#lastHandle + 1 });
    }
    return this.#worker;
  }

  #heard(message: FromWorker): void {
    if (message.type === 'started') {
      this.#hears?.();
      return;
    }
    const pending = this.#pending.get(message.id);
    if (message.type === 'progress') {
      pending?.onProgress?.(message.progress);
      return;
    }
    if (message.type === 'part') {
      pending?.onPart?.(message.part);
      return;
    }
    if (message.type === 'opened') {
      for (const { handle } of message.opened) this.#opened(handle, pending);
      pending?.onOpened?.(message.opened);
      return;
    }
    for (const handle of openedIn(message)) this.#opened(handle, pending);
    pending?.settle(message);
  }

  #opened(handle: number, pending: Pending | undefined): void {
    this.#lastHandle = Math.max(this.#lastHandle, handle);
    if (pending !== undefined) this.#holders.set(handle, 1);
    // Cancelled when the answer was already on its way: nobody will ever close it.
    else this.#worker?.post({ type: 'close', handle });
  }

  #crashed(reason: string): void {
    this.#worker?.stop();
    this.#worker = undefined;
    this.#lostHandle = this.#lastHandle;
    this.#holders.clear();
    for (const pending of [...this.#pending.values()]) pending.fail(reason);
  }
}
