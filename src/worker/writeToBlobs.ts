import { writeTrace, type WriteEnd, type WriteJob } from '../core';
import type { HeldTrace } from './HeldTrace';

/** Each piece becomes a blob at once: the browser may lay those down elsewhere, and the worker's memory stays small. */
export function writeToBlobs(job: WriteJob): {
  readonly begin: (held: HeldTrace) => Generator<undefined, WriteEnd>;
  /** What was written so far. */
  readonly pieces: () => { readonly body: Blob; readonly shared: Blob };
} {
  const body: Blob[] = [];
  const shared: Blob[] = [];
  return {
    begin: ({ parsed }) =>
      writeTrace(
        parsed,
        job,
        (bytes) => body.push(new Blob([bytes])),
        (bytes) => shared.push(new Blob([bytes])),
      ),
    pieces: () => ({ body: new Blob(body), shared: new Blob(shared) }),
  };
}
