/**
 * Byte-level JSON scanning. All functions rely on a sentinel: at least `SENTINEL_BYTES` quote characters stand behind the
 * bytes that have arrived (`limit`), so that no loop has to compare its position with the end; who finds a quote at or
 * behind `limit` has run out of bytes.
 */
export const SENTINEL_BYTES = 64;

/** More bytes are needed to go on. */
export const INCOMPLETE = -1;
/** What stands there is not JSON. */
export const MALFORMED = -2;

export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;
export const OPEN_BRACKET = 0x5b;
export const CLOSE_BRACKET = 0x5d;
export const NEWLINE = 0x0a;

/** Position of the quote that closes the string whose first byte is at `p`. May lie at or behind the limit. */
export function closingQuote(bytes: Uint8Array, p: number): number {
  for (;;) {
    const c = bytes[p];
    if (c === QUOTE || c === undefined) return p;
    p += c === BACKSLASH ? 2 : 1;
  }
}

/** Position of the first byte at or after `p` that is no white space. */
export function skipSpace(bytes: Uint8Array, p: number): number {
  for (;;) {
    const c = bytes[p];
    if (c !== 0x20 && c !== NEWLINE && c !== 0x0d && c !== 0x09) return p;
    p++;
  }
}

/** Position behind the object or array that opens at `p`; brackets of both kinds are counted alike. */
export function skipContainer(bytes: Uint8Array, p: number, limit: number): number {
  let depth = 0;
  for (;;) {
    const c = bytes[p] ?? QUOTE;
    if (c === QUOTE) {
      if (p >= limit) return INCOMPLETE;
      p = closingQuote(bytes, p + 1);
      if (p >= limit) return INCOMPLETE;
    } else if ((c | 0x20) === OPEN_BRACE) depth++;
    else if ((c | 0x20) === CLOSE_BRACE && --depth === 0) return p + 1;
    p++;
  }
}

/** Position behind a token that is no string, object or array (number, true, NaN …). */
export function skipBare(bytes: Uint8Array, p: number, limit: number): number {
  for (;;) {
    const c = bytes[p] ?? QUOTE;
    if (c <= 0x20 || c === COMMA || c === QUOTE || (c | 0x20) === CLOSE_BRACE) {
      return p >= limit ? INCOMPLETE : p;
    }
    p++;
  }
}

/** Position behind the value that starts at `p` (white space already skipped), INCOMPLETE or MALFORMED. */
export function skipValue(bytes: Uint8Array, p: number, limit: number): number {
  const c = bytes[p] ?? QUOTE;
  if (c === QUOTE) {
    if (p >= limit) return INCOMPLETE;
    p = closingQuote(bytes, p + 1);
    return p >= limit ? INCOMPLETE : p + 1;
  }
  if (c === OPEN_BRACE || c === OPEN_BRACKET) return skipContainer(bytes, p, limit);
  const end = skipBare(bytes, p, limit);
  return end === p ? MALFORMED : end;
}

/**
 * Position of the value behind the key whose closing quote is at `keyEnd` (colon and white space skipped),
 * INCOMPLETE or MALFORMED.
 */
export function valueAfterKey(bytes: Uint8Array, keyEnd: number, limit: number): number {
  let p = keyEnd + 1;
  if (bytes[p] !== COLON) {
    p = skipSpace(bytes, p);
    if (p >= limit) return INCOMPLETE;
    if (bytes[p] !== COLON) return MALFORMED;
  }
  p++;
  if ((bytes[p] ?? 0) <= 0x20) p = skipSpace(bytes, p);
  return p >= limit ? INCOMPLETE : p;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A range that was decoded in one go, a character a byte. */
interface DecodedRange {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
let decoded: DecodedRange | undefined;

/**
 * Runs a work that decodes many texts of a range: it is decoded once, and they are cut from it, where that has a character a byte.
 * A call of the decoder for each of them takes longer than all the rest.
 */
export function decodingRange<T>(bytes: Uint8Array, start: number, end: number, work: () => T): T {
  const before = decoded;
  const text = decoder.decode(bytes.subarray(start, end));
  // No character comes of less than a byte: as many of them as bytes are one each.
  decoded = text.length === end - start ? { bytes, start, end, text } : undefined;
  try {
    return work();
  } finally {
    decoded = before;
  }
}

/** The bytes as text; invalid UTF-8 becomes U+FFFD. */
export function decodeText(bytes: Uint8Array, start: number, end: number): string {
  if (decoded !== undefined && decoded.bytes === bytes && start >= decoded.start && end <= decoded.end)
    return decoded.text.slice(start - decoded.start, end - decoded.start);
  return decoder.decode(bytes.subarray(start, end));
}

const SIMPLE_ESCAPES = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** The text of the JSON string between its quotes. Unknown escapes stand for the escaped character itself. */
export function decodeJsonString(bytes: Uint8Array, start: number, end: number): string {
  const text = decodeText(bytes, start, end);
  if (!text.includes('\\')) return text;
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, hex: string | undefined, single: string) =>
    hex === undefined ? (SIMPLE_ESCAPES.get(single) ?? single) : String.fromCharCode(parseInt(hex, 16)),
  );
}

/** Whether a value begins as null does. */
export const isNull = (bytes: Uint8Array, start: number): boolean => bytes[start] === 0x6e;

/** Whether the bytes of the range are those of `expected`. */
export function rangeIs(bytes: Uint8Array, start: number, end: number, expected: Uint8Array): boolean {
  if (end - start !== expected.length) return false;
  for (let i = 0; i < expected.length; i++) if (bytes[start + i] !== expected[i]) return false;
  return true;
}
