import type { EpochNanos, TraceSummary } from '../../core';

/** The earliest and the latest start of traces; undefined for none. One pass. */
export function startRange(
  summaries: readonly TraceSummary[],
): { readonly first: EpochNanos; readonly last: EpochNanos } | undefined {
  let first = summaries[0]?.start;
  let last = first;
  for (const { start } of summaries) {
    if (first === undefined || start < first) first = start;
    if (last === undefined || start > last) last = start;
  }
  return first === undefined || last === undefined ? undefined : { first, last };
}
