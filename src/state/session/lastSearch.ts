import { create } from 'zustand';

/**
 * The search that was last on screen in this tab, as its query string. Coming back to the search page without
 * parameters shows it again; a new tab starts afresh.
 */
export const useLastSearch = create<{ readonly raw: string }>(() => ({ raw: '' }));
