import { rankByWords } from '../../core';
import { paletteGroups, type PaletteEntry, type PaletteGroup } from './PaletteEntry';

/** Entries of a group before more of them are asked for; and how many there are at most then. */
const few = 6;
export const mostInGroup = 60;
/** Of those used last before anything is typed. */
const mostUsed = 5;

/** What is typed whole is meant; to look for it among the rest comes when nothing has that name. */
const fixedPlace: ReadonlyMap<PaletteGroup, number> = new Map([
  ['Open', 2],
  ['Find', 0],
]);

/** What is on the page is meant rather than what leads away from it. */
const AT_HAND = 0.1;

/** Entries under one heading, and how many more there are. */
export interface PaletteSection {
  readonly group: PaletteGroup;
  readonly entries: readonly PaletteEntry[];
  readonly more: number;
  /** The rest can be shown; else only typing narrows it. */
  readonly opens: boolean;
}

/** Spans that answer what was typed, found elsewhere: ranked and cut already. */
export interface FoundSpans {
  readonly entries: readonly PaletteEntry[];
  readonly count: number;
}

/**
 * The palette's list for typed words: under each heading the best first, the heading with the best of all at the top. Without words
 * what was used last stands first. `opened` = headings of which all is wanted.
 */
export function paletteRows(
  words: readonly string[],
  entries: readonly PaletteEntry[],
  spans: FoundSpans,
  opened: ReadonlySet<PaletteGroup>,
): readonly PaletteSection[] {
  const ranked = rankByWords(words, [...entries, ...spans.entries]);
  const groups = new Map<PaletteGroup, { readonly entries: PaletteEntry[]; readonly best: number }>();
  const put = (entry: PaletteEntry, group: PaletteGroup, score: number) => {
    const known = groups.get(group);
    if (known) known.entries.push(entry);
    else
      groups.set(group, {
        entries: [entry],
        best: fixedPlace.get(group) ?? score + (group === 'Spans of this trace' ? AT_HAND : 0),
      });
  };
  const listed = new Set<PaletteEntry>();
  if (words.length === 0) {
    for (const { thing } of ranked) {
      if (thing.lately === 0 || listed.size === mostUsed) break;
      listed.add(thing);
      put(thing, 'Last used', 0);
    }
  }
  for (const { thing, score } of ranked) if (!listed.has(thing)) put(thing, thing.group, score);
  const order = (group: PaletteGroup) => paletteGroups.indexOf(group);
  return [...groups]
    .sort(([a, one], [b, other]) => (words.length === 0 ? 0 : other.best - one.best) || order(a) - order(b))
    .map(([group, { entries: all }]) => {
      // A heading that stands alone has room.
      const room = opened.has(group) || groups.size === 1 ? mostInGroup : few;
      // One line more takes no more room than to say that there is one.
      const shown = all.slice(0, Math.min(mostInGroup, all.length === room + 1 ? room + 1 : room));
      const count = group === 'Spans of this trace' ? Math.max(spans.count, all.length) : all.length;
      return {
        group,
        entries: shown,
        more: count - shown.length,
        opens: shown.length < Math.min(all.length, mostInGroup),
      };
    });
}
