import { keptInBrowser } from './keptInBrowser';
import { mostSaved, readSavedSearches, type SavedSearch } from './savedSet';

interface Saved {
  readonly searches: readonly SavedSearch[];
}

const saved = keptInBrowser<Saved>('spanlight:saved:1', (stored) => ({
  searches:
    typeof stored === 'object' && stored !== null && 'searches' in stored
      ? readSavedSearches(stored.searches)
      : [],
}));

export const useSavedSearches = saved.useKept;

/** Keeps a search under its name, in place of one of the same name. False: not stored, it lasts as long as the page. */
export function keepSearch(search: SavedSearch): boolean {
  return saved.change(({ searches }) => {
    const at = searches.findIndex(({ name }) => name === search.name);
    return {
      searches: at < 0 ? [...searches, search].slice(-mostSaved) : searches.with(at, search),
    };
  });
}

/** Changes a kept search; its place stays. */
export function changeSearch(name: string, change: Partial<SavedSearch>): void {
  saved.change(({ searches }) => ({
    searches: searches.map((one) => (one.name === name ? { ...one, ...change } : one)),
  }));
}

export function dropSearch(name: string): void {
  saved.change(({ searches }) => ({ searches: searches.filter((one) => one.name !== name) }));
}

/** Moves a search one place to the front (−1) or to the back (1): the first pinned ones stand in the top bar. */
export function moveSearch(name: string, by: 1 | -1): void {
  saved.change(({ searches }) => {
    const at = searches.findIndex((one) => one.name === name);
    const moved = searches[at];
    if (moved === undefined || at + by < 0 || at + by >= searches.length) return { searches };
    const rest = searches.toSpliced(at, 1);
    return { searches: rest.toSpliced(at + by, 0, moved) };
  });
}

/** Keeps several, behind those that are there. */
export function keepSearches(more: readonly SavedSearch[]): boolean {
  return saved.change(({ searches }) => ({ searches: [...searches, ...more].slice(0, mostSaved) }));
}
