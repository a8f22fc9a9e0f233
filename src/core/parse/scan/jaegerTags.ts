import { SpanKind, SpanStatus } from '../../model';
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

const Key = { key: 1, value: 2 } as const;
const MEMBERS = new KeyTable({ key: Key.key, value: Key.value });
const Tag = { kind: 1, error: 2, statusCode: 3 } as const;
const TAGS = new KeyTable({ 'span.kind': Tag.kind, error: Tag.error, 'otel.status_code': Tag.statusCode });
const KINDS = new KeyTable({
  internal: SpanKind.internal,
  server: SpanKind.server,
  client: SpanKind.client,
  producer: SpanKind.producer,
  consumer: SpanKind.consumer,
  INTERNAL: SpanKind.internal,
  SERVER: SpanKind.server,
  CLIENT: SpanKind.client,
  PRODUCER: SpanKind.producer,
  CONSUMER: SpanKind.consumer,
});
const CODES = new KeyTable({ OK: SpanStatus.ok, ERROR: SpanStatus.error });

/** What the columns need of a span's tags. Written again and again. */
export interface TagFindings {
  kind: number;
  status: number;
}

function note(bytes: Uint8Array, tag: number, start: number, end: number, found: TagFindings): void {
  const quoted = bytes[start] === QUOTE;
  if (tag === Tag.error) {
    // Only true and "true" are errors: servers send "false" and "unset" too.
    const from = quoted ? start + 1 : start;
    const to = quoted ? end - 1 : end;
    if (
      to - from === 4 &&
      bytes[from] === 0x74 &&
      bytes[from + 1] === 0x72 &&
      bytes[from + 2] === 0x75 &&
      bytes[from + 3] === 0x65
    ) {
      found.status = SpanStatus.error;
    }
  } else if (quoted && tag === Tag.kind) {
    found.kind = KINDS.codeOf(bytes, start + 1, end - 1);
  } else if (quoted && tag === Tag.statusCode) {
    found.status = Math.max(found.status, CODES.codeOf(bytes, start + 1, end - 1));
  }
}

/** One tag in any spelling: members in any order, white space, escapes. @returns the position behind it. */
function readTag(bytes: Uint8Array, start: number, limit: number, found: TagFindings): number {
  let p = skipSpace(bytes, start + 1);
  let tag = 0;
  let valueStart = -1;
  let valueEnd = -1;
  for (;;) {
    if (bytes[p] === CLOSE_BRACE) break;
    if (bytes[p] === COMMA) p = skipSpace(bytes, p + 1);
    if (p >= limit) return INCOMPLETE;
    if (bytes[p] !== QUOTE) return MALFORMED;
    const keyStart = p + 1;
    const keyEnd = closingQuote(bytes, keyStart);
    if (keyEnd >= limit) return INCOMPLETE;
    p = valueAfterKey(bytes, keyEnd, limit);
    if (p < 0) return p;
    const end = skipValue(bytes, p, limit);
    if (end < 0) return end;
    const member = MEMBERS.codeOf(bytes, keyStart, keyEnd);
    if (member === Key.key) tag = bytes[p] === QUOTE ? TAGS.codeOf(bytes, p + 1, end - 1) : 0;
    else if (member === Key.value) {
      valueStart = p;
      valueEnd = end;
    }
    p = skipSpace(bytes, end);
  }
  if (tag !== 0 && valueStart >= 0) note(bytes, tag, valueStart, valueEnd, found);
  return p + 1;
}

/** Whether the key could be an escaped spelling of one that counts ("err\\u006fr"). */
function mayBeEscaped(bytes: Uint8Array, start: number, end: number): boolean {
  const c = bytes[start];
  if (c !== 0x65 && c !== 0x6f && c !== 0x73 && c !== 0x5c) return false;
  for (let p = start; p < end; p++) if (bytes[p] === 0x5c) return true;
  return false;
}

/**
 * One tag exactly as Jaeger writes it: {"key":"…","type":"…","value":…}. Four bytes are compared at a time, and only the
 * key and the value are looked at byte by byte. @returns the position behind the tag, or −1 when it is written otherwise
 * (or ends behind the limit).
 */
function readPlainTag(bytes: Uint8Array, view: DataView, start: number, found: TagFindings): number {
  // '{"ke' 'y":"'
  if (view.getInt32(start, true) !== 0x656b227b || view.getInt32(start + 4, true) !== 0x223a2279) return -1;
  const keyStart = start + 8;
  const keyEnd = closingQuote(bytes, keyStart);
  // '","t' 'ype"' ':"'
  if (
    view.getInt32(keyEnd, true) !== 0x74222c22 ||
    view.getInt32(keyEnd + 4, true) !== 0x22657079 ||
    view.getInt16(keyEnd + 8, true) !== 0x223a
  ) {
    return -1;
  }
  let p = keyEnd + 10;
  const valueType = view.getInt32(p, true);
  if (valueType === 0x69727473) {
    // 'stri' then 'ng",' '"val' 'ue":'
    if (
      view.getInt32(p + 4, true) !== 0x2c22676e ||
      view.getInt32(p + 8, true) !== 0x6c617622 ||
      view.getInt32(p + 12, true) !== 0x3a226575
    ) {
      return -1;
    }
    p += 16;
  } else if (valueType === 0x36746e69) {
    // 'int6' then '4","' 'valu' 'e":'
    if (view.getInt32(p + 4, true) !== 0x222c2234 || view.getInt32(p + 8, true) !== 0x756c6176) return -1;
    if (view.getInt16(p + 12, true) !== 0x2265 || bytes[p + 14] !== 0x3a) return -1;
    p += 15;
  } else if (valueType === 0x6c6f6f62) {
    // 'bool' then '","v' 'alue' '":'
    if (view.getInt32(p + 4, true) !== 0x76222c22 || view.getInt32(p + 8, true) !== 0x65756c61) return -1;
    if (view.getInt16(p + 12, true) !== 0x3a22) return -1;
    p += 14;
  } else return -1;
  const valueStart = p;
  let c = bytes[p] ?? QUOTE;
  if (c === QUOTE) p = closingQuote(bytes, p + 1) + 1;
  else {
    // Letters, digits, sign and point only: anything else is not plain.
    while (c > COMMA && c !== OPEN_BRACE && c !== CLOSE_BRACE && c !== OPEN_BRACKET) c = bytes[++p] ?? QUOTE;
  }
  if (bytes[p] !== CLOSE_BRACE || p === valueStart) return -1;
  const keyLength = keyEnd - keyStart;
  if (keyLength === 9 || keyLength === 5 || keyLength === 16) {
    const tag = TAGS.codeOf(bytes, keyStart, keyEnd);
    if (tag !== 0) note(bytes, tag, valueStart, p, found);
  } else if (keyLength > 9 && mayBeEscaped(bytes, keyStart, keyEnd)) return -1;
  return p + 1;
}

/** Looks through the tags at `p` (an array, else the value is skipped). @returns the position behind them. */
export function readJaegerTags(
  bytes: Uint8Array,
  view: DataView,
  p: number,
  limit: number,
  found: TagFindings,
): number {
  found.kind = SpanKind.unspecified;
  found.status = SpanStatus.unset;
  if (bytes[p] !== OPEN_BRACKET) return skipValue(bytes, p, limit);
  p++;
  for (;;) {
    let c = bytes[p] ?? QUOTE;
    if (c <= 0x20) {
      p = skipSpace(bytes, p);
      c = bytes[p] ?? QUOTE;
    }
    if (c === COMMA) {
      p++;
      continue;
    }
    if (c === CLOSE_BRACKET) return p + 1;
    if (p >= limit) return INCOMPLETE;
    let end = -1;
    if (c === OPEN_BRACE) {
      end = readPlainTag(bytes, view, p, found);
      if (end < 0 || end > limit) end = readTag(bytes, p, limit, found);
    } else end = skipValue(bytes, p, limit);
    if (end < 0) return end;
    p = end;
  }
}
