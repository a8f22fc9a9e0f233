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
  normaliseTraceId,
  previewRedaction,
  sampleCalls,
  spanHints,
  summariseTrace,
  traceLinks,
  type Answer,
  type CutEvent,
  type EventTable,
  type FindAnswer,
  type FindPart,
  type Nanos,
  type ParsedTrace,
  type SpanDetail,
  type SpanHints,
  type SpanIndex,
  type SpanLinks,
} from '../core';
import { answerInSlices, type LookAt, type SliceOptions } from './answerInSlices';
import { eventTable } from './eventTable';
import { cancelledFailure, crashFailure, goneFailure, reasonOf } from './failures';
import { documentNotices, otherTraceFailure, readFailure } from './judgeDocument';
import { mapInSlices } from './mapInSlices';
import { originName } from './originName';
import { bytesOf, holdTrace, type HeldTrace } from './HeldTrace';
import { IdleIndexer } from './IdleIndexer';
import { readDocuments } from './files/readDocuments';
import { readOrigin, type ReadOrigin } from './readOrigin';
import { ResultTables } from './ResultTables';
import { suggestAttributes } from './suggestAttributes';
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
import { writeToBlobs } from './writeToBlobs';

/** Parts of an answer come no closer than this. */
const PART_MS = 100;

/**
 * The trace engine itself: reads, holds and answers. It runs in the worker, but needs none: anything that has fetch and
 * streams will do. No method throws.
 */
export class EngineCore implements TraceEngine {
  readonly #held = new Map<number, HeldTrace>();
  readonly #tables = new ResultTables();
  readonly #indexer = new IdleIndexer();
  #nextHandle: number;

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
    return this.#guarded(origin, async () => {
      const read = await readDocuments(origin, options);
      if (!read.ok) return read;
      const { traces, notices } = read.value;
      const close = ({ handle }: OpenTrace) => this.close(handle);
      const opened = await mapInSlices(traces, (parsed) => this.#hold(parsed), options.signal, close);
      if (opened === undefined) return failed(cancelledFailure(originName(origin)));
      return answered({ opened, notices });
    });
  }

  summarise(origin: ByteOrigin, options: AskOptions = {}, part = false): Promise<Answer<SummarisedTraces>> {
    return this.#read(origin, options, async ({ document, asked }) => {
      const withSummary = (parsed: ParsedTrace) => ({ summary: summariseTrace(parsed.trace), parsed });
      const loaded = await mapInSlices(document.traces, withSummary, options.signal);
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

  readonly sampleCalls: TraceEngine['sampleCalls'] = (origin, wanted, options = {}) =>
    this.#read(origin, options, ({ document }) => answered(sampleCalls(document.traces, wanted)));

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
    return this.#inSlices(handle, 'events', signal, ({ parsed }) => eventTable(parsed, onProgress), {
      onIndex: false,
    });
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
    return this.#inSlices(handle, 'links', undefined, ({ parsed }) => traceLinks(parsed), { onIndex: false });
  }

  find(
    handle: number,
    text: string,
    signal?: AbortSignal,
    onPart?: (part: FindPart) => void,
  ): Promise<Answer<FindAnswer>> {
    let toldAt = -Infinity;
    return this.#inSlices(handle, 'find', signal, ({ finder }) => finder.find(text), {
      between: ({ matches, decided }) => {
        if (performance.now() - toldAt < PART_MS) return;
        toldAt = performance.now();
        onPart?.({ matches: matches.slice(), decided });
      },
    });
  }

  readonly complete: TraceEngine['complete'] = (handle, text, caret, signal) =>
    this.#inSlices(handle, 'suggestions', signal, ({ finder }) => finder.complete(text, caret));

  readonly attributeKeys: TraceEngine['attributeKeys'] = (handle) =>
    this.#inSlices(handle, 'attribute keys', undefined, ({ finder }) => finder.keys());

  readonly column: TraceEngine['column'] = (handle, key) =>
    this.#inSlices(handle, `column ${key}`, undefined, ({ finder }) => finder.column(key));

  readonly write: TraceEngine['write'] = async (handle, job, signal) => {
    const { pieces, begin } = writeToBlobs(job);
    const end = await this.#inSlices(handle, 'trace as a file', signal, begin, { onIndex: false });
    return end.ok ? answered({ ...end.value, ...pieces() }) : end;
  };

  readonly previewRedaction: TraceEngine['previewRedaction'] = (handle, redaction, spans, signal) => {
    const begin = ({ parsed }: HeldTrace) => previewRedaction(parsed, redaction, spans);
    return this.#inSlices(handle, 'preview of a redaction', signal, begin, { onIndex: false });
  };

  /** Runs work on a trace in slices. */
  #inSlices<T, P>(
    handle: number,
    asked: string,
    signal: AbortSignal | undefined,
    begin: (held: HeldTrace) => Generator<P | undefined, T>,
    options?: SliceOptions<P>,
  ): Promise<Answer<T>> {
    const lookAt: LookAt = (look) => this.#withTrace(handle, asked, look);
    return answerInSlices(lookAt, asked, signal, begin, options);
  }

  retain(handle: number): void {
    const held = this.#held.get(handle);
    if (held) held.holders++;
  }

  close(handle: number): void {
    this.#tables.close(handle);
    const held = this.#held.get(handle);
    if (!held || --held.holders > 0) return;
    this.#held.delete(handle);
    this.#indexer.drop(held);
  }

  #hold(parsed: ParsedTrace): OpenTrace {
    const handle = this.#nextHandle++;
    const facts = analyseTrace(parsed.trace);
    const held = holdTrace(parsed);
    this.#held.set(handle, held);
    this.#indexer.add(held);
    return { handle, trace: parsed.trace, facts, byteCount: bytesOf(parsed) };
  }

  /** Reads a document and makes the answer of it, where there are traces in it. */
  #read<T>(
    origin: ByteOrigin,
    options: AskOptions,
    answer: (read: ReadOrigin) => Answer<T> | Promise<Answer<T>>,
  ): Promise<Answer<T>> {
    return this.#guarded(origin, async () => {
      const read = await readOrigin(origin, options);
      if (!read.ok) return read;
      const wrong = readFailure(read.value, origin.from === 'file');
      return wrong === undefined ? answer(read.value) : failed(wrong);
    });
  }

  /** A fault of ours becomes an answer too. */
  async #guarded<T>(origin: ByteOrigin, read: () => Promise<Answer<T>>): Promise<Answer<T>> {
    try {
      return await this.#indexer.after(read);
    } catch (error) {
      return failed(crashFailure(originName(origin), reasonOf(error)));
    }
  }

  #withTrace<T>(handle: number, asked: string, look: (held: HeldTrace) => T): Promise<Answer<T>> {
    const held = this.#held.get(handle);
    if (held === undefined) return Promise.resolve(failed(goneFailure(asked)));
    try {
      return Promise.resolve(answered(look(held)));
    } catch (error) {
      return Promise.resolve(failed(crashFailure(asked, reasonOf(error))));
    }
  }
}
