import { liesInBox, startMicros, type TraceSummary } from '../../core';
import type { Box } from '../../state/url/box';
import { orderedBy, type TraceValues } from './columns/ListColumn';

/** Whether a trace lies in a part of the plot; its edges belong to it. */
export const isInBox = (summary: TraceSummary, box: Box): boolean =>
  liesInBox(startMicros(summary), summary.duration, box);

/** The root as it is read in the list; undefined where the trace has none. */
const nameOf = ({ rootService, rootName }: TraceSummary): string | undefined =>
  rootService === undefined ? undefined : `${rootService}\n${rootName ?? ''}`;

/** What a trace is ordered by; undefined where it is not known. */
function valueOf(
  summary: TraceSummary,
  key: string,
  values: TraceValues | undefined,
): number | string | undefined {
  switch (key) {
    case 'duration':
      return summary.duration;
    case 'spans':
      return summary.spanCount;
    case 'errors':
      return summary.errorCount;
    case 'name':
      return nameOf(summary);
    case 'id':
      return summary.traceId;
    default:
      return values && orderedBy(values, summary.traceId);
  }
}

const compare = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The summaries in order; what is not known comes last either way, and equal ones newest first. `values` are those of a key that no
 * summary says.
 */
export function sortSummaries(
  summaries: readonly TraceSummary[],
  key: string,
  descending: boolean,
  values?: TraceValues,
): readonly TraceSummary[] {
  const newestFirst = (a: TraceSummary, b: TraceSummary) =>
    a.start === b.start ? compare(a.traceId, b.traceId) : a.start > b.start ? -1 : 1;
  const sign = descending ? -1 : 1;
  if (key === 'start')
    return [...summaries].sort((a, b) => (descending ? newestFirst(a, b) : newestFirst(b, a)));
  const keyed = summaries.map((summary) => ({ summary, value: valueOf(summary, key, values) }));
  keyed.sort((a, b) => {
    if (a.value === b.value) return newestFirst(a.summary, b.summary);
    if (a.value === undefined) return 1;
    if (b.value === undefined) return -1;
    return sign * compare(a.value, b.value);
  });
  return keyed.map(({ summary }) => summary);
}
