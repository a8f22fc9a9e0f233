import { decodeText, OPEN_BRACE, OPEN_BRACKET, QUOTE } from '../scan/json';
import { KeyTable } from '../scan/KeyTable';
import type { ScanState } from '../scan/ScanState';
import { forEachEntry, forEachMember } from '../scan/visit';
import { threadKey, type ChromeEvent, type ChromeEvents } from './ChromeEvents';
import type { ChromeSpan } from './nestChromeEvents';

/** Members of an event that are told by the span itself, or make sense only in the file. */
const KNOWN = new KeyTable({
  ph: 1,
  name: 1,
  ts: 1,
  dur: 1,
  pid: 1,
  tid: 1,
  id: 1,
  id2: 1,
  scope: 1,
  s: 1,
  args: 2,
});
/** Values deeper than this are kept as their JSON text. */
const MAX_DEPTH = 12;
/** Length of a piece of the text: long enough to be kept as it is by the parser. */
const PIECE_CHARACTERS = 1 << 17;

/** A JSON value as OTLP writes values. */
function otlpValue(bytes: Uint8Array, start: number, end: number, depth: number): string {
  const c = bytes[start];
  const text = decodeText(bytes, start, end);
  if (c === QUOTE) return `{"stringValue":${text}}`;
  if (text === 'true' || text === 'false') return `{"boolValue":${text}}`;
  if (text === 'null') return '{}';
  if (/^-?\d{1,18}$/.test(text)) return `{"intValue":"${text}"}`;
  if (/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return `{"doubleValue":${text}}`;
  if (depth < MAX_DEPTH && c === OPEN_BRACKET) {
    const values: string[] = [];
    forEachEntry(bytes, start, end, (from, to) => {
      values.push(otlpValue(bytes, from, to, depth + 1));
    });
    return `{"arrayValue":{"values":[${values.join(',')}]}}`;
  }
  if (depth < MAX_DEPTH && c === OPEN_BRACE) {
    const values: string[] = [];
    forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
      values.push(otlpAttribute(bytes, keyStart, keyEnd, from, to, depth + 1));
    });
    return `{"kvlistValue":{"values":[${values.join(',')}]}}`;
  }
  return `{"stringValue":${JSON.stringify(text)}}`;
}

function otlpAttribute(
  bytes: Uint8Array,
  keyStart: number,
  keyEnd: number,
  start: number,
  end: number,
  depth = 0,
): string {
  return `{"key":${decodeText(bytes, keyStart - 1, keyEnd + 1)},"value":${otlpValue(bytes, start, end, depth)}}`;
}

/** What an event carries beside what the span says: its arguments, and members that the format does not know. */
function attributesOf(state: ScanState, { block, start, end }: ChromeEvent): string[] {
  const bytes = state.bytes.block(block);
  const attributes: string[] = [];
  forEachMember(bytes, start, end, (keyStart, keyEnd, from, to) => {
    const known = KNOWN.codeOf(bytes, keyStart, keyEnd);
    if (known === 2 && bytes[from] === OPEN_BRACE)
      forEachMember(bytes, from, to, (k, l, a, b) => {
        attributes.push(otlpAttribute(bytes, k, l, a, b));
      });
    else if (known !== 1) attributes.push(otlpAttribute(bytes, keyStart, keyEnd, from, to));
  });
  return attributes;
}

/** Nanoseconds since 1970 (or since whatever the clock of the file counts from) as text. */
function timeText(seconds: number, nanos: number): string {
  const carry = Math.floor(nanos / 1e9);
  const whole = seconds + carry;
  const rest = String(nanos - carry * 1e9).padStart(9, '0');
  if (whole >= 0) return whole === 0 ? String(Number(rest)) : `${whole}${rest}`;
  return String(BigInt(whole) * 1_000_000_000n + BigInt(nanos - carry * 1e9));
}

const textOf = (name: string, value: string): string =>
  `{"key":"${name}","value":{"stringValue":${JSON.stringify(value)}}}`;

/** 128 bits that are the same for the same events: the file names no trace, and its address has to hold. */
function traceIdOf(spans: readonly ChromeSpan[]): string {
  const lanes = [0x811c9dc5, 0x9e3779b1, 0x85ebca6b, 0xc2b2ae35];
  for (const { begin, start, end } of spans) {
    const parts = [
      begin.seconds,
      begin.nanos,
      start,
      end - start,
      begin.end - begin.start,
      begin.name.length,
    ];
    for (let k = 0; k < lanes.length; k++) {
      let lane = lanes[k] ?? 0;
      for (const part of parts)
        lane = Math.imul(lane ^ (part % 0x100000000), 0x01000193 + 2 * k) ^ (lane >>> 15);
      lanes[k] = lane;
    }
  }
  return lanes.map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}

const idOf = (number: number): string => number.toString(16).padStart(16, '0');

function spanText(state: ScanState, traceId: string, span: ChromeSpan): string {
  const { begin, close, parent, moments } = span;
  const attributes = attributesOf(state, begin);
  if (close !== undefined)
    for (const attribute of attributesOf(state, close))
      if (!attributes.includes(attribute)) attributes.push(attribute);
  const events = moments.map(
    (moment) =>
      `{"timeUnixNano":"${timeText(moment.seconds, moment.nanos)}","name":${JSON.stringify(moment.name)},"attributes":[${attributesOf(state, moment).join(',')}]}`,
  );
  return (
    `{"traceId":"${traceId}","spanId":"${idOf(span.number)}",` +
    (parent === undefined ? '' : `"parentSpanId":"${idOf(parent.number)}",`) +
    `"name":${JSON.stringify(begin.name)},"kind":1,` +
    `"startTimeUnixNano":"${timeText(begin.seconds, begin.nanos)}",` +
    `"endTimeUnixNano":"${timeText(begin.seconds, begin.nanos + span.end - span.start)}",` +
    `"attributes":[${attributes.join(',')}]` +
    (events.length === 0 ? '}' : `,"events":[${events.join(',')}]}`)
  );
}

/** A thread as OTLP's resource: its process is the service. */
function resourceText(events: ChromeEvents, { process, thread }: ChromeEvent): string {
  const service = events.processNames.get(process) ?? `process ${process}`;
  const attributes = [
    textOf('service.name', service),
    textOf('process.pid', process),
    textOf('thread.id', thread),
  ];
  const name = events.threadNames.get(threadKey(process, thread));
  if (name !== undefined) attributes.push(textOf('thread.name', name));
  return `{"attributes":[${attributes.join(',')}]}`;
}

/**
 * The spans as OTLP JSON, in pieces. `state` holds the text of the events. Neighbours of one thread share a resource, so that
 * each comes about once a thread.
 */
export function* chromeSpanTexts(
  state: ScanState,
  events: ChromeEvents,
  spans: readonly ChromeSpan[],
): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const traceId = traceIdOf(spans);
  let pieces = ['{"resourceSpans":['];
  let length = 0;
  let before: ChromeEvent | undefined;
  for (const span of spans) {
    const { begin } = span;
    const isSame = before?.process === begin.process && before.thread === begin.thread;
    if (isSame) pieces.push(',');
    else
      pieces.push(
        `${before === undefined ? '' : ']}]},'}{"resource":${resourceText(events, begin)},"scopeSpans":[{"spans":[`,
      );
    before = begin;
    const text = spanText(state, traceId, span);
    pieces.push(text);
    length += text.length;
    if (length < PIECE_CHARACTERS) continue;
    yield encoder.encode(pieces.join(''));
    pieces = [];
    length = 0;
  }
  pieces.push(before === undefined ? ']}' : ']}]}]}');
  yield encoder.encode(pieces.join(''));
}
