import type { EpochNanos, Nanos } from '../../model';

/** When a watched search has something to say. Each is about the traces of one answer. */
export type WatchRule =
  /** So many traces with errors. */
  | { readonly kind: 'errors'; readonly least: number }
  /** Traces with errors as a share of all, 0 … 1. */
  | { readonly kind: 'error-share'; readonly least: number }
  /** One trace that lasts so long. */
  | { readonly kind: 'duration'; readonly least: Nanos }
  /** The 95th percentile of the durations is so many times what it was in the hour before. */
  | { readonly kind: 'p95'; readonly least: number };

/** A trace as a rule sees it. undefined = the server does not say. */
export interface WatchedTrace {
  readonly traceId: string;
  readonly rootService: string | undefined;
  readonly rootName: string | undefined;
  readonly start: EpochNanos;
  readonly duration: Nanos;
  readonly errorCount: number | undefined;
}

/** A percentile of one answer, of the past. `at` in milliseconds since 1970. */
export interface PastP95 {
  readonly at: number;
  readonly p95: number;
}

/** What a rule makes of one answer. */
export interface WatchReading {
  /** In the rule's own unit; undefined where nothing can be said. */
  readonly level: number | undefined;
  /** Why nothing can be said. */
  readonly lack: 'few' | 'unknown' | 'learning' | undefined;
  /** The traces that it is about, the worst first. */
  readonly offenders: readonly WatchedTrace[];
  /** The 95th percentile of this answer; undefined where there are too few traces. */
  readonly p95: Nanos | undefined;
}

/** Fewest traces of which a share, and of which a percentile is taken. */
export const leastForShare = 5;
export const leastForP95 = 10;
/** Fewest answers of the hour before that make what is usual. */
export const leastPast = 5;
