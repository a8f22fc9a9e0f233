import {
  analyseTrace,
  answered,
  attributeTexts,
  cutEvent,
  decodeEvents,
  decodeSpan,
  eventTimes,
  failed,
  hintKeys,
  jaegerJson,
  normaliseTraceId,
  spanHints,
  traceLinks,
  type Answer,
  type AttributeColumn,
  type AttributeKey,
  type Completion,
  type CutEvent,
  type EventTable,
  type FindAnswer,
  type Nanos,
  type ParsedTrace,
  type SpanDetail,
  type SpanHints,
  type SpanIndex,
  type SpanLinks,
} from '../core';
import { breathe } from './breathe';
import { eventTable } from './eventTable';
import { cancelledFailure, crashFailure, failure, reasonOf } from './failures';
import { documentFailure, documentNotices, otherTraceFailure } from './judgeDocument';
import { originName } from './originName';
import { holdTrace, type HeldTrace } from './HeldTrace';
import { readOrigin, type ReadOrigin } from './readOrigin';
import { ResultTables } from './ResultTables';
import { suggestAttributes } from './suggestAttributes';
import { summariseTraces } from './summariseTraces';
import { tabledTraces } from './tabledTraces';
import type {
  AskOptions,
  ByteOrigin,
  EventNames,
  OpenTrace,
  SummarisedTraces,
  SummaryToTabulate,
  TraceEngine,
} from './TraceEngine';

/** Longest time of index building between two looks at the waiting messages. */
const SLICE_MS = 6;
const SPANS_A_STEP = 64;
/** The same while a find or a column waits for the index. */
const FIND_SLICE_MS = 25;

/**
 * The trace engine itself: reads, holds and answers. It runs in the worker, but needs none: anything that has fetch and
 * streams will do. No method throws.
 */
export class EngineCore implements TraceEngine {
  readonly #held = new Map<number, HeldTrace>();
  readonly #tables = new ResultTables();
  #nextHandle: number;
  /** Readings under way: the find index waits for them. */
  #reading = 0;
  #indexing = false;

  /** @param firstHandle handles count up from here, so that those of an engine that was lost are not given again */
  constructor(firstHandle = 1) {
    this.#nextHandle = firstHandle;
  }

  openTrace(
    origin: ByteOrigin,
    traceId: string | undefined,
    options: AskOptions = {},
  ): Promise<Answer<OpenTrace>> {
    return this.#read(origin, options, (read) => {
      const { traces } = read.document;
      const wanted = traceId === undefined ? undefined : (normaliseTraceId(traceId) ?? traceId);
      const parsed = wanted === undefined ? traces[0] : traces.find(({ trace }) => trace.traceId === wanted);
      return parsed === undefined ? failed(otherTraceFailure(read, traceId)) : answered(this.#hold(parsed));
    });
  }

  openAll(
    origin: ByteOrigin,
    options: AskOptions = {},
  ): Promise<Answer<{ opened: readonly OpenTrace[]; notices: readonly string[] }>> {
    return this.#read(origin, options, ({ document }) =>
      answered({
        opened: document.traces.map((parsed) => this.#hold(parsed)),
        notices: documentNotices(document),
      }),
    );
  }

  summarise(origin: ByteOrigin, options: AskOptions = {}, part = false): Promise<Answer<SummarisedTraces>> {
    return this.#read(origin, options, async ({ document, asked }) => {
      const loaded = await summariseTraces(document.traces, options.signal);
      if (loaded === undefined) return failed(cancelledFailure(asked));
      const results = this.#nextHandle++;
      this.#tables.hold(results, loaded, part);
      return answered({
        results,
        summaries: loaded.map(({ summary }) => summary),
        suggestions: suggestAttributes(document.traces),
        notices: documentNotices(document),
      });
    });
  }

  async tabulate(traces: readonly SummaryToTabulate[], part = false): Promise<Answer<number>> {
    const parsedOf = (handle: number) => this.#held.get(handle)?.parsed;
    const loaded = await tabledTraces(traces, this.#tables, parsedOf);
    const results = this.#nextHandle++;
    this.#tables.hold(results, loaded, part);
    return answered(results);
  }

  readonly combine: TraceEngine['combine'] = (parts, find, signal) =>
    this.#tables.combine(parts, find, () => this.#nextHandle++, signal);

  readonly results: TraceEngine['results'] = (...asked) => this.#tables.ask(...asked);

  readonly findResults: TraceEngine['findResults'] = (...asked) => this.#tables.find(...asked);

  readonly completeResults: TraceEngine['completeResults'] = (...asked) => this.#tables.complete(...asked);

  detail(handle: number, span: SpanIndex): Promise<Answer<SpanDetail>> {
    return this.#withTrace(handle, `span ${span}`, ({ parsed }) => decodeSpan(parsed, span));
  }

  eventTimes(handle: number, spans: readonly SpanIndex[]): Promise<Answer<readonly (readonly Nanos[])[]>> {
    return this.#withTrace(handle, 'event times', ({ parsed }) =>
      spans.map((span) => eventTimes(parsed, span)),
    );
  }

  eventTable(handle: number, options: AskOptions = {}): Promise<Answer<EventTable>> {
    const { signal, onProgress } = options;
    return this.#inSlices(handle, 'events', signal, ({ parsed }) => eventTable(parsed, onProgress), false);
  }

  events(
    handle: number,
    { spans, places }: EventNames,
    longest: number,
  ): Promise<Answer<readonly CutEvent[]>> {
    return this.#withTrace(handle, 'events', ({ parsed }) =>
      decodeEvents(parsed, spans, places).map((event) => cutEvent(event, longest)),
    );
  }

  spanHints(handle: number, spans: readonly SpanIndex[]): Promise<Answer<readonly SpanHints[]>> {
    return this.#withTrace(handle, 'hints', ({ parsed }) => {
      const textsOf = attributeTexts(parsed, hintKeys);
      return spans.map((span) => spanHints(parsed.trace.spans, span, textsOf(span)));
    });
  }

  links(handle: number): Promise<Answer<SpanLinks>> {
    return this.#inSlices(handle, 'links', undefined, ({ parsed }) => traceLinks(parsed), false);
  }

  find(handle: number, text: string, signal?: AbortSignal): Promise<Answer<FindAnswer>> {
    return this.#inSlices(handle, 'find', signal, ({ finder }) => finder.find(text));
  }

  complete(
    handle: number,
    text: string,
    caret: number,
    signal?: AbortSignal,
  ): Promise<Answer<readonly Completion[]>> {
    return this.#inSlices(handle, 'suggestions', signal, ({ finder }) => finder.complete(text, caret));
  }

  attributeKeys(handle: number): Promise<Answer<readonly AttributeKey[]>> {
    return this.#inSlices(handle, 'attribute keys', undefined, ({ finder }) => finder.keys());
  }

  column(handle: number, key: string): Promise<Answer<AttributeColumn>> {
    return this.#inSlices(handle, `column ${key}`, undefined, ({ finder }) => finder.column(key));
  }

  jaegerJson(handle: number): Promise<Answer<Uint8Array<ArrayBuffer>>> {
    return this.#inSlices(handle, 'trace as text', undefined, ({ parsed }) => jaegerJson(parsed), false);
  }

  /** Runs work on a trace in slices with breaths between them; `onIndex`: on its find index, built first where it is not yet. */
  async #inSlices<T>(
    handle: number,
    asked: string,
    signal: AbortSignal | undefined,
    begin: (held: HeldTrace) => Generator<undefined, T>,
    onIndex = true,
  ): Promise<Answer<T>> {
    let work: Generator<undefined, T> | undefined;
    for (;;) {
      // Somebody who types sends a find a key: let the cancellations that wait overtake the work; nor need the details of spans
      // that are asked for meanwhile wait for all of it.
      await breathe();
      if (signal?.aborted === true) return failed(cancelledFailure(asked));
      const answer = await this.#withTrace(handle, asked, (held): { readonly value: T } | undefined => {
        const until = performance.now() + FIND_SLICE_MS;
        while (onIndex && !held.indexed && performance.now() < until)
          held.indexed = held.index.build(SPANS_A_STEP);
        if (onIndex && !held.indexed) return undefined;
        work ??= begin(held);
        while (performance.now() < until) {
          const next = work.next();
          if (next.done === true) return { value: next.value };
        }
        return undefined;
      });
      if (!answer.ok) return answer;
      if (answer.value !== undefined) return answered(answer.value.value);
    }
  }

  retain(handle: number): void {
    const held = this.#held.get(handle);
    if (held) held.holders++;
  }

  close(handle: number): void {
    this.#tables.close(handle);
    const held = this.#held.get(handle);
    if (held && --held.holders <= 0) this.#held.delete(handle);
  }

  #hold(parsed: ParsedTrace): OpenTrace {
    const handle = this.#nextHandle++;
    const { trace, texts } = parsed;
    const facts = analyseTrace(trace);
    this.#held.set(handle, holdTrace(parsed));
    const byteCount = texts.length.reduce((sum, length) => sum + length, 0);
    void this.#indexWhenIdle();
    return { handle, trace, facts, byteCount };
  }

  /** Builds the find indexes in slices, so that the first find is as quick as the next. One loop runs at a time. */
  async #indexWhenIdle(): Promise<void> {
    if (this.#indexing) return;
    this.#indexing = true;
    // Never in the turn of the answer itself.
    await breathe();
    try {
      for (let held = this.#toIndex(); held !== undefined; held = this.#toIndex()) {
        const until = performance.now() + SLICE_MS;
        while (!held.indexed && performance.now() < until) held.indexed = held.index.build(SPANS_A_STEP);
        await breathe();
      }
    } catch {
      // The find itself meets the same fault and answers with it.
    } finally {
      this.#indexing = false;
    }
  }

  #toIndex(): HeldTrace | undefined {
    if (this.#reading > 0) return undefined;
    for (const held of this.#held.values()) if (!held.indexed) return held;
    return undefined;
  }

  /** Reads a document and makes the answer of it, where there are traces in it; a fault of ours becomes an answer too. */
  async #read<T>(
    origin: ByteOrigin,
    options: AskOptions,
    answer: (read: ReadOrigin) => Answer<T> | Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    this.#reading++;
    try {
      const read = await readOrigin(origin, options);
      if (!read.ok) return read;
      const wrong = documentFailure(read.value, origin.from === 'file');
      return wrong === undefined ? await answer(read.value) : failed(wrong);
    } catch (error) {
      return failed(crashFailure(originName(origin), reasonOf(error)));
    } finally {
      this.#reading--;
      if (this.#reading === 0) void this.#indexWhenIdle();
    }
  }

  #withTrace<T>(handle: number, asked: string, look: (held: HeldTrace) => T): Promise<Answer<T>> {
    const held = this.#held.get(handle);
    if (held === undefined) {
      const gone = failure('bad-request', asked, 'This trace is not open any more.', 'Open the trace again.');
      return Promise.resolve(failed(gone));
    }
    try {
      return Promise.resolve(answered(look(held)));
    } catch (error) {
      return Promise.resolve(failed(crashFailure(asked, reasonOf(error))));
    }
  }
}
