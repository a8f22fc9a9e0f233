import { SpanStatus } from '../../model';
import { readDecimalTime, type SplitTime } from './decimal';
import { Form } from './forms';
import { NO_TRACE_ID, hasEntries } from './jaegerSpan';
import {
  CLOSE_BRACE,
  closingQuote,
  COMMA,
  INCOMPLETE,
  MALFORMED,
  QUOTE,
  skipSpace,
  skipValue,
  valueAfterKey,
} from './json';
import { KeyTable } from './KeyTable';
import { readOtlpAttributes, type AttributeFindings } from './otlpAttributes';
import { Mark } from './RawSpans';
import { isScalar, noReferences, writeParent, writeSpanId } from './references';
import type { ScanState } from './ScanState';
import { forEachMember, scalarText } from './visit';

const Key = {
  traceId: 1,
  spanId: 2,
  parentSpanId: 3,
  name: 4,
  kind: 5,
  start: 6,
  end: 7,
  attributes: 8,
  events: 9,
  links: 10,
  status: 11,
  dropped: 12,
} as const;
const MEMBERS = new KeyTable({
  traceId: Key.traceId,
  trace_id: Key.traceId,
  spanId: Key.spanId,
  span_id: Key.spanId,
  parentSpanId: Key.parentSpanId,
  parent_span_id: Key.parentSpanId,
  name: Key.name,
  kind: Key.kind,
  startTimeUnixNano: Key.start,
  start_time_unix_nano: Key.start,
  endTimeUnixNano: Key.end,
  end_time_unix_nano: Key.end,
  attributes: Key.attributes,
  events: Key.events,
  links: Key.links,
  status: Key.status,
  droppedAttributesCount: Key.dropped,
  dropped_attributes_count: Key.dropped,
  droppedEventsCount: Key.dropped,
  dropped_events_count: Key.dropped,
  droppedLinksCount: Key.dropped,
  dropped_links_count: Key.dropped,
});
const CODE = new KeyTable({ code: 1 });

const KIND_NAMES: ReadonlyMap<string, number> = new Map(
  ['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'].map((name, kind) => [name, kind]),
);
const STATUS_NAMES: ReadonlyMap<string, number> = new Map([
  ['UNSET', SpanStatus.unset],
  ['OK', SpanStatus.ok],
  ['ERROR', SpanStatus.error],
]);

const startTime: SplitTime = { seconds: 0, nanos: 0 };
const endTime: SplitTime = { seconds: 0, nanos: 0 };
function forget(findings: AttributeFindings): void {
  findings.error = false;
  findings.kind = '';
  findings.statusCode = '';
  findings.warnings = 0;
}

const found: AttributeFindings = { error: false, kind: '', statusCode: '', warnings: 0 };
const references = noReferences();

/** A protobuf enum: its number, its number as text, or its name with or without the prefix. 0 when unreadable. */
function readEnum(
  bytes: Uint8Array,
  start: number,
  end: number,
  prefix: string,
  names: ReadonlyMap<string, number>,
): number {
  if (end - start === 1) {
    const digit = (bytes[start] ?? 0) - 0x30;
    return digit >= 0 && digit <= 9 ? digit : 0;
  }
  const text = scalarText(bytes, start, end) ?? '';
  const number = Number(text);
  if (text !== '' && Number.isInteger(number)) return number >= 0 && number <= 255 ? number : 0;
  const name = text.toUpperCase();
  return names.get(name.startsWith(prefix) ? name.slice(prefix.length) : name) ?? 0;
}

function readStatus(bytes: Uint8Array, start: number, end: number): number {
  // {} is by far the most frequent.
  if (end - start <= 2) return SpanStatus.unset;
  let status: number = SpanStatus.unset;
  forEachMember(bytes, start, end, (keyStart, keyEnd, valueStart, valueEnd) => {
    if (CODE.codeOf(bytes, keyStart, keyEnd) !== 1) return;
    status = readEnum(bytes, valueStart, valueEnd, 'STATUS_CODE_', STATUS_NAMES);
  });
  return status;
}

/** Reads the OTLP span that opens at `open` into the next row of the columns; as readJaegerSpan. */
export function readOtlpSpan(state: ScanState, open: number): number {
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
  let parentStart = -1;
  let parentEnd = -1;
  let nameStart = 0;
  let nameEnd = 0;
  let kind = 0;
  let status: number = SpanStatus.unset;
  let startRead = false;
  let endRead = false;
  forget(found);
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
    if (key === Key.attributes) {
      p = readOtlpAttributes(bytes, view, p, limit, found);
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
      case Key.parentSpanId:
        parentStart = isScalar(bytes, p) && to > from ? from : -1;
        parentEnd = to;
        break;
      case Key.name:
        marks = quoted || bytes[p] === 0x6e ? marks & ~Mark.badName : marks | Mark.badName;
        nameStart = bytes[p] === 0x6e ? 0 : from;
        nameEnd = bytes[p] === 0x6e ? 0 : to;
        break;
      case Key.kind:
        kind = readEnum(bytes, p, end, 'SPAN_KIND_', KIND_NAMES);
        break;
      case Key.start:
        startRead = readDecimalTime(bytes, from, to, 9, startTime) && Number.isFinite(startTime.seconds);
        break;
      case Key.end:
        endRead = readDecimalTime(bytes, from, to, 9, endTime);
        break;
      case Key.events:
        marks = hasEntries(bytes, p) ? marks | Mark.events : marks & ~Mark.events;
        break;
      case Key.links:
        marks = hasEntries(bytes, p) ? marks | Mark.links : marks & ~Mark.links;
        break;
      case Key.status:
        status = readStatus(bytes, p, end);
        break;
      case Key.dropped:
        // A count from 1 on.
        if ((bytes[from] ?? 0) >= 0x31 && (bytes[from] ?? 0) <= 0x39) marks |= Mark.clipped;
        break;
    }
    p = end;
  }
  const behind = p + 1;
  state.readable = (seen & ((1 << Key.spanId) | (1 << Key.name) | (1 << Key.start))) !== 0;
  if (!state.readable) return behind;
  if (!startRead) {
    // An absent start is proto3's way to write 0, which is no time that anything happened at.
    marks |= Mark.badStart;
    startTime.seconds = 0;
    startTime.nanos = 0;
  }
  if (!endRead) marks |= Mark.badDuration;
  raw.startSeconds[i] = startTime.seconds;
  raw.startNanos[i] = startTime.nanos;
  raw.duration[i] =
    startRead && endRead
      ? (endTime.seconds - startTime.seconds) * 1e9 + (endTime.nanos - startTime.nanos)
      : 0;
  marks |= writeSpanId(state, i, idStart, idEnd);
  writeParent(state, i, references, traceStart, traceEnd, parentStart, parentEnd);
  raw.traceKey[i] = traceStart < 0 ? NO_TRACE_ID : state.traceIds.numberOf(bytes, traceStart, traceEnd);
  raw.name[i] = state.tokens.numberOf(nameStart, nameEnd);
  raw.kind[i] = kind;
  if (kind === 0 && found.kind !== '') raw.kind[i] = KIND_NAMES.get(found.kind.toUpperCase()) ?? 0;
  if (status === SpanStatus.unset && found.statusCode !== '') {
    status = STATUS_NAMES.get(found.statusCode.toUpperCase()) ?? SpanStatus.unset;
  }
  raw.status[i] = found.error ? SpanStatus.error : status;
  raw.resource[i] = 0;
  marks |= found.warnings;
  raw.marks[i] = marks;
  raw.allMarks |= marks;
  raw.form[i] = Form.otlp;
  raw.block[i] = state.bytes.index;
  raw.offset[i] = open;
  raw.length[i] = behind - open;
  raw.count++;
  return behind;
}
