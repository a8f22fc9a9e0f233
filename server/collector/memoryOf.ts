import type { WireProcess, WireSpan, WireTag } from '../../src/sources/endpoint';

// Estimates of the heap that held spans take, in bytes. The constants are what memoryOf.test.ts measures (in Node 20), rounded up:
// a tag of 27 characters takes 130 bytes when it comes, and 350 once it was written out, since it remembers its text.
// Texts of many characters that JSON escapes, such as control characters, may take more.

const TAG = 300;
const SPAN = 450;
const LOG = 200;
const REFERENCE = 200;
/** With the trace that it is of. */
const PROCESS = 1000;

/** Texts of Latin letters only take a byte a character, others two. */
const textBytes = (text: string): number => (/[^\0-\xff]/.test(text) ? 2 : 1) * text.length;

/** What is said in a tag stands in it and in its text. */
function tagsBytes(tags: readonly WireTag[]): number {
  let bytes = 0;
  for (const { key, value } of tags)
    bytes += TAG + 2 * (textBytes(key) + (typeof value === 'string' ? textBytes(value) : 8));
  return bytes;
}

/** Of one span. The tags of its scope are counted with each span, though spans of one request share them. */
export function spanBytes({ operationName, references, tags, logs }: WireSpan): number {
  let bytes = SPAN + textBytes(operationName) + references.length * REFERENCE + tagsBytes(tags);
  for (const { fields } of logs) bytes += LOG + tagsBytes(fields);
  return bytes;
}

/** Of the description of a process: its tags, and their text as the key that it is found by. */
export const processBytes = ({ serviceName, tags }: WireProcess): number =>
  PROCESS + textBytes(serviceName) + 2 * tagsBytes(tags);
