import type { EpochNanos, TraceSummary } from '../core';
import { newestFirst } from './summaries';
import type { SearchAnswer } from './TraceSource';

/** Most traces that answers are merged to; the oldest fall out. */
export const mostMerged = 1500;

/** Two answers to one question as one, without its table. */
export interface MergedAnswers extends Omit<SearchAnswer, 'results'> {
  /** The traces that are as the later answer says. */
  readonly isFresh: ReadonlySet<TraceSummary>;
  /** The later answer was full and knows none of the earlier traces: between them some may be missing. */
  readonly hasGap: boolean;
}

/**
 * Merges two answers to the same question, by trace id: what the later one says holds, unless the earlier one knew more spans. Traces
 * that ended before `since` fall out.
 */
export function mergeAnswers(earlier: SearchAnswer, later: SearchAnswer, since: EpochNanos): MergedAnswers {
  const known = new Set(earlier.summaries.map(({ traceId }) => traceId));
  const within = earlier.summaries.filter(
    ({ start, duration }) => start + BigInt(Math.round(duration)) >= since,
  );
  const summaries = newestFirst([...later.summaries, ...within]).slice(0, mostMerged);
  const isFresh = new Set(later.summaries);
  const hasGap =
    later.limitReached && within.length > 0 && !later.summaries.some(({ traceId }) => known.has(traceId));
  return {
    summaries,
    suggestions: later.suggestions.length > 0 ? later.suggestions : earlier.suggestions,
    notices: later.notices,
    // What an answer that was full left out lies before its oldest trace, and so before the oldest of them all.
    limitReached:
      hasGap || summaries.length >= mostMerged || (within.length > 0 ? earlier : later).limitReached,
    isFresh,
    hasGap,
  };
}

/** What a later state of a list of traces has that an earlier one has not. */
export interface TraceNews {
  readonly added: number;
  /** Traces that say something else now: more spans, mostly. */
  readonly changed: number;
}

/** Compares two lists of traces by their ids. Traces that fell out are no news. */
export function traceNews(before: readonly TraceSummary[], after: readonly TraceSummary[]): TraceNews {
  const known = new Map(before.map((summary) => [summary.traceId, summary]));
  let added = 0;
  let changed = 0;
  for (const summary of after) {
    const was = known.get(summary.traceId);
    if (was === undefined) added++;
    else if (
      was.spanCount !== summary.spanCount ||
      was.errorCount !== summary.errorCount ||
      was.duration !== summary.duration ||
      was.start !== summary.start
    )
      changed++;
  }
  return { added, changed };
}
