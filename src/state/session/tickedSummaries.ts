import { create } from 'zustand';
import type { TraceSummary } from '../../core';

type From = 'server' | 'files';

const keyOf = (from: From, traceId: string) => `${from} ${traceId}`;

/** What is known of ticked traces that are no part of the present answer. The address has their ids; this lives as long as the tab. */
export const useTickedSummaries = create<ReadonlyMap<string, TraceSummary>>(() => new Map());

export function rememberTicked(from: From, summaries: readonly TraceSummary[]): void {
  const before = useTickedSummaries.getState();
  const fresh = summaries.filter((summary) => before.get(keyOf(from, summary.traceId)) !== summary);
  if (fresh.length === 0) return;
  const next = new Map(before);
  for (const summary of fresh) next.set(keyOf(from, summary.traceId), summary);
  useTickedSummaries.setState(next, true);
}

/** The summary of a trace among those that were remembered. */
export const tickedSummary = (
  known: ReadonlyMap<string, TraceSummary>,
  from: From,
  traceId: string,
): TraceSummary | undefined => known.get(keyOf(from, traceId));
