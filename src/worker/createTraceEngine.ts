import {
  failed,
  type Answer,
  type AttributeColumn,
  type AttributeKey,
  type Completion,
  type CutEvent,
  type EventTable,
  type FindAnswer,
  type Nanos,
  type SpanDetail,
  type SpanHints,
  type SpanIndex,
  type SpanLinks,
} from '../core';
import { cancelledFailure, crashFailure } from './failures';
import { absolute, limitsOf, openedIn } from './engineQuestions';
import { originName } from './originName';
import type { EngineCalls, FromWorker, Question, Reply } from './protocol';
import { startBrowserWorker, type EngineWorker, type StartWorker } from './startWorker';
import type {
  AskOptions,
  ByteOrigin,
  EventNames,
  OpenTrace,
  Progress,
  SummarisedTraces,
  TraceEngine,
} from './TraceEngine';

/** A question without its answer. */
interface Pending {
  readonly settle: (reply: Reply) => void;
  readonly fail: (reason: string) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/**
 * The trace engine as the page sees it: a worker, started with the first question and anew after a crash. A crash answers
 * every open question, and later ones about traces that the lost worker held, with a 'crash'.
 */
export function createTraceEngine(start: StartWorker = startBrowserWorker): TraceEngine {
  return new WorkerEngine(start);
}

class WorkerEngine implements TraceEngine {
  readonly #start: StartWorker;
  readonly #pending = new Map<number, Pending>();
  /** How many hold each open trace, by handle. */
  readonly #holders = new Map<number, number>();
  #worker: EngineWorker | undefined;
  #nextId = 1;
  /** Greatest handle ever given. */
  #lastHandle = 0;
  /** Handles up to here went down with a crashed worker. */
  #lostHandle = 0;

  constructor(start: StartWorker) {
    this.#start = start;
  }

  openTrace(
    from: ByteOrigin,
    traceId: string | undefined,
    options: AskOptions = {},
  ): Promise<Answer<OpenTrace>> {
    const origin = absolute(from);
    const args = { origin, traceId, limits: limitsOf(options) };
    return this.#ask(
      originName(origin),
      options,
      (id) => ({ type: 'ask', id, call: 'open-trace', args }),
      (reply) => (reply.call === 'open-trace' ? reply.answer : undefined),
    );
  }

  openAll(from: ByteOrigin, options: AskOptions = {}): Promise<Answer<EngineCalls['open-all']['value']>> {
    const origin = absolute(from);
    const args = { origin, limits: limitsOf(options) };
    return this.#ask(
      originName(origin),
      options,
      (id) => ({ type: 'ask', id, call: 'open-all', args }),
      (reply) => (reply.call === 'open-all' ? reply.answer : undefined),
    );
  }

  summarise(from: ByteOrigin, options: AskOptions = {}): Promise<Answer<SummarisedTraces>> {
    const origin = absolute(from);
    const args = { origin, limits: limitsOf(options) };
    return this.#ask(
      originName(origin),
      options,
      (id) => ({ type: 'ask', id, call: 'summarise', args }),
      (reply) => (reply.call === 'summarise' ? reply.answer : undefined),
    );
  }

  detail(handle: number, span: SpanIndex): Promise<Answer<SpanDetail>> {
    return this.#askOfTrace(
      handle,
      `span ${span}`,
      {},
      (id) => ({ type: 'ask', id, call: 'detail', args: { handle, span } }),
      (reply) => (reply.call === 'detail' ? reply.answer : undefined),
    );
  }

  eventTimes(handle: number, spans: readonly SpanIndex[]): Promise<Answer<readonly (readonly Nanos[])[]>> {
    return this.#askOfTrace(
      handle,
      'event times',
      {},
      (id) => ({ type: 'ask', id, call: 'event-times', args: { handle, spans } }),
      (reply) => (reply.call === 'event-times' ? reply.answer : undefined),
    );
  }

  eventTable(handle: number, options: AskOptions = {}): Promise<Answer<EventTable>> {
    return this.#askOfTrace(
      handle,
      'events',
      options,
      (id) => ({ type: 'ask', id, call: 'event-table', args: { handle, limits: limitsOf(options) } }),
      (reply) => (reply.call === 'event-table' ? reply.answer : undefined),
    );
  }

  events(handle: number, named: EventNames, longest: number): Promise<Answer<readonly CutEvent[]>> {
    return this.#askOfTrace(
      handle,
      'events',
      {},
      (id) => ({ type: 'ask', id, call: 'events', args: { handle, named, longest } }),
      (reply) => (reply.call === 'events' ? reply.answer : undefined),
    );
  }

  spanHints(handle: number, spans: readonly SpanIndex[]): Promise<Answer<readonly SpanHints[]>> {
    return this.#askOfTrace(
      handle,
      'hints',
      {},
      (id) => ({ type: 'ask', id, call: 'span-hints', args: { handle, spans } }),
      (reply) => (reply.call === 'span-hints' ? reply.answer : undefined),
    );
  }

  links(handle: number): Promise<Answer<SpanLinks>> {
    return this.#askOfTrace(
      handle,
      'links',
      {},
      (id) => ({ type: 'ask', id, call: 'links', args: { handle } }),
      (reply) => (reply.call === 'links' ? reply.answer : undefined),
    );
  }

  find(handle: number, text: string, signal?: AbortSignal): Promise<Answer<FindAnswer>> {
    return this.#askOfTrace(
      handle,
      'find',
      signal === undefined ? {} : { signal },
      (id) => ({ type: 'ask', id, call: 'find', args: { handle, text } }),
      (reply) => (reply.call === 'find' ? reply.answer : undefined),
    );
  }

  complete(
    handle: number,
    text: string,
    caret: number,
    signal?: AbortSignal,
  ): Promise<Answer<readonly Completion[]>> {
    return this.#askOfTrace(
      handle,
      'suggestions',
      signal === undefined ? {} : { signal },
      (id) => ({ type: 'ask', id, call: 'complete', args: { handle, text, caret } }),
      (reply) => (reply.call === 'complete' ? reply.answer : undefined),
    );
  }

  attributeKeys(handle: number): Promise<Answer<readonly AttributeKey[]>> {
    return this.#askOfTrace(
      handle,
      'attribute keys',
      {},
      (id) => ({ type: 'ask', id, call: 'attribute-keys', args: { handle } }),
      (reply) => (reply.call === 'attribute-keys' ? reply.answer : undefined),
    );
  }

  column(handle: number, key: string): Promise<Answer<AttributeColumn>> {
    return this.#askOfTrace(
      handle,
      'column',
      {},
      (id) => ({ type: 'ask', id, call: 'column', args: { handle, key } }),
      (reply) => (reply.call === 'column' ? reply.answer : undefined),
    );
  }

  retain(handle: number): void {
    const holders = this.#holders.get(handle);
    if (holders !== undefined) this.#holders.set(handle, holders + 1);
  }

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

  #askOfTrace<T>(
    handle: number,
    asked: string,
    options: AskOptions,
    question: (id: number) => Question,
    pick: (reply: Reply) => Answer<T> | undefined,
  ): Promise<Answer<T>> {
    if (handle <= this.#lostHandle)
      return Promise.resolve(failed(crashFailure(asked, 'the trace was lost with a crash')));
    return this.#ask(asked, options, question, pick);
  }

  #ask<T>(
    asked: string,
    options: AskOptions,
    question: (id: number) => Question,
    pick: (reply: Reply) => Answer<T> | undefined,
  ): Promise<Answer<T>> {
    const { signal, onProgress } = options;
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
    const pending = this.#pending.get(message.id);
    if (message.type === 'progress') {
      pending?.onProgress?.(message.progress);
      return;
    }
    for (const handle of openedIn(message)) {
      this.#lastHandle = Math.max(this.#lastHandle, handle);
      if (pending !== undefined) this.#holders.set(handle, 1);
      // Cancelled when the answer was already on its way: nobody will ever close it.
      else this.#worker?.post({ type: 'close', handle });
    }
    pending?.settle(message);
  }

  #crashed(reason: string): void {
    this.#worker?.stop();
    this.#worker = undefined;
    this.#lostHandle = this.#lastHandle;
    this.#holders.clear();
    for (const pending of [...this.#pending.values()]) pending.fail(reason);
  }
}
