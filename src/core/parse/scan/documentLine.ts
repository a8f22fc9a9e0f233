import { NEWLINE, OPEN_BRACE, OPEN_BRACKET } from './json';

/**
 * Start of the next line that begins with a bracket. −1 − p where there is none yet: p is the position from which to
 * look again when more bytes have come. `orArray`: of either kind, else of an object.
 */
export function documentLine(bytes: Uint8Array, from: number, limit: number, orArray = true): number {
  for (let p = from; ;) {
    p = bytes.indexOf(NEWLINE, p);
    if (p < 0 || p >= limit) return -1 - limit;
    if (p + 1 >= limit) return -1 - p;
    p++;
    if (bytes[p] === OPEN_BRACE || (orArray && bytes[p] === OPEN_BRACKET)) return p;
  }
}
