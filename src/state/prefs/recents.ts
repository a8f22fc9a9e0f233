import * as v from 'valibot';
import { goodMembers, keptInBrowser } from './keptInBrowser';

/** Most of each that are remembered. */
const mostSearches = 20;
const mostTraces = 30;
const mostUsed = 30;

const time = v.pipe(v.number(), v.finite());

const searchSchema = v.object({
  /** Query of the search page, without the window of a relative one. */
  search: v.pipe(v.string(), v.maxLength(6000)),
  /** When, in milliseconds since 1970. */
  at: time,
});
export type RecentSearch = v.InferOutput<typeof searchSchema>;

const traceSchema = v.object({
  traceId: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  /** Service and name of its root. */
  service: v.pipe(v.string(), v.maxLength(256)),
  name: v.pipe(v.string(), v.maxLength(256)),
  /** Nanoseconds. */
  duration: time,
  spans: time,
  errors: time,
  /** When it was opened, in milliseconds since 1970. */
  at: time,
});
export type RecentTrace = v.InferOutput<typeof traceSchema>;

const usedSchema = v.pipe(v.string(), v.maxLength(600));

/** What was looked at last in this browser, the latest first. */
export interface Recents {
  /** Whether anything is remembered. */
  readonly isOn: boolean;
  readonly searches: readonly RecentSearch[];
  readonly traces: readonly RecentTrace[];
  /** Ids of what was picked in the palette. */
  readonly used: readonly string[];
}

const nothing: Recents = { isOn: true, searches: [], traces: [], used: [] };

const recents = keptInBrowser<Recents>('spanlight:recents:1', (stored) => {
  if (typeof stored !== 'object' || stored === null) return nothing;
  const of = new Map<string, unknown>(Object.entries(stored));
  return {
    isOn: of.get('isOn') !== false,
    searches: goodMembers(searchSchema, of.get('searches'), mostSearches),
    traces: goodMembers(traceSchema, of.get('traces'), mostTraces),
    used: goodMembers(usedSchema, of.get('used'), mostUsed),
  };
});

export const useRecents = recents.useKept;

const before = <T>(first: T, rest: readonly T[], isSame: (other: T) => boolean, most: number) =>
  [first, ...rest.filter((other) => !isSame(other))].slice(0, most);

/** Remembers a search, in place of those that ask the same: sorting or grouping one is not another. */
export function rememberSearched(search: string, asksTheSame: (other: string) => boolean): void {
  recents.change((present) =>
    present.isOn
      ? {
          ...present,
          searches: before(
            { search, at: Date.now() },
            present.searches,
            (other) => asksTheSame(other.search),
            mostSearches,
          ),
        }
      : present,
  );
}

/** Remembers a trace that was opened. */
export function rememberTrace(trace: Omit<RecentTrace, 'at'>): void {
  recents.change((present) =>
    present.isOn
      ? {
          ...present,
          traces: before(
            {
              ...trace,
              service: trace.service.slice(0, 256),
              name: trace.name.slice(0, 256),
              at: Date.now(),
            },
            present.traces,
            (other) => other.traceId === trace.traceId,
            mostTraces,
          ),
        }
      : present,
  );
}

/** Remembers what was picked in the palette. */
export function rememberUsed(id: string): void {
  if (id.length > 600) return;
  recents.change((present) =>
    present.isOn
      ? { ...present, used: before(id, present.used, (other) => other === id, mostUsed) }
      : present,
  );
}

/** Forgets all that was remembered. */
export function clearRecents(): void {
  recents.change(({ isOn }) => ({ ...nothing, isOn }));
}

/** Off: what was remembered is forgotten, and nothing more is kept. */
export function rememberRecents(isOn: boolean): void {
  recents.change((present) => (isOn ? { ...present, isOn } : { ...nothing, isOn }));
}
