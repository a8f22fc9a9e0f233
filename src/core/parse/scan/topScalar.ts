import { Sight } from './envelopeKeys';
import { decodeText, INCOMPLETE, MALFORMED, skipValue } from './json';

const SCALAR = /^(?:null|true|false|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|"[^]*")$/;

/**
 * Steps over a value that is neither object nor array and stands in no container. @returns the position behind it, INCOMPLETE,
 * or MALFORMED where it is no JSON; what was seen goes to `sights`. `final`: no more bytes will come.
 */
export function skipTopScalar(
  bytes: Uint8Array,
  p: number,
  limit: number,
  final: boolean,
  sights: Set<number>,
): number {
  let end = skipValue(bytes, p, limit);
  if (end === INCOMPLETE && final) end = limit;
  if (end === INCOMPLETE) return INCOMPLETE;
  const isScalar = end >= 0 && SCALAR.test(decodeText(bytes, p, end));
  if (isScalar) sights.add(Sight.scalar);
  // "404 page not found" begins like JSON, too.
  else if (!sights.has(Sight.json)) sights.add(Sight.text);
  return isScalar ? end : MALFORMED;
}

/** Whether nothing but white space and commas stands in the range. */
export function isBetweenEntries(bytes: Uint8Array, start: number, end: number): boolean {
  for (let p = start; p < end; p++) {
    const c = bytes[p] ?? 0;
    if (c > 0x20 && c !== 0x2c) return false;
  }
  return true;
}
