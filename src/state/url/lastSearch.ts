import { create } from 'zustand';

/** The query string of the search that this tab looked at last; undefined before the first. */
export const useLastSearch = create<{ readonly raw: string | undefined }>(() => ({ raw: undefined }));

/** Notes where the way back from a trace leads. */
export function rememberSearch(raw: string): void {
  useLastSearch.setState({ raw });
}
