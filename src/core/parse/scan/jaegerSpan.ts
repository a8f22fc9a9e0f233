import { readDecimalTime, type SplitTime } from './decimal';
import { Form } from './forms';
import { readJaegerTags, type TagFindings } from './jaegerTags';
import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
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
import { isScalar, noReferences, readReferences, writeParent, writeSpanId } from './references';
import type { ScanState } from './ScanState';
import { forEachMember, scalarText } from './visit';
import { warningMarks } from './warnings';

const Key = {
  traceId: 1,
  spanId: 2,
  name: 3,
  references: 4,
  start: 5,
  duration: 6,
  tags: 7,
  logs: 8,
  processId: 9,
  warnings: 10,
  process: 11,
  parentSpanId: 12,
} as const;
const MEMBERS = new KeyTable({
  traceID: Key.traceId,
  spanID: Key.spanId,
  operationName: Key.name,
  references: Key.references,
  startTime: Key.start,
  duration: Key.duration,
  tags: Key.tags,
  logs: Key.logs,
  processID: Key.processId,
  warnings: Key.warnings,
  process: Key.process,
  parentSpanID: Key.parentSpanId,
});
const SERVICE = new KeyTable({ serviceName: 1 });

const time: SplitTime = { seconds: 0, nanos: 0 };
const tags: TagFindings = { kind: 0, status: 0 };
const references = noReferences();

/** The service's name in the text of a Jaeger process; undefined when there is none. */
export function serviceOfProcess(text: Uint8Array): string | undefined {
  let service: string | undefined;
  forEachMember(text, 0, text.length, (keyStart, keyEnd, start, end) => {
    if (SERVICE.codeOf(text, keyStart, keyEnd) === 1) service = scalarText(text, start, end);
  });
  return service;
}

/** Whether the value at `p` is an array with at least one entry. */
export function hasEntries(bytes: Uint8Array, p: number): boolean {
  return bytes[p] === OPEN_BRACKET && bytes[skipSpace(bytes, p + 1)] !== CLOSE_BRACKET;
}

/**
 * Reads the Jaeger span that opens at `open` into the next row of the columns. @returns the position behind it,
 * INCOMPLETE (the row is not taken) or MALFORMED. Sets `state.readable` to whether this was a span at all.
 */
export function readJaegerSpan(state: ScanState, open: number): number {
  const { raw } = state;
  const { current: bytes, view, limit } = state.bytes;
  raw.reserve();
  const i = raw.count;
  let seen = 0;
  let marks = 0;
  let traceStart = -1;
  let traceEnd = -1;
  let idStart = -1;
  let idEnd = -1;
  let nameStart = 0;
  let nameEnd = 0;
  let processStart = -1;
  let processEnd = -1;
  let embeddedStart = -1;
  let embeddedEnd = -1;
  let legacyStart = -1;
  let legacyEnd = -1;
  let startRead = false;
  let durationRead = false;
  references.count = 0;
  tags.kind = 0;
  tags.status = 0;
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
      p = readJaegerTags(bytes, view, p, limit, tags);
      if (p < 0) return p;
      continue;
    }
    if (key === Key.references) {
      p = readReferences(bytes, view, p, limit, references);
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
      case Key.spanId:
        idStart = isScalar(bytes, p) ? from : -1;
        idEnd = to;
        if (idStart < 0) marks |= Mark.badId;
        break;
      case Key.name:
        marks = quoted || bytes[p] === 0x6e ? marks & ~Mark.badName : marks | Mark.badName;
        nameStart = bytes[p] === 0x6e ? 0 : from;
        nameEnd = bytes[p] === 0x6e ? 0 : to;
        break;
      case Key.start:
        startRead = readDecimalTime(bytes, from, to, 6, time) && Number.isFinite(time.seconds);
        raw.startSeconds[i] = startRead ? time.seconds : 0;
        raw.startNanos[i] = startRead ? time.nanos : 0;
        break;
      case Key.duration:
        durationRead = readDecimalTime(bytes, from, to, 6, time);
        raw.duration[i] = durationRead ? time.seconds * 1e9 + time.nanos : 0;
        break;
      case Key.logs:
        marks = hasEntries(bytes, p) ? marks | Mark.events : marks & ~Mark.events;
        break;
      case Key.processId:
        processStart = isScalar(bytes, p) ? from : -1;
        processEnd = to;
        break;
      case Key.warnings:
        marks = (marks & ~(Mark.skewWarning | Mark.otherWarning)) | warningMarks(bytes, p, end);
        break;
      case Key.process:
        embeddedStart = bytes[p] === OPEN_BRACE ? p : -1;
        embeddedEnd = end;
        break;
      case Key.parentSpanId:
        legacyStart = isScalar(bytes, p) && to > from ? from : -1;
        legacyEnd = to;
        break;
    }
    p = end;
  }
  const behind = p + 1;
  // An object that has nothing of a span (not even an id, a name or a time) is none.
  state.readable = (seen & ((1 << Key.spanId) | (1 << Key.name) | (1 << Key.start))) !== 0;
  if (!state.readable) return behind;
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
  writeParent(state, i, references, traceStart, traceEnd, legacyStart, legacyEnd);
  if (references.count > 0) marks |= Mark.links;
  raw.traceKey[i] = traceStart < 0 ? NO_TRACE_ID : state.traceIds.numberOf(bytes, traceStart, traceEnd);
  raw.name[i] = state.tokens.numberOf(nameStart, nameEnd);
  raw.kind[i] = tags.kind;
  raw.status[i] = tags.status;
  raw.resource[i] = 0;
  if (processStart >= 0) raw.resource[i] = state.tokens.numberOf(processStart, processEnd);
  else marks |= Mark.noResource;
  if (embeddedStart >= 0) {
    marks |= Mark.ownResource;
    const text = state.resources.textNumber(embeddedStart, embeddedEnd);
    raw.resource[i] = state.resources.indexOf(text, -1, serviceOfProcess);
  }
  raw.marks[i] = marks;
  raw.allMarks |= marks;
  raw.form[i] = Form.jaeger;
  raw.block[i] = state.bytes.index;
  raw.offset[i] = open;
  raw.length[i] = behind - open;
  raw.count++;
  return behind;
}

/** `RawSpans.traceKey` of a span that names no trace. */
export const NO_TRACE_ID = 0xffffffff;
