import { create } from 'zustand';

/** What the search page of this tab was left with. Lives as long as the tab. */
interface LastSearch {
  /** The query string of the search that this tab looked at last; undefined before the first. */
  readonly raw: string | undefined;
  /** Trace that was opened last from the list: its row is where one goes on reading. */
  readonly openedTraceId: string | undefined;
}

export const useLastSearch = create<LastSearch>(() => ({ raw: undefined, openedTraceId: undefined }));

/** Notes where the way back from a trace leads. */
export function rememberSearch(raw: string): void {
  useLastSearch.setState({ raw });
}

/** Notes which trace of the list was opened. */
export function rememberOpened(traceId: string): void {
  useLastSearch.setState({ openedTraceId: traceId });
}
