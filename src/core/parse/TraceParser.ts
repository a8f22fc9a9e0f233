import type { EventTable, Nanos, Problem, SpanDetail, SpanEvent, SpanIndex, Trace } from '../model';

/** The formats that are read today. */
export type TraceFormat = 'jaeger' | 'otlp' | 'zipkin';

/**
 * A trace with the text it was read from. `texts` belongs to the parser: it knows where each span's text lies, and
 * only functions of this folder (and core/query, for find) look into it.
 */
export interface ParsedTrace {
  readonly trace: Trace;
  readonly texts: SpanTexts;
}

/** Where the text of each span lies. Columns, indexed by SpanIndex. */
export interface SpanTexts {
  readonly format: TraceFormat;
  /** The bytes, in blocks of which none is moved; a span's text lies wholly inside one block. */
  readonly blocks: readonly Uint8Array[];
  readonly block: Uint16Array;
  readonly offset: Uint32Array;
  readonly length: Uint32Array;
  /** Which resource (Jaeger: process) the span belongs to; index into `resources`. */
  readonly resource: Uint32Array;
  /** Text of each resource (OTLP: with the scope's text), as slices of the blocks; undefined where there is none. */
  readonly resources: readonly ResourceText[];
}

export interface ResourceText {
  readonly service: string;
  readonly resource: Uint8Array | undefined;
  readonly scope: Uint8Array | undefined;
}

/** An error that the server put beside the data. */
export interface ServerError {
  readonly message: string;
  readonly code: number | undefined;
  readonly traceId: string | undefined;
}

/** What the bytes turned out to be. */
export type Verdict =
  | 'traces' // at least one trace with at least one span
  | 'empty' // a known trace format, but no span in it ({"data":[]}, {"result":{}} …)
  | 'not-traces' // JSON of another kind; `recognised` may name it ("Jaeger trace summaries", "Chrome trace events")
  | 'html'
  | 'text' // neither JSON nor HTML
  | 'no-bytes';

export interface ParsedDocument {
  readonly verdict: Verdict;
  readonly format: TraceFormat | undefined;
  readonly recognised: string | undefined;
  readonly traces: readonly ParsedTrace[];
  readonly serverErrors: readonly ServerError[];
  /** True when the bytes ended in the middle of the JSON. The traces hold what came before the cut. */
  readonly truncated: boolean;
  /** Oddities that belong to no single trace (unreadable entries, broken lines). */
  readonly problems: readonly Problem[];
  /** First characters of the bytes (≤ 300), control characters replaced; for error messages. */
  readonly opening: string;
}

/** Reads trace JSON as it arrives. Never throws on data; work and memory are linear in the bytes. */
export interface TraceParser {
  /** Takes the next bytes. The parser may keep the array: whoever gave it must not change it any more. */
  push(chunk: Uint8Array): void;
  /** Bytes and spans read so far. */
  readonly bytes: number;
  readonly spans: number;
  /** No more bytes will come: assembles the traces. Call once. */
  end(): ParsedDocument;
}

/** Decodes everything of one span that is not in the columns. */
export type DecodeSpan = (parsed: ParsedTrace, span: SpanIndex) => SpanDetail;
/** Times of the events of a span relative to the trace's start, ascending. */
export type EventTimes = (parsed: ParsedTrace, span: SpanIndex) => Nanos[];
/** How far a walk over the events of a trace has come. */
export interface EventReading {
  readonly spans: number;
  /** Bytes of the spans that were walked over. */
  readonly bytes: number;
}
/** All events of a trace, span by span, in the order of their text; in short steps. */
export type ReadEvents = (parsed: ParsedTrace) => Generator<EventReading, EventTable>;
/**
 * The events that an EventTable names by span and place, each as SpanDetail has it; one without anything where there is none.
 * Work: the texts of these events, however many others their spans have.
 */
export type DecodeEvents = (parsed: ParsedTrace, spans: Int32Array, places: Uint32Array) => SpanEvent[];
