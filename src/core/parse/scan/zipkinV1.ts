import { SpanKind } from '../../model';
import { readDecimalTime, type SplitTime } from './decimal';
import { OPEN_BRACE, QUOTE } from './json';
import { KeyTable } from './KeyTable';
import { forEachEntry, forEachMember } from './visit';
import { noteZipkinTag, type StatusFindings } from './zipkinTags';

const Part = { value: 1, endpoint: 2, timestamp: 3, key: 4 } as const;
const PARTS = new KeyTable({
  value: Part.value,
  endpoint: Part.endpoint,
  timestamp: Part.timestamp,
  key: Part.key,
});

/** The annotations of version 1 that mark where a call begins and ends; elsewhere they are events like others. */
const Core = { cs: 1, cr: 2, sr: 3, ss: 4, ms: 5, mr: 6 } as const;
const CORE = new KeyTable(Core);
const KIND_OF: readonly number[] = [
  SpanKind.unspecified,
  SpanKind.client,
  SpanKind.client,
  SpanKind.server,
  SpanKind.server,
  SpanKind.producer,
  SpanKind.consumer,
];
/** Keys whose value is true and whose endpoint is the other side (server address, client address, message address). */
export const ADDRESSES = new KeyTable({ sa: 1, ca: 2, ma: 3 });

/** What the annotations of a span say about what version 2 has fields for. */
export interface V1Findings {
  kind: number;
  /** Range of the endpoint that ran the span; −1: none. */
  endpointStart: number;
  endpointEnd: number;
  /** Microseconds as text: ranges of the first and the last point of the call; −1: none. */
  beginStart: number;
  beginEnd: number;
  finishStart: number;
  finishEnd: number;
}

export const noV1Findings = (): V1Findings => ({
  kind: SpanKind.unspecified,
  endpointStart: -1,
  endpointEnd: -1,
  beginStart: -1,
  beginEnd: -1,
  finishStart: -1,
  finishEnd: -1,
});

const time: SplitTime = { seconds: 0, nanos: 0 };

function isTime(bytes: Uint8Array, start: number, end: number): boolean {
  return start >= 0 && readDecimalTime(bytes, start, end, 6, time) && time.seconds > 0;
}

/** Reads the annotations in the range (an array, else nothing). Of a span with both sides the server's counts: it did the work. */
export function readAnnotations(bytes: Uint8Array, start: number, end: number, found: V1Findings): void {
  let core = 0;
  forEachEntry(bytes, start, end, (from, to) => {
    let mark = 0;
    let endpointStart = -1;
    let endpointEnd = -1;
    let timeStart = -1;
    let timeEnd = -1;
    forEachMember(bytes, from, to, (keyStart, keyEnd, a, b) => {
      const quoted = bytes[a] === QUOTE;
      switch (PARTS.codeOf(bytes, keyStart, keyEnd)) {
        case Part.value:
          mark = quoted ? CORE.codeOf(bytes, a + 1, b - 1) : 0;
          break;
        case Part.endpoint:
          endpointStart = bytes[a] === OPEN_BRACE ? a : -1;
          endpointEnd = b;
          break;
        case Part.timestamp:
          timeStart = quoted ? a + 1 : a;
          timeEnd = quoted ? b - 1 : b;
          break;
      }
    });
    const outranks = mark === Core.sr || mark === Core.ss ? core !== Core.sr && core !== Core.ss : core === 0;
    if (endpointStart >= 0 && (found.endpointStart < 0 || (mark !== 0 && outranks))) {
      found.endpointStart = endpointStart;
      found.endpointEnd = endpointEnd;
    }
    if (mark === 0) return;
    if (outranks) {
      core = mark;
      found.kind = KIND_OF[mark] ?? SpanKind.unspecified;
      // What the client marked is not the beginning or end of the server's work.
      found.beginStart = -1;
      found.finishStart = -1;
    }
    if ((KIND_OF[mark] ?? 0) !== found.kind || !isTime(bytes, timeStart, timeEnd)) return;
    if (mark === Core.cr || mark === Core.ss) {
      found.finishStart = timeStart;
      found.finishEnd = timeEnd;
    } else {
      found.beginStart = timeStart;
      found.beginEnd = timeEnd;
    }
  });
}

/** Reads the binary annotations in the range: version 1's tags. */
export function readBinaryAnnotations(
  bytes: Uint8Array,
  start: number,
  end: number,
  found: V1Findings,
  status: StatusFindings,
): void {
  forEachEntry(bytes, start, end, (from, to) => {
    let keyFrom = 0;
    let keyTo = 0;
    let valueFrom = -1;
    let valueTo = -1;
    let endpointStart = -1;
    let endpointEnd = -1;
    forEachMember(bytes, from, to, (keyStart, keyEnd, a, b) => {
      switch (PARTS.codeOf(bytes, keyStart, keyEnd)) {
        case Part.key:
          keyFrom = bytes[a] === QUOTE ? a + 1 : a;
          keyTo = bytes[a] === QUOTE ? b - 1 : a;
          break;
        case Part.value:
          valueFrom = a;
          valueTo = b;
          break;
        case Part.endpoint:
          endpointStart = bytes[a] === OPEN_BRACE ? a : -1;
          endpointEnd = b;
          break;
      }
    });
    if (valueFrom >= 0) noteZipkinTag(bytes, keyFrom, keyTo, valueFrom, valueTo, status);
    if (found.endpointStart < 0 && endpointStart >= 0 && ADDRESSES.codeOf(bytes, keyFrom, keyTo) === 0) {
      found.endpointStart = endpointStart;
      found.endpointEnd = endpointEnd;
    }
  });
}
