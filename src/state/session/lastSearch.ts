import { create } from 'zustand';

/** What the search page of this tab was left with. Lives as long as the tab. */
export interface LastSearch {
  /** Query string of the search that was last on screen; coming back without parameters shows it again. '' = none yet. */
  readonly raw: string;
  /** Trace that was opened last from the list: its row is where one goes on reading. */
  readonly openedTraceId: string;
}

export const useLastSearch = create<LastSearch>(() => ({ raw: '', openedTraceId: '' }));
