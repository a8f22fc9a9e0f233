import { CLOSE_BRACE, closingQuote, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE } from '../scan/json';

const encoder = new TextEncoder();
const OPENING = encoder.encode('{"key":"');
const TYPE = encoder.encode('","type":"');
const VALUE = encoder.encode('","value":');
const STRING_VALUE = encoder.encode('{"stringValue":"');
const LETTER_N = 0x6e;

function standsAt(bytes: Uint8Array, p: number, expected: Uint8Array): boolean {
  for (let i = 0; i < expected.length; i++) if (bytes[p + i] !== expected[i]) return false;
  return true;
}

/** Ranges of the key and the value that were read last. Written again and again. */
export interface PairRanges {
  keyStart: number;
  keyEnd: number;
  valueStart: number;
  valueEnd: number;
}

/**
 * Reads an attribute exactly as servers write it: {"key":"…","type":"…","value":…} with a plain value, or
 * {"key":"…","value":{"stringValue":"…"}}. @returns the position behind it, or −1 when it is written otherwise: a walk
 * over its members has to say what it is.
 */
export function readPlainPair(bytes: Uint8Array, start: number, end: number, found: PairRanges): number {
  if (!standsAt(bytes, start, OPENING)) return -1;
  found.keyStart = start + OPENING.length;
  let p = closingQuote(bytes, found.keyStart);
  found.keyEnd = p;
  if (standsAt(bytes, p, TYPE)) p = closingQuote(bytes, p + TYPE.length);
  if (!standsAt(bytes, p, VALUE)) return -1;
  p += VALUE.length;
  let braces = 1;
  if (standsAt(bytes, p, STRING_VALUE)) {
    p += STRING_VALUE.length - 1;
    braces = 2;
  }
  let c = bytes[p] ?? QUOTE;
  if (c === QUOTE) {
    found.valueStart = p + 1;
    p = closingQuote(bytes, p + 1);
    found.valueEnd = p++;
  } else {
    if (c === LETTER_N) return -1;
    found.valueStart = p;
    while (c > COMMA && c !== OPEN_BRACE && c !== CLOSE_BRACE && c !== OPEN_BRACKET) c = bytes[++p] ?? QUOTE;
    found.valueEnd = p;
    if (p === found.valueStart) return -1;
  }
  for (; braces > 0; braces--) if (bytes[p++] !== CLOSE_BRACE) return -1;
  return p < end ? p : -1;
}
