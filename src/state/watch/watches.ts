import * as v from 'valibot';
import { create } from 'zustand';
import type { WatchRule } from '../../core';
import { nanos } from '../../core';
import { noteWatches, watchesKey } from './watchLamp';

/** Most searches that are watched. */
export const mostWatches = 30;

/** A search and the rule that it is watched by. */
export interface Watch {
  readonly id: string;
  readonly name: string;
  /** The query of the search's address, without its window: that moves. */
  readonly raw: string;
  readonly rule: WatchRule;
  /** What fires is listed, and nothing else. */
  readonly isMuted: boolean;
}

interface Watches {
  readonly watches: readonly Watch[];
  /** What fires is shown by the desktop too, where the browser was allowed to. */
  readonly notifies: boolean;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1500));
const rule = v.variant('kind', [
  v.object({ kind: v.literal('errors'), least: count }),
  v.object({ kind: v.literal('error-share'), least: v.pipe(v.number(), v.minValue(0.001), v.maxValue(1)) }),
  v.object({
    kind: v.literal('duration'),
    least: v.pipe(v.number(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER), v.transform(nanos)),
  }),
  v.object({ kind: v.literal('p95'), least: v.pipe(v.number(), v.minValue(1.01), v.maxValue(1000)) }),
]);
const watch = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  raw: v.pipe(v.string(), v.maxLength(8000)),
  rule,
  isMuted: v.fallback(v.boolean(), false),
});
const schema = v.object({
  watches: v.fallback(v.array(v.unknown()), []),
  notifies: v.fallback(v.boolean(), false),
});

const nothing: Watches = { watches: [], notifies: false };

/** What is stored; one watch that cannot be read costs no other one. Junk, or a storage that is forbidden, is none. */
function readWatches(text: string | null): Watches {
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    const stored = v.safeParse(schema, parsed);
    if (!stored.success) return nothing;
    const ids = new Set<string>();
    const watches = stored.output.watches.flatMap((one) => {
      const read = v.safeParse(watch, one);
      if (!read.success || ids.has(read.output.id)) return [];
      ids.add(read.output.id);
      return [read.output];
    });
    return { watches: watches.slice(0, mostWatches), notifies: stored.output.notifies };
  } catch {
    return nothing;
  }
}

function load(): Watches {
  try {
    return readWatches(localStorage.getItem(watchesKey));
  } catch {
    return nothing;
  }
}

/** The searches that are watched, the same in all tabs of this browser. */
export const useWatches = create<Watches>(load);

function put(next: Watches): void {
  useWatches.setState(next, true);
  noteWatches(next.watches.length > 0);
  try {
    localStorage.setItem(watchesKey, JSON.stringify(next));
  } catch {
    // Kept for this page only.
  }
}

/** An id that no other watch has; also where the page is no secure context. */
export const newWatchId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/** Adds a watch, or puts it in the place of the one with its id. @returns false where there are too many */
export function putWatch(next: Watch): boolean {
  const { watches, notifies } = useWatches.getState();
  const isKnown = watches.some(({ id }) => id === next.id);
  if (!isKnown && watches.length >= mostWatches) return false;
  put({
    watches: isKnown ? watches.map((one) => (one.id === next.id ? next : one)) : [...watches, next],
    notifies,
  });
  return true;
}

export function deleteWatch(id: string): void {
  const { watches, notifies } = useWatches.getState();
  put({ watches: watches.filter((one) => one.id !== id), notifies });
}

export function setNotifies(notifies: boolean): void {
  put({ ...useWatches.getState(), notifies });
}

/** Another tab has changed them. */
export function followWatches(): () => void {
  const onStorage = ({ key, newValue }: StorageEvent) => {
    if (key !== watchesKey && key !== null) return;
    const next = key === null ? nothing : readWatches(newValue);
    useWatches.setState(next, true);
    noteWatches(next.watches.length > 0);
  };
  window.addEventListener('storage', onStorage);
  return () => {
    window.removeEventListener('storage', onStorage);
  };
}
