import { SpanKind, SpanStatus } from '../../model';
import { readDecimalTime, type SplitTime } from './decimal';
import { Form } from './forms';
import { NO_TRACE_ID, hasEntries } from './jaegerSpan';
import {
  CLOSE_BRACE,
  closingQuote,
  COMMA,
  INCOMPLETE,
  MALFORMED,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  skipSpace,
  skipValue,
  valueAfterKey,
} from './json';
import { KeyTable } from './KeyTable';
import { Mark } from './RawSpans';
import { isScalar, noReferences, writeParent, writeSpanId } from './references';
import type { ScanState } from './ScanState';
import { forEachMember, scalarText } from './visit';
import { readZipkinTags, statusOf, type StatusFindings } from './zipkinTags';
import { noV1Findings, readAnnotations, readBinaryAnnotations } from './zipkinV1';

const Key = {
  traceId: 1,
  id: 2,
  parentId: 3,
  name: 4,
  kind: 5,
  start: 6,
  duration: 7,
  tags: 8,
  annotations: 9,
  local: 10,
  binary: 11,
  shared: 12,
} as const;
const MEMBERS = new KeyTable({
  traceId: Key.traceId,
  id: Key.id,
  parentId: Key.parentId,
  name: Key.name,
  kind: Key.kind,
  timestamp: Key.start,
  duration: Key.duration,
  tags: Key.tags,
  annotations: Key.annotations,
  localEndpoint: Key.local,
  binaryAnnotations: Key.binary,
  shared: Key.shared,
});
const KINDS: ReadonlyMap<string, number> = new Map([
  ['CLIENT', SpanKind.client],
  ['SERVER', SpanKind.server],
  ['PRODUCER', SpanKind.producer],
  ['CONSUMER', SpanKind.consumer],
]);
const SERVICE = new KeyTable({ serviceName: 1 });

/** The service's name in the text of an endpoint; undefined when there is none. */
export function serviceOfEndpoint(text: Uint8Array): string | undefined {
  let service: string | undefined;
  forEachMember(text, 0, text.length, (keyStart, keyEnd, start, end) => {
    if (SERVICE.codeOf(text, keyStart, keyEnd) === 1) service = scalarText(text, start, end);
  });
  // Zipkin's own way to write "none".
  return service === '' ? undefined : service;
}

const time: SplitTime = { seconds: 0, nanos: 0 };
const finish: SplitTime = { seconds: 0, nanos: 0 };
const references = noReferences();
const status: StatusFindings = { isError: false, code: SpanStatus.unset };

/**
 * Reads the Zipkin span (version 1 or 2) that opens at `open` into the next row of the columns; as readJaegerSpan. Version 1 has no
 * fields for what version 2 has: there the annotations tell, and are looked at only if the fields are missing.
 */
export function readZipkinSpan(state: ScanState, open: number): number {
  const { raw } = state;
  const { current: bytes, limit } = state.bytes;
  raw.reserve();
  const i = raw.count;
  let seen = 0;
  let marks = 0;
  let traceStart = -1;
  let traceEnd = -1;
  let idStart = -1;
  let idEnd = -1;
  let parentStart = -1;
  let parentEnd = -1;
  let nameStart = 0;
  let nameEnd = 0;
  let kind: number = SpanKind.unspecified;
  let localStart = -1;
  let localEnd = -1;
  let annotationsStart = -1;
  let annotationsEnd = -1;
  let binaryStart = -1;
  let binaryEnd = -1;
  let startRead = false;
  let durationRead = false;
  status.isError = false;
  status.code = SpanStatus.unset;
  let p = open + 1;
  for (;;) {
    let c = bytes[p] ?? QUOTE;
    if (c <= 0x20) {
      p = skipSpace(bytes, p);
      c = bytes[p] ?? QUOTE;
    }
    if (c === COMMA && seen !== 0) {
      p = skipSpace(bytes, p + 1);
      c = bytes[p] ?? QUOTE;
    }
    if (c === CLOSE_BRACE) break;
    if (p >= limit) return INCOMPLETE;
    if (c !== QUOTE) return MALFORMED;
    const keyStart = p + 1;
    const keyEnd = closingQuote(bytes, keyStart);
    if (keyEnd >= limit) return INCOMPLETE;
    p = valueAfterKey(bytes, keyEnd, limit);
    if (p < 0) return p;
    const key = MEMBERS.codeOf(bytes, keyStart, keyEnd);
    seen |= key === 0 ? 1 : 1 << key;
    if (key === Key.tags) {
      p = readZipkinTags(bytes, p, limit, status);
      if (p < 0) return p;
      continue;
    }
    const end = skipValue(bytes, p, limit);
    if (end < 0) return end;
    const quoted = bytes[p] === QUOTE;
    const from = quoted ? p + 1 : p;
    const to = quoted ? end - 1 : end;
    switch (key) {
      case Key.traceId:
        traceStart = isScalar(bytes, p) && to > from ? from : -1;
        traceEnd = to;
        break;
      case Key.id:
        idStart = isScalar(bytes, p) ? from : -1;
        idEnd = to;
        if (idStart < 0) marks |= Mark.badId;
        break;
      case Key.parentId:
        parentStart = isScalar(bytes, p) && to > from ? from : -1;
        parentEnd = to;
        break;
      case Key.name:
        marks = quoted || bytes[p] === 0x6e ? marks & ~Mark.badName : marks | Mark.badName;
        nameStart = bytes[p] === 0x6e ? 0 : from;
        nameEnd = bytes[p] === 0x6e ? 0 : to;
        break;
      case Key.kind:
        kind = KINDS.get((scalarText(bytes, p, end) ?? '').toUpperCase()) ?? SpanKind.unspecified;
        break;
      case Key.start:
        // Zero is Zipkin's way to write "unknown".
        startRead =
          readDecimalTime(bytes, from, to, 6, time) &&
          Number.isFinite(time.seconds) &&
          (time.seconds !== 0 || time.nanos !== 0);
        raw.startSeconds[i] = time.seconds;
        raw.startNanos[i] = time.nanos;
        break;
      case Key.duration:
        durationRead = readDecimalTime(bytes, from, to, 6, finish);
        raw.duration[i] = finish.seconds * 1e9 + finish.nanos;
        break;
      case Key.annotations:
        marks = hasEntries(bytes, p) ? marks | Mark.events : marks & ~Mark.events;
        annotationsStart = bytes[p] === OPEN_BRACKET ? p : -1;
        annotationsEnd = end;
        break;
      case Key.local:
        localStart = bytes[p] === OPEN_BRACE ? p : -1;
        localEnd = end;
        break;
      case Key.binary:
        binaryStart = bytes[p] === OPEN_BRACKET ? p : -1;
        binaryEnd = end;
        break;
      case Key.shared:
        marks = bytes[from] === 0x74 ? marks | Mark.shared : marks & ~Mark.shared;
        break;
    }
    p = end;
  }
  const behind = p + 1;
  state.readable = (seen & ((1 << Key.id) | (1 << Key.name) | (1 << Key.start))) !== 0;
  if (!state.readable) return behind;
  if (localStart < 0 && (annotationsStart >= 0 || binaryStart >= 0)) {
    const v1 = noV1Findings();
    if (annotationsStart >= 0) readAnnotations(bytes, annotationsStart, annotationsEnd, v1);
    if (binaryStart >= 0) readBinaryAnnotations(bytes, binaryStart, binaryEnd, v1, status);
    if (kind === SpanKind.unspecified) ({ kind } = v1);
    localStart = v1.endpointStart;
    localEnd = v1.endpointEnd;
    if (!startRead && v1.beginStart >= 0) {
      startRead = readDecimalTime(bytes, v1.beginStart, v1.beginEnd, 6, time);
      raw.startSeconds[i] = time.seconds;
      raw.startNanos[i] = time.nanos;
      if (!durationRead && v1.finishStart >= 0) {
        durationRead = readDecimalTime(bytes, v1.finishStart, v1.finishEnd, 6, finish);
        raw.duration[i] = (finish.seconds - time.seconds) * 1e9 + (finish.nanos - time.nanos);
      }
    }
  }
  if (!startRead) {
    marks |= Mark.badStart;
    raw.startSeconds[i] = 0;
    raw.startNanos[i] = 0;
  }
  if (!durationRead) {
    marks |= Mark.badDuration;
    raw.duration[i] = 0;
  }
  marks |= writeSpanId(state, i, idStart, idEnd);
  writeParent(state, i, references, traceStart, traceEnd, parentStart, parentEnd);
  raw.traceKey[i] = traceStart < 0 ? NO_TRACE_ID : state.traceIds.numberOf(bytes, traceStart, traceEnd);
  raw.name[i] = state.tokens.numberOf(nameStart, nameEnd);
  raw.kind[i] = kind;
  raw.status[i] = statusOf(status);
  raw.resource[i] =
    localStart < 0
      ? 0
      : state.resources.indexOf(state.resources.textNumber(localStart, localEnd), -1, serviceOfEndpoint);
  raw.marks[i] = marks;
  raw.allMarks |= marks;
  raw.form[i] = Form.zipkin;
  raw.block[i] = state.bytes.index;
  raw.offset[i] = open;
  raw.length[i] = behind - open;
  raw.count++;
  return behind;
}
