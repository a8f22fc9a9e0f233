import { createFindIndex, TraceFind, type FindIndex, type ParsedTrace } from '../core';

/** An open trace in the worker, with what finds in it. */
export interface HeldTrace {
  readonly parsed: ParsedTrace;
  readonly index: FindIndex;
  readonly finder: TraceFind;
  /** The find index is complete. */
  indexed: boolean;
  holders: number;
}

/** Bytes of the text of a trace. */
export const bytesOf = ({ texts }: ParsedTrace): number =>
  texts.length.reduce((sum, length) => sum + length, 0);

/** A trace that was just read, with its first holder. */
export function holdTrace(parsed: ParsedTrace): HeldTrace {
  const index = createFindIndex(parsed);
  return { parsed, index, finder: new TraceFind(index), indexed: false, holders: 1 };
}
