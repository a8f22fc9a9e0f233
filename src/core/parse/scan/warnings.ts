import { CLOSE_BRACKET, OPEN_BRACKET, skipSpace } from './json';
import { Mark } from './RawSpans';

const encoder = new TextEncoder();
// The two things that Jaeger says when it moved times, or would have.
const SKEW_TEXTS = [
  encoder.encode('timestamps were adjusted'),
  encoder.encode('not applying calculated delta'),
];

function contains(bytes: Uint8Array, start: number, end: number, needle: Uint8Array): boolean {
  const first = needle[0] ?? 0;
  for (
    let p = bytes.indexOf(first, start);
    p >= 0 && p + needle.length <= end;
    p = bytes.indexOf(first, p + 1)
  ) {
    let i = 1;
    while (i < needle.length && bytes[p + i] === needle[i]) i++;
    if (i === needle.length) return true;
  }
  return false;
}

/** The marks that the warnings in the range (the array with its brackets, or anything else) give their span. */
export function warningMarks(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== OPEN_BRACKET || bytes[skipSpace(bytes, start + 1)] === CLOSE_BRACKET) return 0;
  for (const text of SKEW_TEXTS) if (contains(bytes, start, end, text)) return Mark.skewWarning;
  return Mark.otherWarning;
}
