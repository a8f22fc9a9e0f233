import * as v from 'valibot';
import { create } from 'zustand';
import {
  coolDownMs,
  freshWatch,
  hourMs,
  mostExamples,
  nanos,
  type WatchIncident,
  type WatchReading,
  type WatchState,
} from '../../core';

/** What the last answer was, for people. */
export interface WatchLook {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly level: number | undefined;
  readonly lack: WatchReading['lack'];
  /** Traces that came, and that the rule was asked of. */
  readonly loaded: number;
  readonly fitting: number;
  /** As many came as were asked for: there may be more. */
  readonly isFull: boolean;
  /** Requests that were answered, of all that the search takes. */
  readonly answered: number;
  readonly requests: number;
}

/** What is known of one watch. Times in milliseconds since 1970, 0 = never. */
export interface WatchEntry {
  readonly id: string;
  readonly state: WatchState;
  readonly askedAt: number;
  readonly failures: number;
  readonly notBefore: number;
  /** Why the last question was not answered; '' when it was. */
  readonly fault: string;
  /** Requests that the last look took; 0 = not known yet. */
  readonly cost: number;
  readonly look: WatchLook | undefined;
}

/** A firing that is over, or goes on. What the watch was called and what its rule said then stays. */
export interface WatchEvent extends WatchIncident {
  readonly watchId: string;
  readonly name: string;
  /** "4 traces with errors, of the 20 newest of the last 15 minutes" */
  readonly words: string;
}

export interface WatchLog {
  readonly entries: readonly WatchEntry[];
  /** Newest first. */
  readonly events: readonly WatchEvent[];
  /** When requests were made, of the last hour, ascending. */
  readonly asked: readonly number[];
}

const logKey = 'spanlight:watch-log:1';
/** Firings that are kept. */
const mostEvents = 50;

const time = v.pipe(v.number(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(2000));
const example = v.object({
  traceId: v.pipe(v.string(), v.maxLength(256)),
  service: text,
  name: text,
  duration: v.pipe(v.number(), v.transform(nanos)),
  isFailed: v.boolean(),
});
const incident = v.object({
  firedAt: time,
  quietAt: v.optional(time),
  peak: v.number(),
  examples: v.pipe(v.array(example), v.maxLength(mostExamples)),
});
const entry = v.object({
  id: v.string(),
  state: v.object({
    incident: v.optional(incident),
    calm: v.number(),
    past: v.array(v.object({ at: time, p95: v.number() })),
  }),
  askedAt: time,
  failures: v.number(),
  notBefore: time,
  fault: text,
  cost: v.optional(v.number(), 0),
  look: v.optional(
    v.object({
      at: time,
      level: v.optional(v.number()),
      lack: v.optional(v.picklist(['few', 'unknown', 'learning'])),
      loaded: v.number(),
      fitting: v.number(),
      isFull: v.boolean(),
      answered: v.optional(v.number(), 1),
      requests: v.optional(v.number(), 1),
    }),
  ),
});
const event = v.object({ ...incident.entries, watchId: v.string(), name: text, words: text });
const schema = v.object({
  entries: v.fallback(v.array(entry), []),
  events: v.fallback(v.array(event), []),
  asked: v.fallback(v.array(time), []),
});

const emptyLog: WatchLog = { entries: [], events: [], asked: [] };

const incidentOf = ({ quietAt, ...rest }: v.InferOutput<typeof incident>): WatchIncident => ({
  ...rest,
  quietAt,
});

function readLog(stored: string | null): WatchLog {
  try {
    const parsed = v.safeParse(schema, JSON.parse(stored ?? '{}'));
    if (!parsed.success) return emptyLog;
    const { entries, events, asked } = parsed.output;
    return {
      asked,
      events: events.map((one) => ({ ...one, ...incidentOf(one) })),
      entries: entries.map(({ look, state, ...one }) => ({
        ...one,
        look: look && { ...look, level: look.level, lack: look.lack },
        state: { ...state, incident: state.incident && incidentOf(state.incident) },
      })),
    };
  } catch {
    return emptyLog;
  }
}

/** What the tabs of this browser have stored; undefined where the browser stores nothing. */
function stored(): WatchLog | undefined {
  try {
    const kept = localStorage.getItem(logKey);
    return kept === null ? undefined : readLog(kept);
  } catch {
    return undefined;
  }
}

/** What was seen of the watches, by whichever tab asked. */
export const useWatchLog = create<WatchLog>(() => stored() ?? emptyLog);

/** Changes what is known, on top of what other tabs have stored since. */
export function changeLog(change: (log: WatchLog) => WatchLog): void {
  const changed = change(stored() ?? useWatchLog.getState());
  const next = { ...changed, events: changed.events.slice(0, mostEvents) };
  useWatchLog.setState(next, true);
  try {
    localStorage.setItem(logKey, JSON.stringify(next));
  } catch {
    // Known to this page only.
  }
}

/** Another tab has asked. */
export function followLog(): () => void {
  const onStorage = ({ key, newValue }: StorageEvent) => {
    if (key === logKey || key === null) useWatchLog.setState(readLog(newValue), true);
  };
  window.addEventListener('storage', onStorage);
  return () => {
    window.removeEventListener('storage', onStorage);
  };
}

const freshEntry = (id: string): WatchEntry => ({
  id,
  state: freshWatch,
  askedAt: 0,
  failures: 0,
  notBefore: 0,
  fault: '',
  cost: 0,
  look: undefined,
});

export const entryOf = ({ entries }: WatchLog, id: string): WatchEntry =>
  entries.find((one) => one.id === id) ?? freshEntry(id);

/** The log with an entry in place of the one with its id, without those of watches that are gone. */
export const withEntry = (log: WatchLog, entry: WatchEntry, ids: ReadonlySet<string>): WatchLog => ({
  ...log,
  entries: [...log.entries.filter(({ id }) => id !== entry.id && ids.has(id)), entry],
});

/** The watch says something else now: what was seen of it before is of no use. What it fired about stays listed, as over. */
export function forgetEntry(id: string, now: number): void {
  changeLog((log) => ({
    ...log,
    entries: log.entries.filter((one) => one.id !== id),
    events: log.events.map((one) =>
      one.watchId === id && one.quietAt === undefined ? { ...one, quietAt: now } : one,
    ),
  }));
}

export function clearEvents(): void {
  changeLog((log) => ({ ...log, events: log.events.filter(({ quietAt }) => quietAt === undefined) }));
}

/** An open incident that nobody has looked after for so long is not known to go on: the browser was closed meanwhile. */
export const staleAfterMs = Math.max(hourMs, coolDownMs);
