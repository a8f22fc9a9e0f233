import { decodeJsonString } from './json';

/** Value of a hexadecimal digit by character code, 255 for all others. */
const HEX = new Uint8Array(256).fill(255);
for (let digit = 0; digit < 16; digit++) {
  HEX[digit.toString(16).charCodeAt(0)] = digit;
  HEX[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}

const BASE64 = new Uint8Array(256).fill(255);
const BASE64_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
for (let i = 0; i < BASE64_DIGITS.length; i++) BASE64[BASE64_DIGITS.charCodeAt(i)] = i;
BASE64['-'.charCodeAt(0)] = 62;
BASE64['_'.charCodeAt(0)] = 63;

/**
 * An id of at most 64 bits, written again and again. `odd` is its text where it is no such number, else undefined. The halves
 * stand in an array and not in fields: a field that meets its first large number makes compiled code void.
 */
export interface SplitId {
  /** High and low 32 bits. */
  readonly halves: Uint32Array;
  odd: string | undefined;
}

export const noSpanId = (): SplitId => ({ halves: new Uint32Array(2), odd: undefined });

/** Reads a span id: 1 to 16 hexadecimal digits, or base64 of eight bytes; anything else is an odd id. */
export function readSpanId(bytes: Uint8Array, start: number, end: number, into: SplitId): void {
  const length = end - start;
  const { halves } = into;
  into.odd = undefined;
  if (length === 16) {
    let high = 0;
    let low = 0;
    let wrong = 0;
    for (let i = 0; i < 8; i++) {
      const a = HEX[bytes[start + i] ?? 0] ?? 255;
      const b = HEX[bytes[start + 8 + i] ?? 0] ?? 255;
      wrong |= a | b;
      high = (high << 4) | a;
      low = (low << 4) | b;
    }
    if (wrong < 16) {
      halves[0] = high;
      halves[1] = low;
      return;
    }
  } else if (length > 0 && length < 16) {
    let high = 0;
    let low = 0;
    let wrong = 0;
    for (let i = 0; i < length; i++) {
      const digit = HEX[bytes[start + i] ?? 0] ?? 255;
      wrong |= digit;
      high = (high << 4) | (low >>> 28);
      low = (low << 4) | digit;
    }
    if (wrong < 16) {
      halves[0] = high;
      halves[1] = low;
      return;
    }
  }
  const hex = hexOfBase64(bytes, start, end, 8);
  if (hex === undefined) into.odd = decodeJsonString(bytes, start, end);
  halves[0] = hex === undefined ? 0 : parseInt(hex.slice(0, 8), 16);
  halves[1] = hex === undefined ? 0 : parseInt(hex.slice(8), 16);
}

/** The hexadecimal form of `size` bytes written in base64 (both alphabets, padding optional), if that is what stands there. */
function hexOfBase64(bytes: Uint8Array, start: number, end: number, size: number): string | undefined {
  const digits = Math.ceil((size * 8) / 6);
  const padded = Math.ceil(size / 3) * 4;
  if (end - start !== digits && end - start !== padded) return undefined;
  for (let p = start + digits; p < end; p++) if (bytes[p] !== 0x3d) return undefined;
  let hex = '';
  let bits = 0;
  let buffer = 0;
  for (let p = start; p < start + digits; p++) {
    const value = BASE64[bytes[p] ?? 0] ?? 255;
    if (value > 63) return undefined;
    buffer = ((buffer << 6) | value) & 0xfff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      hex += ((buffer >> bits) & 0xff).toString(16).padStart(2, '0');
    }
  }
  return hex.slice(0, size * 2);
}

/** Trace id as 32 lower-case digits (hexadecimal or base64 of 16 bytes came), else the text as it came. */
export function normalTraceId(bytes: Uint8Array, start: number, end: number): string {
  const text = decodeJsonString(bytes, start, end);
  if (/^[0-9a-fA-F]{1,32}$/.test(text)) return text.toLowerCase().padStart(32, '0');
  return hexOfBase64(bytes, start, end, 16) ?? text;
}

/** Span id as 16 lower-case digits (hexadecimal or base64 of eight bytes came), else the text as it came. */
export function normalSpanId(bytes: Uint8Array, start: number, end: number): string {
  const text = decodeJsonString(bytes, start, end);
  if (/^[0-9a-fA-F]{1,16}$/.test(text)) return text.toLowerCase().padStart(16, '0');
  return hexOfBase64(bytes, start, end, 8) ?? text;
}
