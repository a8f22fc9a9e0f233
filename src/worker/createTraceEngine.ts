import {
  answered,
  type Answer,
  type AttributeColumn,
  type AttributeKey,
  type CallSample,
  type CallsWanted,
  type Completion,
  type CutEvent,
  type EventTable,
  type FindAnswer,
  type FindPart,
  type Nanos,
  type Redaction,
  type RedactionPreview,
  type SpanDetail,
  type SpanHints,
  type SpanIndex,
  type SpanLinks,
  type WriteJob,
} from '../core';
import { EngineLine } from './EngineLine';
import { absolute, limitsOf } from './engineQuestions';
import { unpackDetail } from './packDetail';
import { originName } from './originName';
import type { EngineCalls } from './protocol';
import { resultQuestions, type ResultQuestions } from './resultQuestions';
import { startBrowserWorker, type StartWorker } from './startWorker';
import type {
  AskOptions,
  ByteOrigin,
  EventNames,
  OpenTrace,
  SummarisedTraces,
  TraceEngine,
  WrittenTrace,
} from './TraceEngine';

/** An engine whose worker can be started ahead. */
export interface WorkerTraceEngine extends TraceEngine {
  /**
   * Starts the worker before there is a question, so that its code is read and rehearsed beside the page's own. Kept when
   * the worker hears; never if it cannot be started.
   */
  wake(): Promise<void>;
}

/**
 * The trace engine as the page sees it: a worker, started with the first question (or `wake`) and anew after a crash. A crash answers
 * every open question, and later ones about traces that the lost worker held, with a 'crash'.
 */
export function createTraceEngine(start: StartWorker = startBrowserWorker): WorkerTraceEngine {
  const line = new EngineLine(start);
  return Object.assign(new LineEngine(line), resultQuestions(line));
}

/** All questions but those about results. */
class LineEngine implements Omit<WorkerTraceEngine, keyof ResultQuestions> {
  readonly #line: EngineLine;

  constructor(line: EngineLine) {
    this.#line = line;
  }

  wake(): Promise<void> {
    return this.#line.wake();
  }

  openTrace(
    from: ByteOrigin,
    traceId: string | undefined,
    options: AskOptions = {},
  ): Promise<Answer<OpenTrace>> {
    const origin = absolute(from);
    const args = { origin, traceId, limits: limitsOf(options) };
    return this.#line.ask(
      originName(origin),
      options,
      (id) => ({ type: 'ask', id, call: 'open-trace', args }),
      (reply) => (reply.call === 'open-trace' ? reply.answer : undefined),
    );
  }

  async openAll(
    from: ByteOrigin,
    options: AskOptions = {},
  ): Promise<Answer<EngineCalls['open-all']['value']>> {
    const origin = absolute(from);
    const args = { origin, limits: limitsOf(options) };
    const before: OpenTrace[] = [];
    const onOpened = (opened: readonly OpenTrace[]): void => {
      for (const open of opened) before.push(open);
    };
    const answer = await this.#line.ask(
      originName(origin),
      { ...options, onOpened },
      (id) => ({ type: 'ask', id, call: 'open-all', args }),
      (reply) => (reply.call === 'open-all' ? reply.answer : undefined),
    );
    if (answer.ok) {
      const { opened, notices } = answer.value;
      return answered({ opened: before.concat(opened), notices });
    }
    for (const { handle } of before) this.close(handle);
    return answer;
  }

  summarise(from: ByteOrigin, options: AskOptions = {}, part = false): Promise<Answer<SummarisedTraces>> {
    const origin = absolute(from);
    const args = { origin, limits: limitsOf(options), part };
    return this.#line.ask(
      originName(origin),
      options,
      (id) => ({ type: 'ask', id, call: 'summarise', args }),
      (reply) => (reply.call === 'summarise' ? reply.answer : undefined),
    );
  }

  sampleCalls(from: ByteOrigin, wanted: CallsWanted, options: AskOptions = {}): Promise<Answer<CallSample>> {
    const origin = absolute(from);
    const args = { origin, wanted, limits: limitsOf(options) };
    return this.#line.ask(
      originName(origin),
      options,
      (id) => ({ type: 'ask', id, call: 'sample-calls', args }),
      (reply) => (reply.call === 'sample-calls' ? reply.answer : undefined),
    );
  }

  detail(handle: number, span: SpanIndex): Promise<Answer<SpanDetail>> {
    return this.#line.askOfTrace(
      handle,
      `span ${span}`,
      {},
      (id) => ({ type: 'ask', id, call: 'detail', args: { handle, span } }),
      (reply) => {
        if (reply.call !== 'detail') return undefined;
        return reply.answer.ok ? answered(unpackDetail(reply.answer.value)) : reply.answer;
      },
    );
  }

  eventTimes(handle: number, spans: readonly SpanIndex[]): Promise<Answer<readonly (readonly Nanos[])[]>> {
    return this.#line.askOfTrace(
      handle,
      'event times',
      {},
      (id) => ({ type: 'ask', id, call: 'event-times', args: { handle, spans } }),
      (reply) => (reply.call === 'event-times' ? reply.answer : undefined),
    );
  }

  eventTable(handle: number, options: AskOptions = {}): Promise<Answer<EventTable>> {
    return this.#line.askOfTrace(
      handle,
      'events',
      options,
      (id) => ({ type: 'ask', id, call: 'event-table', args: { handle, limits: limitsOf(options) } }),
      (reply) => (reply.call === 'event-table' ? reply.answer : undefined),
    );
  }

  events(handle: number, named: EventNames, longest: number): Promise<Answer<readonly CutEvent[]>> {
    return this.#line.askOfTrace(
      handle,
      'events',
      {},
      (id) => ({ type: 'ask', id, call: 'events', args: { handle, named, longest } }),
      (reply) => (reply.call === 'events' ? reply.answer : undefined),
    );
  }

  spanHints(handle: number, spans: readonly SpanIndex[]): Promise<Answer<readonly SpanHints[]>> {
    return this.#line.askOfTrace(
      handle,
      'hints',
      {},
      (id) => ({ type: 'ask', id, call: 'span-hints', args: { handle, spans } }),
      (reply) => (reply.call === 'span-hints' ? reply.answer : undefined),
    );
  }

  links(handle: number): Promise<Answer<SpanLinks>> {
    return this.#line.askOfTrace(
      handle,
      'links',
      {},
      (id) => ({ type: 'ask', id, call: 'links', args: { handle } }),
      (reply) => (reply.call === 'links' ? reply.answer : undefined),
    );
  }

  find(
    handle: number,
    text: string,
    signal?: AbortSignal,
    onPart?: (part: FindPart) => void,
  ): Promise<Answer<FindAnswer>> {
    return this.#line.askOfTrace(
      handle,
      'find',
      { ...(signal && { signal }), ...(onPart && { onPart }) },
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
    return this.#line.askOfTrace(
      handle,
      'suggestions',
      signal === undefined ? {} : { signal },
      (id) => ({ type: 'ask', id, call: 'complete', args: { handle, text, caret } }),
      (reply) => (reply.call === 'complete' ? reply.answer : undefined),
    );
  }

  attributeKeys(handle: number): Promise<Answer<readonly AttributeKey[]>> {
    return this.#line.askOfTrace(
      handle,
      'attribute keys',
      {},
      (id) => ({ type: 'ask', id, call: 'attribute-keys', args: { handle } }),
      (reply) => (reply.call === 'attribute-keys' ? reply.answer : undefined),
    );
  }

  column(handle: number, key: string): Promise<Answer<AttributeColumn>> {
    return this.#line.askOfTrace(
      handle,
      'column',
      {},
      (id) => ({ type: 'ask', id, call: 'column', args: { handle, key } }),
      (reply) => (reply.call === 'column' ? reply.answer : undefined),
    );
  }

  write(handle: number, job: WriteJob, signal?: AbortSignal): Promise<Answer<WrittenTrace>> {
    return this.#line.askOfTrace(
      handle,
      'trace as a file',
      signal === undefined ? {} : { signal },
      (id) => ({ type: 'ask', id, call: 'write', args: { handle, job } }),
      (reply) => (reply.call === 'write' ? reply.answer : undefined),
    );
  }

  previewRedaction(
    handle: number,
    redaction: Redaction,
    spans: Uint32Array | undefined,
    signal?: AbortSignal,
  ): Promise<Answer<RedactionPreview>> {
    return this.#line.askOfTrace(
      handle,
      'preview of a redaction',
      signal === undefined ? {} : { signal },
      (id) => ({ type: 'ask', id, call: 'preview-redaction', args: { handle, redaction, spans } }),
      (reply) => (reply.call === 'preview-redaction' ? reply.answer : undefined),
    );
  }

  retain(handle: number): void {
    this.#line.retain(handle);
  }

  close(handle: number): void {
    this.#line.close(handle);
  }
}
