import type { FindIndex, ParsedTrace, TraceFind } from '../core';

/** An open trace in the worker, with what finds in it. */
export interface HeldTrace {
  readonly parsed: ParsedTrace;
  readonly index: FindIndex;
  readonly finder: TraceFind;
  /** The find index is complete. */
  indexed: boolean;
  holders: number;
}
