import type { EpochNanos, Nanos } from './units';

/** Spans and errors of one service inside one trace. undefined = the backend does not know. */
export interface ServiceCount {
  readonly name: string;
  readonly spanCount: number | undefined;
  readonly errorCount: number | undefined;
}

/** What the list of search results shows of a trace. undefined = the backend does not know. */
export interface TraceSummary {
  /** As Trace.traceId. */
  readonly traceId: string;
  /** Service and name of the root (the earliest span without a parent); undefined when there is none. */
  readonly rootService: string | undefined;
  readonly rootName: string | undefined;
  readonly start: EpochNanos;
  readonly duration: Nanos;
  readonly spanCount: number | undefined;
  readonly errorCount: number | undefined;
  readonly orphanCount: number | undefined;
  /** Ordered by name. */
  readonly services: readonly ServiceCount[];
}
