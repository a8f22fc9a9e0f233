import type { Failure } from '../../../core';

/** A search that is made again and again. Times in milliseconds since 1970. */
export interface Live {
  /** When it was switched on, or told to go on. */
  readonly startedAt: number;
  /** Answers without news since the last one with. */
  readonly quiet: number;
  /** Why the last look was not answered. */
  readonly failure: Failure | undefined;
  /** Looks without an answer since the last one with. */
  readonly failures: number;
  readonly nextAt: number;
}

/** Why it ended by itself: after an hour, or because the server refuses. */
export type LiveEnd = { readonly why: 'time' } | { readonly why: 'refused'; readonly failure: Failure };

/** Pauses after so many looks in vain: without news, or without an answer. */
const pausesMs = [2000, 4000, 8000, 16_000, 30_000];
const longestPauseMs = 30_000;
const longestMs = 60 * 60_000;

const pauseAfter = (inVain: number) => pausesMs[inVain] ?? longestPauseMs;

/** The first look is at once: what is on screen may be old. */
export const beginLive = (now: number): Live => ({
  startedAt: now,
  quiet: 0,
  failure: undefined,
  failures: 0,
  nextAt: now,
});

export const isLiveOver = ({ startedAt }: Live, now: number): boolean => now - startedAt >= longestMs;

/** Each request of a look lengthens the pause after it: nobody asks for more than one in so long. */
const eachMs = 2000;

/**
 * After an answer that took so long, and so many requests: the pause is never shorter than that, so that a slow server is not asked all the
 * time.
 */
export function afterLook(live: Live, now: number, hasNews: boolean, tookMs: number, requests = 1): Live {
  const quiet = hasNews ? 0 : live.quiet + 1;
  const pause = Math.max(requests * eachMs, Math.min(longestPauseMs, Math.max(pauseAfter(quiet), tookMs)));
  return { ...live, quiet, failure: undefined, failures: 0, nextAt: now + pause };
}

/** What waiting does not heal. */
function isRefusal({ kind, status }: Failure): boolean {
  if (kind === 'sign-in' || kind === 'bad-request' || kind === 'no-endpoint') return true;
  return kind === 'status' && status !== undefined && status >= 400 && status < 500 && status !== 408;
}

/** After a look that was not answered. The server's wish for a longer pause is followed. */
export function afterFailedLook(live: Live, now: number, failure: Failure): Live | LiveEnd {
  if (isRefusal(failure)) return { why: 'refused', failure };
  const asked = (failure.retryAfterSeconds ?? 0) * 1000;
  const pause = Math.max(pauseAfter(live.failures), asked);
  return { ...live, failure, failures: live.failures + 1, nextAt: now + pause };
}
