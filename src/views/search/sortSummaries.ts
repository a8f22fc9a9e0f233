import type { TraceSummary } from '../../core';
import type { Box } from '../../state/url/box';
import type { SortKey } from '../../state/url/searchAddress';

/** Start of a trace in whole microseconds since the epoch, rounded down. */
export const startMicros = (summary: TraceSummary): number => {
  const micros = summary.start / 1000n;
  return Number(summary.start < 0n && micros * 1000n !== summary.start ? micros - 1n : micros);
};

/** Whether a trace lies in a part of the plot; its edges belong to it. */
export function isInBox(summary: TraceSummary, box: Box): boolean {
  const start = startMicros(summary);
  return (
    start >= box.startFrom &&
    start <= box.startTo &&
    summary.duration >= box.durationFrom &&
    summary.duration <= box.durationTo
  );
}

const valueOf = (summary: TraceSummary, key: Exclude<SortKey, 'start'>): number | undefined =>
  key === 'duration' ? summary.duration : key === 'spans' ? summary.spanCount : summary.errorCount;

/** The summaries in order; what the server does not know comes last either way, and equal ones newest first. */
export function sortSummaries(
  summaries: readonly TraceSummary[],
  key: SortKey,
  descending: boolean,
): readonly TraceSummary[] {
  const newestFirst = (a: TraceSummary, b: TraceSummary) =>
    a.start === b.start ? (a.traceId < b.traceId ? -1 : 1) : a.start > b.start ? -1 : 1;
  const sign = descending ? -1 : 1;
  return [...summaries].sort((a, b) => {
    if (key === 'start') return descending ? newestFirst(a, b) : newestFirst(b, a);
    const left = valueOf(a, key);
    const right = valueOf(b, key);
    if (left === right) return newestFirst(a, b);
    if (left === undefined) return 1;
    if (right === undefined) return -1;
    return sign * (left - right);
  });
}
