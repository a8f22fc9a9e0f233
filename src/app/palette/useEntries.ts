import { useCallback, useMemo } from 'react';
import { formatRelative, nanos, normaliseTraceId, visibleText } from '../../core';
import { useDurationText } from '../../pieces/times/TimesContext';
import { serviceHue } from '../../pieces/serviceColour';
import { usePreferences } from '../../state/prefs/preferences';
import { useRecents } from '../../state/prefs/recents';
import { useSavedSearches } from '../../state/prefs/savedSearches';
import { useAtHand } from '../../state/session/atHand';
import { useZone } from '../../state/session/readerTimes';
import { searchPlace, tracePlace } from '../../state/url/place';
import { atMoment } from '../../state/url/search/relativeSearch';
import { isSingleKey } from '../../ui/keyWords';
import { useActiveShortcuts } from '../../ui/shortcuts';
import { useNow } from '../../ui/useNow';
import { searchWords } from '../../views/search/saved/searchWords';
import { paletteCommand } from './paletteCommand';
import type { PaletteEntry } from './PaletteEntry';
import { useServiceEntries } from './useServiceEntries';

/** Digits that can only be meant as the id of a trace. */
const leastIdDigits = 16;

/** Headings of commands that every page has: after those of the page itself. */
const everywhere = new Set(['Everywhere', 'Pages', 'Settings']);

/** Commands of the present page: what has several keys is one. */
function useCommandEntries(lately: (id: string) => number): readonly PaletteEntry[] {
  const shortcuts = useActiveShortcuts();
  const singleKeys = usePreferences((preferences) => preferences.singleKeys);
  return useMemo(() => {
    const ordered = [false, true].flatMap((last) =>
      shortcuts.filter(({ group }) => everywhere.has(group) === last),
    );
    const same = Map.groupBy(ordered, ({ group, does }) => `${group}\n${does}`);
    return [...same.values()].flatMap((alike): readonly PaletteEntry[] => {
      const command = alike.at(-1);
      if (command === undefined || command.does === paletteCommand) return [];
      const id = `c:${alike[0]?.id ?? ''}`;
      return [
        {
          id,
          group: 'Commands',
          icon: 'terminal',
          texts: [command.does, command.group],
          lately: lately(id),
          keys: alike
            .map(({ keys }) => keys)
            .filter((keys) => keys !== '' && (singleKeys || !isSingleKey(keys))),
          does: () => {
            command.run();
            return undefined;
          },
        },
      ];
    });
  }, [shortcuts, singleKeys, lately]);
}

/** Searches and traces that this browser keeps. */
function useKeptEntries(lately: (id: string) => number): readonly PaletteEntry[] {
  const durationText = useDurationText();
  const { searches, traces } = useRecents();
  const saved = useSavedSearches((state) => state.searches);
  const present = useAtHand(({ open }) => open?.trace.traceId);
  const zone = useZone();
  const now = useNow();
  return useMemo(() => {
    const ago = (at: number) => formatRelative(BigInt(Math.trunc(at)) * 1_000_000n, BigInt(now) * 1_000_000n);
    const searchEntry = (
      search: string,
      group: 'Saved searches' | 'Recent searches',
      texts: readonly string[],
      aside?: string,
    ): PaletteEntry => {
      const id = `q:${group === 'Saved searches' ? (texts[0] ?? '') : search}`;
      return {
        id,
        group,
        icon: group === 'Saved searches' ? 'pin' : 'search',
        texts,
        lately: lately(id),
        aside,
        does: () => searchPlace(atMoment(search, Date.now())),
      };
    };
    return [
      ...saved.map(({ name, search }) =>
        searchEntry(search, 'Saved searches', [visibleText(name), searchWords(search, zone)]),
      ),
      ...traces
        .filter(({ traceId }) => traceId !== present)
        .map(({ traceId, service, name, duration, errors, at }): PaletteEntry => {
          const id = `t:${traceId}`;
          return {
            id,
            group: 'Recent traces',
            icon: 'timeline',
            hue: serviceHue(service),
            texts: [visibleText(name) || '(no name)', visibleText(service), traceId],
            lately: lately(id),
            aside: `${durationText(nanos(duration))} · ${ago(at)}`,
            isFailed: errors > 0,
            does: () => tracePlace(traceId),
          };
        }),
      ...searches.map(({ search, at }) =>
        searchEntry(search, 'Recent searches', [searchWords(search, zone)], ago(at)),
      ),
    ];
  }, [saved, traces, searches, present, zone, now, lately, durationText]);
}

/** What a typed text itself can be: the id of a trace, a text to find in the trace on screen. */
function useTypedEntries(typed: string): readonly PaletteEntry[] {
  const { open, findText } = useAtHand();
  return useMemo(() => {
    const entries: PaletteEntry[] = [];
    const digits = typed.replace(/^\s*0x/i, '').replace(/[^0-9a-f]/gi, '').length;
    const traceId = digits >= leastIdDigits ? normaliseTraceId(typed) : undefined;
    const shown = visibleText(typed.trim().slice(0, 80));
    const shared = { lately: 0, isPassing: true } as const;
    // Their texts hold what was typed, so that they answer to it.
    if (traceId !== undefined)
      entries.push({
        ...shared,
        id: 'open',
        group: 'Open',
        icon: 'timeline',
        texts: [`Open the trace ${shown}`],
        does: () => tracePlace(traceId),
      });
    if (open && shown !== '')
      entries.push({
        ...shared,
        id: 'find',
        group: 'Find',
        icon: 'search',
        texts: [`Find in this trace: ${shown}`],
        does: () => {
          findText(typed.trim());
          return undefined;
        },
      });
    return entries;
  }, [typed, open, findText]);
}

/** All that the palette offers on the present page but the spans of its trace. */
export function useEntries(typed: string, words: readonly string[]): readonly PaletteEntry[] {
  const used = useRecents((recents) => recents.used);
  const lately = useCallback(
    (id: string) => {
      const at = used.indexOf(id);
      return at < 0 ? 0 : 1 - at / used.length;
    },
    [used],
  );
  const commands = useCommandEntries(lately);
  const kept = useKeptEntries(lately);
  const services = useServiceEntries(words, lately);
  const own = useTypedEntries(typed);
  return useMemo(() => [...commands, ...kept, ...services, ...own], [commands, kept, services, own]);
}
