import type {
  Answer,
  AttributeColumn,
  AttributeKey,
  CallSample,
  CallsWanted,
  Completion,
  CutEvent,
  EventTable,
  FindAnswer,
  FindPart,
  Nanos,
  Redaction,
  RedactionPreview,
  ResultFindAnswer,
  ResultsQuestion,
  ResultsReply,
  SpanDetail,
  SpanHints,
  SpanIndex,
  SpanLinks,
  Trace,
  TraceFacts,
  TraceSummary,
  WriteEnd,
  WriteJob,
} from '../core';

/** Where the bytes of traces come from. The worker itself fetches URLs, so that bytes never cross threads. */
export type ByteOrigin =
  | { readonly from: 'url'; readonly url: string }
  | { readonly from: 'file'; readonly file: File }
  | { readonly from: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer>; readonly label: string };

/** How far a reading is. */
export interface Progress {
  readonly bytes: number;
  /** From Content-Length or the file's size; undefined when unknown. */
  readonly totalBytes: number | undefined;
  readonly spans: number;
}

export interface AskOptions {
  readonly signal?: AbortSignal;
  /**
   * Time without news after which the question is given up; news is the answer's beginning or 1 KiB of new bytes, so
   * that a byte now and then counts as silence. Default 30 000.
   */
  readonly idleTimeoutMs?: number;
  /** Time after which the question is given up whatever comes. Default 10 minutes; the page offers cancel at once. */
  readonly totalTimeoutMs?: number;
  /** Called at most about ten times a second. */
  readonly onProgress?: (progress: Progress) => void;
}

/** A trace that the worker holds the bytes of. `handle` is the worker's name for it, until `close`. */
export interface OpenTrace {
  readonly handle: number;
  readonly trace: Trace;
  readonly facts: TraceFacts;
  /** Bytes of the trace's text that the worker keeps. */
  readonly byteCount: number;
}

/** Distinct attribute keys and values seen, the most frequent first; for suggestions. */
export interface AttributeSuggestion {
  readonly key: string;
  readonly values: readonly string[];
}

/**
 * A trace for the table of results: what its summary says and, with the `handle` of an open trace or a table that holds the trace
 * (`results`), what is on its spans.
 */
export interface SummaryToTabulate {
  readonly summary: TraceSummary;
  readonly handle?: number | undefined;
  readonly results?: number | undefined;
}

/** A trace as a part of a file. The browser may keep blobs outside of the page's memory. */
export interface WrittenTrace extends WriteEnd {
  readonly body: Blob;
  /** What stands once at the end of the file, for all its traces. */
  readonly shared: Blob;
}

/** What a list of whole traces was boiled down to. */
export interface SummarisedTraces {
  /** The worker's name for the table of these traces (see `results`), until `close`. */
  readonly results: number;
  readonly summaries: readonly TraceSummary[];
  readonly suggestions: readonly AttributeSuggestion[];
  /** Sentences about what is missing or was unreadable (partial results, broken entries). */
  readonly notices: readonly string[];
}

/** What several loaded lists of traces came to, once put together. */
export interface CombinedTraces extends Omit<SummarisedTraces, 'notices'> {
  /** Traces that were put together, each once, before the find text left some out. */
  readonly loaded: number;
  /** How many of them the find text was tried on: fewer than all where only summaries came, or where there are too many spans. */
  readonly lookedAt: number;
}

/** Some events of a trace, named as in its EventTable: member for member the span, and the place within it. */
export interface EventNames {
  readonly spans: Int32Array;
  readonly places: Uint32Array;
}

/**
 * The typed channel to the trace engine in the worker, as the page sees it. No method throws or rejects:
 * failures are values.
 */
export interface TraceEngine {
  /**
   * Reads one trace. `traceId` (any case, any padding) picks it where the bytes hold several; a body without it is
   * `not-found`. Without `traceId` the first one is taken.
   */
  openTrace(
    origin: ByteOrigin,
    traceId: string | undefined,
    options?: AskOptions,
  ): Promise<Answer<OpenTrace>>;
  /** Reads all traces of the bytes and keeps them open, for files; what lies at a URL is a file too: unpacked, and never followed elsewhere. */
  openAll(
    origin: ByteOrigin,
    options?: AskOptions,
  ): Promise<Answer<{ opened: readonly OpenTrace[]; notices: readonly string[] }>>;
  /**
   * Reads all traces of the bytes and keeps a table of them, not their bytes: for search answers that carry whole traces. A `part`
   * is no answer yet: its bytes are kept, for `combine`.
   */
  summarise(origin: ByteOrigin, options?: AskOptions, part?: boolean): Promise<Answer<SummarisedTraces>>;
  /** Reads all traces of the bytes and takes the calls of a service out of them; nothing is kept. */
  sampleCalls(origin: ByteOrigin, wanted: CallsWanted, options?: AskOptions): Promise<Answer<CallSample>>;
  /** Makes a table of traces that came in another way; the answer is its handle, to be asked by `results` until `close`. */
  tabulate(traces: readonly SummaryToTabulate[], part?: boolean): Promise<Answer<number>>;
  /**
   * Puts the traces of several parts together, each once, and keeps a table of those in which a find text hits something ('' = all).
   * The parts stay held. A text with a mistake in it is a 'bad-request'.
   */
  combine(parts: readonly number[], find: string, signal?: AbortSignal): Promise<Answer<CombinedTraces>>;
  /** What is asked about a table of loaded traces: facets, columns, groups. */
  results(handle: number, question: ResultsQuestion, signal?: AbortSignal): Promise<Answer<ResultsReply>>;
  /** What a text of the find language hits in the traces of a table. */
  findResults(handle: number, text: string, signal?: AbortSignal): Promise<Answer<ResultFindAnswer>>;
  /** How a find text over a table of traces can go on where the caret stands. */
  completeResults(
    handle: number,
    text: string,
    caret: number,
    signal?: AbortSignal,
  ): Promise<Answer<readonly Completion[]>>;
  /** Everything about one span that is not in the columns. */
  detail(handle: number, span: SpanIndex): Promise<Answer<SpanDetail>>;
  /** Times of the events of each span asked for, ascending. */
  eventTimes(handle: number, spans: readonly SpanIndex[]): Promise<Answer<readonly (readonly Nanos[])[]>>;
  /** All events of the trace, by time (see eventsInOrder). Progress counts the spans that were read. */
  eventTable(handle: number, options?: AskOptions): Promise<Answer<EventTable>>;
  /** What these events say, each cut to at most `longest` characters. */
  events(handle: number, named: EventNames, longest: number): Promise<Answer<readonly CutEvent[]>>;
  /** What the attributes of each span asked for say at a glance. */
  spanHints(handle: number, spans: readonly SpanIndex[]): Promise<Answer<readonly SpanHints[]>>;
  /** All links between spans of the trace. */
  links(handle: number): Promise<Answer<SpanLinks>>;
  /**
   * What a text of the find language hits (see core/query/parseFind and evaluateFind), how it was read, or what is wrong with it.
   * `onPart` is called some ten times a second with what is found so far, where the whole takes longer.
   */
  find(
    handle: number,
    text: string,
    signal?: AbortSignal,
    onPart?: (part: FindPart) => void,
  ): Promise<Answer<FindAnswer>>;
  /** How a find text can go on where the caret stands (a position between characters), out of what the trace has. */
  complete(
    handle: number,
    text: string,
    caret: number,
    signal?: AbortSignal,
  ): Promise<Answer<readonly Completion[]>>;
  /** The keys of the trace's attributes, most frequent first. */
  attributeKeys(handle: number): Promise<Answer<readonly AttributeKey[]>>;
  /** The values of one attribute key, in its own case, for all spans; a key that does not exist gives an empty column. */
  column(handle: number, key: string): Promise<Answer<AttributeColumn>>;
  /** Writes the trace, or spans of it, as one entry of a file (see core/write/writeTrace). */
  write(handle: number, job: WriteJob, signal?: AbortSignal): Promise<Answer<WrittenTrace>>;
  /** What a redaction takes out of the spans (undefined: all), and what stands there instead. */
  previewRedaction(
    handle: number,
    redaction: Redaction,
    spans: Uint32Array | undefined,
    signal?: AbortSignal,
  ): Promise<Answer<RedactionPreview>>;
  /** One holder more of an open trace: it stays open until each holder has closed it. Unknown handles are ignored. */
  retain(handle: number): void;
  /** One holder less (opening counts as one); the last one lets go of the trace's bytes. */
  close(handle: number): void;
}
