import * as v from 'valibot';
import { goodMembers } from './keptInBrowser';

/** Most searches that are kept, and most in a set. */
export const mostSaved = 200;
export const longestName = 80;
const longestSearch = 6000;

const schema = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestName)),
  /** Query of the search page: question, columns, plot, grouping; without the window of a relative one. */
  search: v.pipe(v.string(), v.maxLength(longestSearch)),
  /** Stands in the top bar. */
  pinned: v.optional(v.boolean(), false),
});
export type SavedSearch = Readonly<v.InferOutput<typeof schema>>;

/** Those of a list that are saved searches, each name once. */
export function readSavedSearches(list: unknown): readonly SavedSearch[] {
  const names = new Set<string>();
  return goodMembers(schema, list, mostSaved).filter(({ name }) => {
    if (names.has(name)) return false;
    names.add(name);
    return true;
  });
}

const FORMAT = 'spanlight.searches';
const VERSION = 1;

/** What a set of searches is, in files, links and the configuration of a site. Later versions may add members. */
const setSchema = v.object({
  format: v.literal(FORMAT),
  version: v.pipe(v.number(), v.integer()),
  searches: v.array(v.unknown()),
});

/** Searches out of a set, or why it is none; `dropped` = members that could not be read. */
export type SavedSetRead =
  | { readonly ok: true; readonly searches: readonly SavedSearch[]; readonly dropped: number }
  | { readonly ok: false; readonly reason: string };

/** Reads a set of searches: from a file, a link, or the configuration of a site. */
export function readSavedSet(value: unknown): SavedSetRead {
  const parsed = v.safeParse(setSchema, value);
  if (!parsed.success) return { ok: false, reason: 'It is no set of saved searches of Spanlight.' };
  const { version, searches } = parsed.output;
  if (version > VERSION)
    return {
      ok: false,
      reason: `It is of a newer version (${String(version)}) than this page knows (${String(VERSION)}).`,
    };
  if (version < 1) return { ok: false, reason: 'Its version is unknown.' };
  const good = readSavedSearches(searches);
  if (good.length === 0) return { ok: false, reason: 'No search in it could be read.' };
  return { ok: true, searches: good, dropped: searches.length - good.length };
}

/** The same out of a text. */
export function parseSavedSet(text: string): SavedSetRead {
  try {
    return readSavedSet(JSON.parse(text));
  } catch {
    return { ok: false, reason: 'It is not JSON.' };
  }
}

/** A set as a value that is written as JSON. */
export const savedSet = (searches: readonly SavedSearch[]) => ({
  format: FORMAT,
  version: VERSION,
  searches: searches.map(({ name, search, pinned }) =>
    pinned ? { name, search, pinned } : { name, search },
  ),
});

/** A search that is offered, beside those that are there. */
export interface OfferedSearch {
  /** As it would be kept: with a name that is still free. */
  readonly search: SavedSearch;
  /** 'new'; 'same' = there is one that says the same; 'renamed' = another one has its name. */
  readonly state: 'new' | 'same' | 'renamed';
}

/** What searches out of a set would be beside one's own: nothing of one's own is ever replaced. Quadratic in nothing. */
export function offerSearches(
  mine: readonly SavedSearch[],
  theirs: readonly SavedSearch[],
): readonly OfferedSearch[] {
  const questions = new Map(mine.map(({ search, name }) => [search, name]));
  const names = new Set(mine.map(({ name }) => name));
  return theirs.map((search) => {
    if (questions.has(search.search)) return { search, state: 'same' };
    if (!names.has(search.name)) {
      names.add(search.name);
      return { search, state: 'new' };
    }
    let name = search.name;
    for (let count = 2; names.has(name); count++) {
      const end = ` (${String(count)})`;
      name = `${search.name.slice(0, longestName - end.length)}${end}`;
    }
    names.add(name);
    return { search: { ...search, name }, state: 'renamed' };
  });
}
