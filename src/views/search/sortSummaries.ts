import { liesInBox, startMicros, type TraceSummary } from '../../core';
import type { Box } from '../../state/url/box';

/** Whether a trace lies in a part of the plot; its edges belong to it. */
export const isInBox = (summary: TraceSummary, box: Box): boolean =>
  liesInBox(startMicros(summary), summary.duration, box);

/** The root as it is read in the list; undefined where the trace has none. */
const nameOf = ({ rootService, rootName }: TraceSummary): string | undefined =>
  rootService === undefined ? undefined : `${rootService}\n${rootName ?? ''}`;

/** What a trace is ordered by; undefined where it is not known. */
function valueOf(summary: TraceSummary, key: string): number | string | undefined {
  switch (key) {
    case 'duration':
      return summary.duration;
    case 'spans':
      return summary.spanCount;
    case 'errors':
      return summary.errorCount;
    case 'name':
      return nameOf(summary);
    default:
      return undefined;
  }
}

const compare = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The summaries in order; what the server does not know comes last either way, and equal ones newest first. */
export function sortSummaries(
  summaries: readonly TraceSummary[],
  key: string,
  descending: boolean,
): readonly TraceSummary[] {
  const newestFirst = (a: TraceSummary, b: TraceSummary) =>
    a.start === b.start ? compare(a.traceId, b.traceId) : a.start > b.start ? -1 : 1;
  const sign = descending ? -1 : 1;
  return [...summaries].sort((a, b) => {
    if (key === 'start') return descending ? newestFirst(a, b) : newestFirst(b, a);
    const left = valueOf(a, key);
    const right = valueOf(b, key);
    if (left === right) return newestFirst(a, b);
    if (left === undefined) return 1;
    if (right === undefined) return -1;
    return sign * compare(left, right);
  });
}
