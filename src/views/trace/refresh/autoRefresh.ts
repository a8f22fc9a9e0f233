/** A trace that is looked for again and again. Times in milliseconds since 1970. */
export interface AutoRefresh {
  readonly startedAt: number;
  /** Answers without news since the last one with. */
  readonly quiet: number;
  readonly nextAt: number;
}

/** Why looking ended by itself. */
export type AutoEnd = 'stable' | 'time' | 'hidden' | 'failed';

/** Pauses after so many answers without news. */
const pausesMs = [2000, 4000, 8000, 16_000, 30_000];
const longestMs = 5 * 60_000;

const pauseAfter = (quiet: number) => pausesMs[Math.min(quiet, pausesMs.length - 1)] ?? longestMs;

export const beginAuto = (now: number): AutoRefresh => ({
  startedAt: now,
  quiet: 0,
  nextAt: now + pauseAfter(0),
});

/** It has been looked for long enough. */
export const isOver = ({ startedAt }: AutoRefresh, now: number): boolean => now - startedAt >= longestMs;

/** What comes after an answer: a longer pause the longer nothing has come, until a minute of nothing says that the trace is complete. */
export function afterAnswer(auto: AutoRefresh, now: number, hasNews: boolean): AutoRefresh | AutoEnd {
  if (isOver(auto, now)) return 'time';
  const quiet = hasNews ? 0 : auto.quiet + 1;
  return quiet >= pausesMs.length ? 'stable' : { ...auto, quiet, nextAt: now + pauseAfter(quiet) };
}

/** Half a minute of looking for a trace that is not there yet: seconds from one look to the next. */
export const waitSeconds: readonly number[] = [2, 4, 6, 8, 10];
