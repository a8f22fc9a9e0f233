import {
  nameOf,
  serviceOf,
  spanIdOf,
  spanIndex,
  type SpanDetail,
  type SpanIndex,
  type Trace,
} from '../model';
import { decodeSpan, type ParsedTrace } from '../parse';
import { nothingRedacted, type Redaction } from './redact/Redaction';
import { Redactor } from './redact/Redactor';

/** Spans between two places at which the caller may take a breath. */
export const STEP = 64;

/** A span as it is written: what is in no column is decoded, and what is not handed on is gone. */
export interface SpanToWrite {
  readonly trace: Trace;
  readonly span: SpanIndex;
  readonly service: string;
  readonly name: string;
  readonly detail: SpanDetail;
  /** As the file names it; differs from the data where two spans share an id that the format cannot share. */
  readonly id: string;
  readonly parentId: string;
  /** The server's half of a call whose client's half has the same id (Zipkin). */
  readonly isShared: boolean;
}

/** Nothing is left out: what came may be kept byte for byte. */
export const isWhole = (redaction: Redaction | undefined): boolean =>
  redaction === undefined || nothingRedacted(redaction);

const none: Redaction = { keys: [], kinds: [], patterns: [], action: 'mask', salt: '' };

/** Makes spans ready to be written. */
export class SpanReader {
  readonly redactor: Redactor;
  readonly #parsed: ParsedTrace;
  readonly #shares: boolean;
  readonly #halves = new Map<number, string>();
  #taken: Set<string> | undefined;
  #lastHigh = 0;

  /** @param sharesIds the format lets the two sides of a call have one id, as Zipkin does */
  constructor(parsed: ParsedTrace, redaction: Redaction | undefined, sharesIds = false) {
    this.#parsed = parsed;
    this.#shares = sharesIds;
    this.redactor = new Redactor(redaction ?? none);
  }

  read(span: SpanIndex): SpanToWrite {
    const parsed = this.#parsed;
    const { trace } = parsed;
    const detail = this.redactor.detail(decodeSpan(parsed, span));
    const isShared = this.#isHalf(span);
    const renames = !this.#shares && parsed.texts.format === 'zipkin';
    const parent = trace.spans.parent[span] ?? -1;
    return {
      trace,
      span,
      service: this.redactor.service(serviceOf(trace, span)),
      name: this.redactor.name(nameOf(trace, span)),
      detail,
      id: renames ? this.#idOf(span) : spanIdOf(trace, span),
      parentId: renames && parent >= 0 ? this.#idOf(spanIndex(parent)) : detail.parentSpanId,
      isShared,
    };
  }

  #isHalf(span: SpanIndex): boolean {
    const { trace, texts } = this.#parsed;
    const parent = trace.spans.parent[span] ?? -1;
    return (
      texts.format === 'zipkin' && parent >= 0 && spanIdOf(trace, spanIndex(parent)) === spanIdOf(trace, span)
    );
  }

  /** The server's half gets an id of its own, the same each time: that of its client with other first digits. */
  #idOf(span: SpanIndex): string {
    const { trace } = this.#parsed;
    const own = spanIdOf(trace, span);
    if (!this.#isHalf(span)) return own;
    let id = this.#halves.get(span);
    if (id !== undefined) return id;
    this.#taken ??= new Set(
      Array.from({ length: trace.spans.count }, (_, i) => spanIdOf(trace, spanIndex(i))),
    );
    // The counter never goes back, so that all taken ids together are met once.
    do id = (Math.imul(++this.#lastHigh, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0') + own.slice(-8);
    while (this.#taken.has(id));
    this.#taken.add(id);
    this.#halves.set(span, id);
    return id;
  }
}

/** Positions of the spans that are written, in pre-order. */
export const chosenSpans = ({ trace }: ParsedTrace, spans: Uint32Array | undefined): Uint32Array =>
  spans ?? Uint32Array.from({ length: trace.spans.count }, (_, i) => i);

/** The spans as they stood in the text. */
export function inOrderOfText({ texts }: ParsedTrace, spans: Uint32Array): Uint32Array {
  const at = (column: ArrayLike<number>, i: number) => column[i] ?? 0;
  return spans
    .slice()
    .sort((a, b) => at(texts.block, a) - at(texts.block, b) || at(texts.offset, a) - at(texts.offset, b));
}

/** Whether a text is a whole JSON document: only then its bytes may be kept. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Nanoseconds since the epoch, as digits. */
export const epochDigits = ({ startEpoch }: Trace, time: number): string =>
  String(startEpoch + BigInt(Math.round(time)));

/** Microseconds since the epoch, rounded down, as digits: Jaeger's and Zipkin's JSON have nothing finer. */
export function microDigits({ startEpoch }: Trace, time: number): string {
  const nanos = startEpoch + BigInt(Math.round(time));
  const whole = nanos / 1000n;
  return String(nanos < 0n && whole * 1000n !== nanos ? whole - 1n : whole);
}

const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** A number with all its digits; what JSON has no number for is a text. */
export const numberJson = (text: string): string => (jsonNumber.test(text) ? text : JSON.stringify(text));
