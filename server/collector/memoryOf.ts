import type { WireProcess, WireSpan, WireTag } from '../../src/sources/endpoint';

// Estimates of the heap that held spans take, in bytes, meant to be too high: they were reckoned, not measured against a real heap. A tag
// remembers its text once it was written out, so its characters count thrice.

const TAG = 120;
const SPAN = 600;
const LOG = 120;
const REFERENCE = 200;

function tagsBytes(tags: readonly WireTag[]): number {
  let bytes = 0;
  for (const { key, value } of tags)
    bytes += TAG + 3 * (key.length + (typeof value === 'string' ? value.length : 8));
  return bytes;
}

/** Of one span. */
export function spanBytes({ operationName, references, tags, logs }: WireSpan): number {
  let bytes = SPAN + operationName.length + references.length * REFERENCE + tagsBytes(tags);
  for (const { fields } of logs) bytes += LOG + tagsBytes(fields);
  return bytes;
}

/** Of the description of a process. */
export const processBytes = ({ serviceName, tags }: WireProcess): number =>
  SPAN + serviceName.length + 2 * tagsBytes(tags);
