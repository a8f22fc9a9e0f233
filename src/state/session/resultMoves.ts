import { create } from 'zustand';
import type { TraceSummary } from '../../core';

/** The results that the reader came from, in the order of their list. Lives as long as the tab: a link to a trace carries none of it. */
export interface ResultMoves {
  readonly summaries: readonly TraceSummary[];
  /** Position in `summaries`, by trace id. */
  readonly places: ReadonlyMap<string, number>;
  /** The find text that the search's terms make; '' for none. */
  readonly terms: string;
  readonly from: 'server' | 'files';
}

const none: ResultMoves = { summaries: [], places: new Map(), terms: '', from: 'server' };

export const useResultMoves = create<ResultMoves>(() => none);

/** Notes the results on screen, so that a trace opened from them leads on to the next one. */
export function rememberResults({ summaries, terms, from }: Omit<ResultMoves, 'places'>): void {
  const places = new Map(summaries.map(({ traceId }, at) => [traceId, at]));
  useResultMoves.setState({ summaries, places, terms, from });
}
