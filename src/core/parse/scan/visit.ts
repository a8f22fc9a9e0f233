import {
  CLOSE_BRACKET,
  closingQuote,
  COMMA,
  decodeJsonString,
  decodeText,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  skipSpace,
  skipValue,
  valueAfterKey,
} from './json';

/**
 * Calls `visit` for every member of the JSON object in the range, with the ranges of the key (between its quotes) and of
 * the value. Does nothing when it is no object. @returns false when it broke off at something that is no JSON.
 */
export function forEachMember(
  bytes: Uint8Array,
  start: number,
  end: number,
  visit: (keyStart: number, keyEnd: number, valueStart: number, valueEnd: number) => void,
): boolean {
  if (bytes[start] !== OPEN_BRACE) return false;
  let p = skipSpace(bytes, start + 1);
  for (;;) {
    if (bytes[p] === COMMA) p = skipSpace(bytes, p + 1);
    if (p >= end || bytes[p] !== QUOTE) return p === end - 1;
    const keyStart = p + 1;
    const keyEnd = closingQuote(bytes, keyStart);
    p = keyEnd >= end ? -1 : valueAfterKey(bytes, keyEnd, end);
    if (p < 0) return false;
    const valueStart = p;
    p = skipValue(bytes, p, end);
    if (p < 0 || p >= end) return false;
    visit(keyStart, keyEnd, valueStart, p);
    p = skipSpace(bytes, p);
  }
}

/**
 * Calls `visit` with the range of every entry of the JSON array in the range. Does nothing when it is no array.
 * @returns false when it broke off at something that is no JSON.
 */
export function forEachEntry(
  bytes: Uint8Array,
  start: number,
  end: number,
  visit: (start: number, end: number) => void,
): boolean {
  if (bytes[start] !== OPEN_BRACKET) return false;
  let p = skipSpace(bytes, start + 1);
  for (;;) {
    if (bytes[p] === COMMA) p = skipSpace(bytes, p + 1);
    if (p >= end || bytes[p] === CLOSE_BRACKET) return p === end - 1;
    const entryEnd = skipValue(bytes, p, end);
    if (entryEnd < 0 || entryEnd >= end) return false;
    visit(p, entryEnd);
    p = skipSpace(bytes, entryEnd);
  }
}

/** The text of a JSON string, or of a number; undefined for everything else (null, objects …). */
export function scalarText(bytes: Uint8Array, start: number, end: number): string | undefined {
  const c = bytes[start] ?? 0;
  if (c === QUOTE) return decodeJsonString(bytes, start + 1, end - 1);
  if (c === 0x2d || (c >= 0x30 && c <= 0x39)) return decodeText(bytes, start, end);
  return undefined;
}
